"""What a draft is: the types that the command line, the exports and the evaluation read."""

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.answer.types import Citation, Span
from assistant.contract import citation_as_json
from ingest.errors import NotabeneError

GAP = "[NOG IN TE VULLEN]"
"""What stands where no source says what belongs there."""


class DraftError(NotabeneError):
    """A draft that cannot be made; the text is one plain Dutch sentence for the user that says what to do next."""


class Onderdeel(StrEnum):
    """A section that can be drafted; the values are part of the command line and the JSON."""

    AANLEIDING = "aanleiding"
    GEADVISEERD_BESLUIT = "geadviseerd-besluit"
    KERN = "kern"
    TOELICHTING = "toelichting"
    NIET_OPENBAAR = "niet-openbaar"
    BIJLAGEN = "bijlagen"
    NOTA = "nota"


class Shape(StrEnum):
    """How a line of a draft is set."""

    PARAGRAPH = "alinea"
    BULLET = "punt"
    SUB = "subpunt"
    HEADING = "kop"
    ROW = "rij"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a draft.

    Attributes:
        text: as shown, without marks; a row of a table has its cells between bars.
        spans: what it rests on, in order; empty for a heading, a gap or a fixed formula.
        shape: how it is set.
        changed: its words differ from those of its source ("ik" became "u"), so that the original is shown beside it.
        fixed: a formula of the template that states no fact of a source.
    """

    text: str
    spans: tuple[Span, ...] = ()
    shape: Shape = Shape.PARAGRAPH
    changed: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that the writer has to fill in or decide.

    Attributes:
        place: the section it belongs to, by its heading.
        text: a plain Dutch sentence that says what is missing and what to do.
    """

    place: str
    text: str

    def as_json(self) -> dict[str, str]:
        """Return it as other programs read it."""
        return {"place": self.place, "text": self.text}


@dataclass(frozen=True, slots=True)
class Waarschuwing:
    """Something in the draft or its sources that a person should look at.

    Attributes:
        kind: which check, in one word.
        place: where: a section, a line of the draft, or a source with its page.
        text: what is the matter.
        todo: what to do about it.
    """

    kind: str
    place: str
    text: str
    todo: str

    def as_json(self) -> dict[str, str]:
        """Return it as other programs read it."""
        return {"kind": self.kind, "place": self.place, "text": self.text, "todo": self.todo}


@dataclass(frozen=True, slots=True)
class Block:
    """A section of a draft under its heading.

    Attributes:
        role: canonical name (``kern``).
        heading: as the profile has it.
        lines: in order.
        open_points: what is to be filled in.
    """

    role: str
    heading: str
    lines: tuple[Line, ...]
    open_points: tuple[OpenPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft.

    Attributes:
        section: what was asked for.
        title: of the nota.
        header: label and value of the header block, in order; empty unless the whole nota was asked for.
        blocks: the sections.
        text: all of it as plain text with ``[n]`` marks.
        citations: in order of their numbers.
        type: of the nota in capitals; empty unless the whole nota was asked for.
        open_points: what is to be filled in.
        warnings: what is to be looked at.
        mode: ``extractive`` or the model's name.
    """

    section: Onderdeel
    title: str
    header: tuple[tuple[str, Line], ...]
    blocks: tuple[Block, ...]
    text: str
    citations: tuple[Citation, ...]
    open_points: tuple[OpenPoint, ...]
    warnings: tuple[Waarschuwing, ...]
    mode: str
    type: str = ""
    concept: str = field(default="AI-concept, controleer.")

    def as_json(self) -> dict[str, object]:
        """Return it as the contract of ``draft`` has it."""
        return {
            "section": self.section.value,
            "text": self.text,
            "citations": [citation_as_json(one) for one in self.citations],
            "open_points": [one.as_json() for one in self.open_points],
            "warnings": [one.as_json() for one in self.warnings],
            "mode": self.mode,
        }

    def numbers(self, line: Line) -> list[int]:
        """Return the numbers of the citations of a line."""
        return [
            one.n
            for span in line.spans
            for one in self.citations
            if one.document == span.document and span.start <= one.start and one.end <= span.end
        ]
