"""Colours and fonts of the government's house style as a Gradio theme; the rest is in ``static/style.css``."""

from typing import TYPE_CHECKING

import gradio as gr

if TYPE_CHECKING:
    from gradio.themes import Base

LINTBLAUW, DONKERBLAUW, HEMELBLAUW, LICHTBLAUW, TINT = "#154273", "#01689b", "#007bc7", "#8fcae7", "#cce7f4"


def house_style() -> "Base":
    """Return the theme. Only fonts that every machine has, so nothing is fetched."""
    blue = gr.themes.Color(
        c50="#eef6fb",
        c100=TINT,
        c200="#b2d7ee",
        c300=LICHTBLAUW,
        c400="#4ba3d3",
        c500=HEMELBLAUW,
        c600=DONKERBLAUW,
        c700="#015680",
        c800=LINTBLAUW,
        c900="#0f3159",
        c950="#0a2240",
        name="rijksblauw",
    )
    grey = gr.themes.Color(
        c50="#f7f8fa",
        c100="#eef0f3",
        c200="#dfe3e8",
        c300="#c3cad3",
        c400="#8d97a5",
        c500="#5c6673",
        c600="#4a5360",
        c700="#343c47",
        c800="#212832",
        c900="#171d25",
        c950="#10151b",
        name="grijs",
    )
    return gr.themes.Base(
        primary_hue=blue,
        secondary_hue=blue,
        neutral_hue=grey,
        radius_size=gr.themes.sizes.radius_sm,
        font=("Verdana", "Arial", "sans-serif"),
        font_mono=("Consolas", "Courier New", "monospace"),
    ).set(
        body_background_fill="#f7f8fa",
        body_background_fill_dark="#10151b",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="#171d25",
        block_background_fill="#ffffff",
        block_background_fill_dark="#171d25",
        block_shadow="none",
        block_label_text_color="#343c47",
        block_label_text_color_dark="#dfe3e8",
        block_title_text_color="#343c47",
        block_title_text_color_dark="#dfe3e8",
        block_title_text_weight="600",
        body_text_color_subdued="#4a5360",
        body_text_color_subdued_dark="#c3cad3",
        button_primary_background_fill=DONKERBLAUW,
        button_primary_background_fill_dark=DONKERBLAUW,
        button_primary_background_fill_hover=LINTBLAUW,
        button_primary_background_fill_hover_dark=HEMELBLAUW,
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#ffffff",
        input_border_color="#8d97a5",
        input_border_color_dark="#5c6673",
        input_border_color_focus=DONKERBLAUW,
        input_border_color_focus_dark=LICHTBLAUW,
        input_placeholder_color="#5c6673",
        input_placeholder_color_dark="#a9b3c0",
        color_accent=DONKERBLAUW,
        loader_color=DONKERBLAUW,
        link_text_color=DONKERBLAUW,
        link_text_color_dark=LICHTBLAUW,
    )
