"""Marks words and passages in document text; everything that comes out is escaped HTML."""

import re
from collections.abc import Collection
from functools import lru_cache
from html import escape

from ingest.dutch.analyse import Analyser

# A dossier number is one word to the index; so is a word with its inner hyphens and points.
_WORD = re.compile(r"\d{2}\s\d{3}(?:\s[IVX]+\b)?|[^\W_]+(?:[.,'’&-][^\W_]+)*")


class WordMarker:
    """Marks the words of a passage that are words of the question too, as the lexical index sees them.

    Args:
        analyser: the index's own.
        question: as asked.
    """

    def __init__(self, analyser: Analyser, question: str) -> None:
        self._analyser = analyser
        self._terms = frozenset(analyser.words(question)) | frozenset(analyser.parts(question))
        self._matches = lru_cache(maxsize=10_000)(self._is_match)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of matching words in order."""
        if not self._terms:
            return []
        return [match.span() for match in _WORD.finditer(text) if self._matches(match.group())]

    def snippet(self, text: str, length: int = 340) -> str:
        """Return the stretch of a passage with most matching words, marked, as HTML.

        Args:
            text: the passage.
            length: about how many characters.
        """
        places = self.places(text)
        start, end = _window(text, places, length)
        inside = [(a - start, b - start) for a, b in places if a >= start and b <= end]
        before, after = "… " if start else "", " …" if end < len(text) else ""
        return before + marked(text[start:end], inside) + after

    def _is_match(self, word: str) -> bool:
        return not self._terms.isdisjoint((*self._analyser.words(word), *self._analyser.parts(word)))


def marked(text: str, places: Collection[tuple[int, int]], css: str = "nb-word") -> str:
    """Return text as HTML with the given spans in ``<mark>``.

    Args:
        text: as it stands in the document.
        places: disjoint spans in order.
        css: class of the marks.
    """
    pieces, at = [], 0
    for start, end in places:
        pieces += [escape(text[at:start]), f'<mark class="{css}">{escape(text[start:end])}</mark>']
        at = end
    return "".join([*pieces, escape(text[at:])])


def _window(text: str, places: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """Return the span of about ``length`` characters that holds most places, cut at words."""
    if len(text) <= length * 1.3:
        return 0, len(text)
    best = max(
        (place[0] for place in places),
        key=lambda start: sum(start <= other and end <= start + length for other, end in places),
        default=0,
    )
    start = max(0, min(best - length // 8, len(text) - length))
    end = min(len(text), start + length)
    if start:
        start = text.find(" ", start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    return start, end
