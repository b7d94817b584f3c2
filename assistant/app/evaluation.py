"""The tab Evaluatie: reports of evaluation runs, for who set a folder with them."""

import gradio as gr

from assistant.app.reports import Reports, frame, how_to_begin, label
from assistant.app.wiring import AT_ONCE, own_html


def build_evaluation(reports: Reports, tab: gr.Tab) -> None:
    """Build the tab inside the current ``gr.Tab``.

    Args:
        reports: what there is to show.
        tab: the tab itself; the folder is looked at each time it is opened.
    """
    chosen = gr.Dropdown([], label="Verslag", elem_id="nb-which-report", filterable=False)
    shown = own_html("", "nb-evaluation")

    def opened(key: str | None) -> tuple[object, str]:
        found = reports.all()
        if not found:
            return gr.Dropdown(choices=[], value=None, interactive=False), how_to_begin(reports)
        one = next((report for report in found if report.key == key), found[0])
        choices = [(label(report), report.key) for report in found]
        return gr.Dropdown(choices=choices, value=one.key, interactive=True), frame(one)

    def choose(key: str | None) -> str:
        one = reports.find(key or "")
        return frame(one) if one else how_to_begin(reports)

    tab.select(opened, chosen, [chosen, shown], **AT_ONCE)
    chosen.input(choose, chosen, shown, **AT_ONCE)
