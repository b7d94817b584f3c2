"""Lay flowables out over pages, each footnote at the foot of the page where its mark stands.

ReportLab's own page templates know no footnotes. This does one column a page, which is all that these documents need,
and returns the pages before anything is drawn, so that a footer can say how many there are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

_RULE_ABOVE_NOTES = 9.0
_ROOM_AFTER_HEADING = 42.0


@dataclass(frozen=True)
class Frame:
    """Where text goes on a page, in points from the lower left corner."""

    left: float
    top: float
    width: float
    bottom: float


@dataclass(frozen=True)
class Piece:
    """A flowable with what decides where it may go.

    Attributes:
        flowable: None stands for a forced page break.
        notes: numbers of footnotes marked in a flowable that is not a paragraph.
        keep: stays with what follows.
    """

    flowable: Flowable | None
    notes: tuple[int, ...] = ()
    keep: bool = False


@dataclass
class Sheet:
    """One page: what is drawn where."""

    frame: Frame
    placed: list[tuple[Flowable, float]] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    y: float = 0.0
    gap: float = 0.0

    def draw(self, canvas: Canvas, notes: Sequence[Paragraph]) -> None:
        """Draw text and footnotes."""
        for flowable, y in self.placed:
            flowable.drawOn(canvas, self.frame.left, y)
        y = self.frame.bottom
        for number in reversed(self.notes):
            note = notes[number - 1]
            height = note.wrap(self.frame.width, 1000)[1]
            note.drawOn(canvas, self.frame.left, y)
            y += height
        if self.notes:
            canvas.setLineWidth(0.5)
            canvas.line(self.frame.left, y + 4, self.frame.left + 110, y + 4)


def paginate(pieces: Sequence[Piece], notes: Sequence[Paragraph], frame: Callable[[int], Frame]) -> list[Sheet]:
    """Distribute pieces over pages.

    Args:
        pieces: in reading order.
        notes: the footnotes; ``notes[0]`` is number 1.
        frame: gives the frame of a page by its number, from 1.
    """
    sheets = [_blank(frame(1))]
    queue = list(pieces)
    while queue:
        piece = queue.pop(0)
        sheet = sheets[-1]
        if piece.flowable is None:
            sheets.append(_blank(frame(len(sheets) + 1)))
            continue
        flowable = piece.flowable
        numbers = _marked(piece)
        before = max(sheet.gap, flowable.getSpaceBefore()) if sheet.placed else 0.0
        height = flowable.wrap(sheet.frame.width, 10_000)[1]
        room = sheet.y - before - sheet.frame.bottom
        need = height + _notes_height(sheet, numbers, notes) + (_ROOM_AFTER_HEADING if piece.keep and queue else 0)
        if need <= room:
            _place(sheet, flowable, before, height, numbers)
            continue
        parts = [] if piece.keep else _split(piece, sheet, room, notes)
        if parts:
            first = parts[0]
            _place(sheet, first, before, first.wrap(sheet.frame.width, 10_000)[1], _marked(Piece(first, piece.notes)))
            rest = [Piece(part) for part in parts[1:]]
            queue = rest + queue
        elif sheet.placed:
            queue.insert(0, piece)
        else:  # taller than a page and indivisible: better over the edge than never
            _place(sheet, flowable, before, height, numbers)
        if queue:
            sheets.append(_blank(frame(len(sheets) + 1)))
    return [sheet for sheet in sheets if sheet.placed] or sheets[:1]


def _blank(frame: Frame) -> Sheet:
    return Sheet(frame, y=frame.top)


def _place(sheet: Sheet, flowable: Flowable, before: float, height: float, numbers: Sequence[int]) -> None:
    sheet.y -= before + height
    sheet.placed.append((flowable, sheet.y))
    sheet.gap = flowable.getSpaceAfter()
    sheet.notes.extend(number for number in numbers if number not in sheet.notes)


def _split(piece: Piece, sheet: Sheet, room: float, notes: Sequence[Paragraph]) -> list[Flowable]:
    """Split so that the first part fits together with the footnotes marked in it; empty where that cannot be."""
    flowable = piece.flowable
    height = room
    while flowable is not None and height > 0:
        parts: list[Flowable] = flowable.split(sheet.frame.width, height)
        if len(parts) < 2:
            return []
        tall = parts[0].wrap(sheet.frame.width, 10_000)[1]
        if tall + _notes_height(sheet, _marked(Piece(parts[0], piece.notes)), notes) <= room:
            return parts
        height = min(height, tall) - 4
    return []


def _marked(piece: Piece) -> list[int]:
    """Numbers of the footnotes marked in a piece: raised digits are nothing else here."""
    if not isinstance(piece.flowable, Paragraph):
        return list(piece.notes)
    numbers: list[int] = []
    for frag in piece.flowable.frags:
        # What came out of a split holds words, each a list of its width and pairs of typeface and text.
        pairs = frag[1:] if isinstance(frag, list) else [(frag, getattr(frag, "text", ""))]
        numbers += [int(text) for face, text in pairs if face.rise and str(text).strip().isdigit()]
    return numbers


def _notes_height(sheet: Sheet, numbers: Sequence[int], notes: Sequence[Paragraph]) -> float:
    """Height that footnotes take on a page when these come to those that it has."""
    together = dict.fromkeys([*sheet.notes, *numbers])
    total = sum(notes[number - 1].wrap(sheet.frame.width, 10_000)[1] for number in together)
    return total + _RULE_ABOVE_NOTES if together else 0.0
