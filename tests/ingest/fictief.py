"""Small invented readings (FICTIEF) for the tests of recognition and sections."""

from ingest.document import Block, Reading, Style

_MARKS = {
    "# ": (Style.HEADING, False),
    "** ": (Style.BODY, True),
    "- ": (Style.BULLET, False),
    "| ": (Style.TABLE, False),
    "^ ": (Style.FOOTNOTE, False),
}


def reading(
    source: str, *, form: str = "txt", margin: tuple[str, ...] = (), properties: dict[str, str] | None = None
) -> Reading:
    """Make a reading of paragraphs between blank lines.

    ``# `` marks a heading, ``** `` bold, ``- `` a bullet, ``| `` a table row, ``^ `` a footnote.
    """
    text = ""
    blocks: list[Block] = []
    for paragraph in source.strip("\n").split("\n\n"):
        style, bold, body = Style.BODY, False, paragraph.strip("\n")
        if not body.strip():
            continue
        for mark, (marked, heavy) in _MARKS.items():
            if body.startswith(mark):
                style, bold = marked, heavy
                body = body if style is Style.BULLET else body[len(mark) :]
        text += "\n\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(body), style, 1 if style is Style.HEADING else 0, bold))
        text += body
    return Reading(text=text, blocks=tuple(blocks), format=form, margin=margin, properties=properties or {})
