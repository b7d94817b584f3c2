"""Plain text and Markdown, laid out as text that was copied out of a document system."""

from evals.corpus import body
from evals.corpus.body import Runs
from evals.corpus.load import Source
from evals.corpus.opening import addressee, chamber, column, dutch_date, heading, opening_lines, series
from evals.corpus.source import FICTIE


def render_txt(source: Source) -> bytes:
    """A source as plain text, UTF-8, one line a paragraph."""
    return ("\n".join([FICTIE, "", *_head(source), "", *text_lines(source.body)]).rstrip() + "\n").encode()


def render_md(source: Source) -> bytes:
    """A source as Markdown: its own body below a head."""
    written = source.path.read_text(encoding="utf-8").split("\n---\n", 1)[1].strip()
    fields = [f"**{label}:** {value}  " for label, value in column(source) or [("Datum", dutch_date(source))]]
    head = [f"*{FICTIE}*", "", f"# {source.front.title}", "", *fields]
    return "\n".join([*head, "", written, ""]).encode()


def text_lines(text: body.Body) -> list[str]:
    """Blocks as lines, an empty one between them but not within a list; footnotes at the end."""
    out: list[str] = []
    previous: body.Block | None = None
    for block in text.blocks:
        if isinstance(block, body.PageBreak):
            continue
        if previous is not None and not (isinstance(block, body.Item) and isinstance(previous, body.Item)):
            out.append("")
        out += _lines(block)
        previous = block
    if text.notes:
        out += ["", *(f"{number} {_text(note)}" for number, note in enumerate(text.notes, start=1))]
    return out


def _lines(block: body.Block) -> list[str]:
    match block:
        case body.Heading(_, runs) | body.Paragraph(runs):
            return _text(runs).split("\n")
        case body.Item(depth, number, runs, _):
            return [f"{' ' * (depth - 1)}{f'{number}.' if number else '-'} {_text(runs)}"]
        case body.Table(rows):
            return ["\t".join(_text(cell) for cell in row) for row in rows]
        case _:
            return []


def _text(runs: Runs) -> str:
    """Characters of runs, the digit of a footnote glued to the word before it."""
    return "".join("\n" if run.line else str(run.note) if run.note else run.text for run in runs)


def _head(source: Source) -> list[str]:
    match source.front.layout:
        case "nota":
            return _nota(source)
        case "brief":
            fields = [line for label, value in column(source) if label != "Datum" for line in (label, value, "")]
            subject = source.front.betreft or source.front.title
            return [*addressee(source), "", *fields, f"Datum {dutch_date(source)}", f"Betreft {subject}"]
        case "kamerstuk":
            return _kamerstuk(source)
        case _:
            fields = [f"{label}: {value}" for label, value in column(source) or [("Datum", dutch_date(source))]]
            return [source.front.title, *fields]


def _nota(source: Source) -> list[str]:
    front = source.front
    fields = [line for label, value in column(source) for line in (label, value, "")]
    to = [f"{label} {value}" for label, value in (("Aan", front.aan), ("Van", front.van)) if value]
    return [front.type, "", *fields, *to, "", "nota", "", front.title]


def _kamerstuk(source: Source) -> list[str]:
    stuk = source.front.kamerstuk
    if stuk is None:
        return [source.front.title]
    number, title = series(stuk)
    name, figure = chamber(stuk)
    kop = f"{stuk.label} {heading(stuk)}".strip() if stuk.dossier else stuk.nr
    lines = [f"{name} {figure}", f"Vergaderjaar {stuk.vergaderjaar}", "", number, title, "", kop, ""]
    return lines + [line for one in opening_lines(source) for line in (one, "")]
