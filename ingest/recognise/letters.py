"""Which letter a nota accompanies, and which published letter a letter as sent became."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from ingest.document import Metadata
from ingest.recognise.link_types import Linkable
from ingest.recognise.words import containment, content_words

_OPENING = 2_500
_RARE = 4


class Letters:
    """Letters by the words of their titles and openings, and by date.

    Args:
        letters: letters and answers to Kamervragen.
        window: days after a nota's date within which its letter goes out.
        enough: share of the words of one title that must stand in the other.
    """

    def __init__(self, letters: Sequence[Linkable], *, window: int = 184, enough: float = 0.7) -> None:
        self._letters = sorted(letters, key=lambda letter: (letter.metadata.date or date.max, letter.id))
        letters = self._letters
        self._window = timedelta(days=window)
        self._enough = enough
        self._titles = [content_words(letter.metadata.title) for letter in letters]
        self._openings = [content_words(letter.text[:_OPENING]) for letter in letters]
        self._days = [letter.metadata.date or date.max for letter in letters]
        self._index: dict[str, list[int]] = defaultdict(list)
        for at, (title, opening) in enumerate(zip(self._titles, self._openings, strict=True)):
            for word in title | opening:
                self._index[word].append(at)

    def of_nota(self, nota: Linkable) -> list[Linkable]:
        """Return the letter that a nota goes with (as sent and as published, where both are there), or nothing.

        The letter's date is on or after the nota's, within the window. The words of the nota's title stand in the
        letter's title or, where the
        letter has no subject line of its own, in its opening. Of several that fit equally well the first after the nota
        is taken.
        """
        words = content_words(nota.metadata.title)
        if nota.metadata.date is None or len(words) < 2:
            return []
        scored: list[tuple[float, int]] = []
        for at in self._sharing(words, nota.metadata.date):
            if not _same_dossier(nota.metadata, self._letters[at].metadata):
                continue
            score = self._score(words, at)
            if score >= self._enough:
                scored.append((score, at))
        if not scored:
            return []
        best = max(score for score, _ in scored)
        days = [self._day(at) for score, at in scored if score > best - 0.15]
        first = min(days)
        return [self._letters[at] for score, at in scored if score > best - 0.15 and self._day(at) == first]

    def published(self, sent: Linkable) -> list[Linkable]:
        """Return the published form of a letter: same date, and the same subject or for the most part one opening."""
        if sent.metadata.date is None:
            return []
        words, opening = content_words(sent.metadata.title), content_words(sent.text[:_OPENING])
        found = []
        for at in self._on(sent.metadata.date):
            other = self._letters[at]
            if (
                other.id == sent.id
                or other.metadata.variant != "gepubliceerd"
                or other.metadata.kind is not sent.metadata.kind
            ):
                continue
            named = sent.metadata.reference is not None and sent.metadata.reference in other.text
            titled = len(words) > 1 and words == self._titles[at]
            alike = (
                len(opening) > 20
                and min(containment(opening, self._openings[at]), containment(self._openings[at], opening)) >= 0.6
            )
            if named or titled or alike:
                found.append(other)
        return found

    def _score(self, words: frozenset[str], at: int) -> float:
        title = self._titles[at]
        common = min(len(words & title), len(title)) if title else 0
        in_title = common / min(len(words), len(title)) if min(len(words), len(title)) >= 2 and common >= 2 else 0.0
        in_opening = 0.9 * containment(words, self._openings[at]) if len(words) >= 3 else 0.0
        return max(in_title, in_opening)

    def _sharing(self, words: frozenset[str], since: date) -> set[int]:
        """Return letters within the window that have at least one of the rarest words; only these can share enough."""
        first = bisect_left(self._days, since)
        last = bisect_right(self._days, since + self._window)
        rare = sorted(words, key=lambda word: len(self._index.get(word, ())))[: max(_RARE, len(words) // 2)]
        found: set[int] = set()
        for word in rare:
            places = self._index.get(word, [])
            found.update(places[bisect_left(places, first) : bisect_left(places, last)])
        return found

    def _on(self, day: date) -> range:
        return range(bisect_left(self._days, day), bisect_right(self._days, day))

    def _day(self, at: int) -> date:
        return self._days[at]


def _same_dossier(nota: Metadata, letter: Metadata) -> bool:
    return nota.dossier is None or letter.dossier is None or nota.dossier == letter.dossier
