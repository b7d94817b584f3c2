"""What changed between two texts, by lines and then by words, as HTML that does not rest on colour."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from html import escape

Place = tuple[str, int, int]
"""What a mark stands for, whatever its number: the document, where the quote begins and ends."""

_WORD = re.compile(r"\[\d+\]\s*|\[\s*|[^\s\[]+\s*|\s+")
_ALIKE = 0.35  # below this share of equal words two lines are not one line changed
_SHOWN = 3  # lines of context on either side of a change


class Change(StrEnum):
    """What happened to a piece of text; the values are the elements that show it."""

    SAME = "span"
    GONE = "del"
    NEW = "ins"


_SAID = {Change.GONE: ("verwijderd: ", " einde verwijderd"), Change.NEW: ("toegevoegd: ", " einde toegevoegd")}


@dataclass(frozen=True, slots=True)
class Text:
    """A text with marks.

    Attributes:
        text: with ``[n]`` marks.
        places: what each number stands for; a mark that was only renumbered is the same.
    """

    text: str
    places: Mapping[int, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with what happened to it."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class _Word:
    key: str | Place
    shown: str


def difference(before: Text, after: Text) -> list[Piece]:
    """Return the text of both in reading order: without what is gone it is ``after``, without what is new ``before``.

    Marks and white space that stayed are those of ``after``.

    Args:
        before: the earlier text.
        after: the later one.
    """
    old, new = _lines(before), _lines(after)
    pieces: list[Piece] = []
    for change, gone, added in _steps([_keys(line) for line in old], [_keys(line) for line in new]):
        one, other = _joined(old[gone]), _joined(new[added])
        if change == "equal":
            pieces.append(Piece(Change.SAME, _text(other)))
        else:
            pieces += _words(one, other)
    return _merged(pieces)


def difference_html(pieces: Sequence[Piece]) -> str:
    """Return the difference as HTML: ``ins`` and ``del``, said to a screen reader too; long equal parts folded."""
    starts = ["\n", *(piece.text for piece in pieces)]
    shown = (_piece(piece, within=not before.endswith("\n")) for before, piece in zip(starts, pieces, strict=False))
    return f'<div class="nb-diff">{"".join(shown)}</div>'


def _piece(piece: Piece, *, within: bool) -> str:
    """Return a piece as HTML; ``within`` a line the end of the line that is gone breaks nothing."""
    if piece.change is Change.SAME:
        lines = piece.text.splitlines(keepends=True)
        if len(lines) <= 2 * _SHOWN + 2:
            return escape(piece.text)
        start, folded, end = lines[:_SHOWN], lines[_SHOWN:-_SHOWN], lines[-_SHOWN:]
        summary = f"<summary>{len(folded)} regels zijn gelijk gebleven</summary>"
        return f"{_escaped(start)}<details>{summary}{_escaped(folded)}</details>{_escaped(end)}"
    begin, end_ = _SAID[piece.change]
    words = piece.text.rstrip()
    if not words:
        return escape(piece.text)
    return (
        f'<{piece.change}><span class="nb-unseen">{begin}</span>{escape(words)}<span class="nb-unseen">{end_}</span>'
        f"</{piece.change}>{' ' if within and piece.change is Change.GONE else piece.text[len(words) :]}"
    )


def _escaped(lines: Sequence[str]) -> str:
    return escape("".join(lines))


def _words(old: list[_Word], new: list[_Word]) -> Iterator[Piece]:
    one, other = _keys(old), _keys(new)
    if SequenceMatcher(None, one, other, autojunk=False).ratio() < _ALIKE:
        yield Piece(Change.GONE, _text(old))
        yield Piece(Change.NEW, _text(new))
        return
    for change, gone, added in _steps(one, other):
        if change == "equal":
            yield Piece(Change.SAME, _text(new[added]))
        else:
            yield Piece(Change.GONE, _text(old[gone]))
            yield Piece(Change.NEW, _text(new[added]))


def _steps(old: Sequence[object], new: Sequence[object]) -> Iterator[tuple[str, slice, slice]]:
    for change, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield change, slice(a, b), slice(c, d)


def _lines(text: Text) -> list[list[_Word]]:
    whole = text.text.replace("\r\n", "\n").rstrip() + "\n"
    return [
        [_word(match[0], text.places) for match in _WORD.finditer(line)] for line in whole.splitlines(keepends=True)
    ]


def _word(shown: str, places: Mapping[int, Place]) -> _Word:
    bare = shown.strip()
    number = int(bare[1:-1]) if re.fullmatch(r"\[\d+\]", bare) else 0
    return _Word(places.get(number, bare), shown)


def _keys(words: Sequence[_Word]) -> tuple[str | Place, ...]:
    return tuple(word.key for word in words)


def _joined(lines: Sequence[Sequence[_Word]]) -> list[_Word]:
    return [word for line in lines for word in line]


def _text(words: Sequence[_Word]) -> str:
    return "".join(word.shown for word in words)


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    merged: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if merged and merged[-1].change is piece.change:
            merged[-1] = Piece(piece.change, merged[-1].text + piece.text)
        else:
            merged.append(piece)
    return merged
