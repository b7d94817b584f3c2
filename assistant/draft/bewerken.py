"""Takes an edited text back into a draft: each line keeps the sources that its marks name, and all checks run again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.answer.types import Citation, Span
from assistant.draft.material import Material
from assistant.draft.opstellen import assemble
from assistant.draft.profielen import Profiel
from assistant.draft.types import GAP, Block, Draft, Line, OpenPoint, Shape

_MARKS = re.compile(r"\s*((?:\[\d{1,3}\])+)\s*$")
_NUMBER = re.compile(r"\[(\d{1,3})\]")
_HEADING = re.compile(r"##\s+(.+)")
_SHAPES = ((re.compile(r"(?:\s{1,}|\t)[-•*]\s+"), Shape.SUB), (re.compile(r"[-•*]\s+"), Shape.BULLET))
_SUBHEAD = re.compile(r"###\s+")


def edited(made: Draft, text: str, material: Material, profile: Profiel, *, day: date | None = None) -> Draft:
    """Return a draft with the text that a person made of it.

    Args:
        made: the draft before.
        text: its text, changed: bullets begin with ``-``, sub-bullets with spaces before it, sections of a whole nota
            with ``##``; ``[n]`` at the end of a line names a source of ``made``, any other number is dropped.
        material: the sources.
        profile: headings, contract.
        day: date of the nota.

    Returns:
        The draft, numbered anew and checked again; a statement without a source is an open point.
    """
    known = {citation.n: citation for citation in made.citations}
    before = {line.text: line for block in made.blocks for line in block.lines}
    blocks = [_block(block, lines, known, before) for block, lines in zip(made.blocks, _parts(made, text), strict=True)]
    return assemble(
        made.section,
        material,
        profile,
        blocks,
        header=made.header,
        points=[point for point in made.open_points if point.place == "Kop"],
        title=made.title,
        day=day,
        mode=made.mode,
    )


def _parts(made: Draft, text: str) -> list[list[str]]:
    """Return the lines of each section; what stands under no known heading goes with the one before."""
    lines = text.replace("\r\n", "\n").split("\n")
    if len(made.blocks) == 1:
        return [lines]
    places = {block.heading.casefold(): at for at, block in enumerate(made.blocks)}
    parts: list[list[str]] = [[] for _ in made.blocks]
    at: int | None = None
    for line in lines:
        if (heading := _HEADING.fullmatch(line.strip())) and (
            found := places.get(heading[1].strip().casefold())
        ) is not None:
            at = found
        elif at is not None:
            parts[at].append(line)
    return parts


def _block(block: Block, lines: Sequence[str], known: Mapping[int, Citation], before: Mapping[str, Line]) -> Block:
    made = tuple(line for raw in lines if (line := _line(raw, known, before)))
    gaps = [line for line in made if GAP in line.text]
    # What was open before is said in its own words; a gap that a model or a person left has none.
    points = [point for point in block.open_points if gaps] or [
        OpenPoint(block.heading, f"Vul in: “{line.text[:120]}”.") for line in gaps
    ]
    points += [
        OpenPoint(block.heading, f"Deze zin heeft geen bron: “{line.text[:120]}”. Noem een bron, of haal haar weg.")
        for line in made
        if not line.spans
        and not line.fixed
        and GAP not in line.text
        and line.shape is not Shape.HEADING
        and not line.text.endswith(":")
    ]
    return replace(block, lines=made, open_points=tuple(points))


def _line(raw: str, known: Mapping[int, Citation], before: Mapping[str, Line]) -> Line | None:
    text, shape = raw, Shape.PARAGRAPH
    if subhead := _SUBHEAD.match(raw):
        text, shape = raw[subhead.end() :], Shape.HEADING
    else:
        for pattern, one in _SHAPES:
            if match := pattern.match(raw):
                text, shape = raw[match.end() :], one
                break
    marks = _MARKS.search(text)
    said = " ".join((text[: marks.start()] if marks else text).split())
    if not said:
        return None
    old = before.get(said)
    if old is not None and old.shape is Shape.ROW:
        shape = Shape.ROW
    numbers = dict.fromkeys(int(number) for number in _NUMBER.findall(marks[1])) if marks else {}
    spans = tuple(_span(known[number]) for number in numbers if number in known)
    return Line(said, spans, shape, changed=old.changed if old else bool(spans), fixed=old.fixed if old else False)


def _span(citation: Citation) -> Span:
    return Span(citation.document, citation.start, citation.end)
