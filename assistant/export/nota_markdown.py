"""A draft as Markdown: headings, lists, footnotes, open points as a list of tasks."""

import re

from assistant.draft.types import Draft, Line, Shape
from assistant.export.forms import place, plain

_INDENT = {Shape.BULLET: "- ", Shape.SUB: "    - ", Shape.HEADING: "### "}


def nota_markdown(draft: Draft) -> str:
    """Return a draft as Markdown; what a document says is never markup."""
    parts = [f"*{plain(draft.concept)}*"]
    if draft.type:
        parts.append(f"**{plain(draft.type)}**")
    if draft.header:
        rows = [f"| {plain(label)} | {_said(draft, line)} |" for label, line in draft.header]
        parts.append("\n".join(["| Veld | Waarde |", "|---|---|", *rows]))
    if draft.title:
        parts.append(f"# {plain(draft.title)}")
    for block in draft.blocks:
        parts += [f"## {plain(block.heading)}", _body(draft, block.lines)]
    if draft.open_points:
        parts += [
            "## Open punten",
            "\n".join(f"- [ ] {plain(one.place)}: {plain(one.text)}" for one in draft.open_points),
        ]
    notes = [f"[^{one.n}]: {plain(place(one))}: “{plain(' '.join(one.quote.split()))}”" for one in draft.citations]
    return "\n\n".join([*parts, *(["\n".join(notes)] if notes else [])]) + "\n"


def _body(draft: Draft, lines: tuple[Line, ...]) -> str:
    text, last = "", Shape.PARAGRAPH
    rows = 0
    for line in lines:
        listed = {Shape.BULLET, Shape.SUB}
        tight = (line.shape in listed and last in listed) or (line.shape is Shape.ROW and last is Shape.ROW)
        text += ("\n" if tight else "\n\n") if text else ""
        if line.shape is Shape.ROW:
            cells = [plain(cell.strip()) for cell in line.text.split("|")]
            text += "| " + " | ".join(cells) + _marks(draft, line) + " |"
            text += "\n|" + "---|" * len(cells) if rows == 0 else ""
            rows += 1
        else:
            text += _INDENT.get(line.shape, "") + _said(draft, line)
        last = line.shape
    return text


def _said(draft: Draft, line: Line) -> str:
    return re.sub(r"\s+", " ", plain(line.text)) + _marks(draft, line)


def _marks(draft: Draft, line: Line) -> str:
    return "".join(f"[^{n}]" for n in draft.numbers(line))
