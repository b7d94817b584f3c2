"""Splits Dutch compounds into words that the corpus itself uses.

A word splits where both sides are known words, by the geometric mean of the frequencies of its parts (Koehn and
Knight, *Empirical Methods for Compound Splitting*, EACL 2003); the joining letters of Dutch (s, en, e) are dropped.
"""

from collections.abc import Mapping

_JOINTS = ("", "s", "en", "e")


class CompoundSplitter:
    """Knows a vocabulary and splits words by it; the same vocabulary gives the same splits.

    Args:
        frequencies: folded word -> how often it occurs.
        shortest: least number of letters of a part.
        rarest: least frequency of a part.
        most: greatest number of parts.
        never: words that are no part of a compound (stop words: ``voorbeeld`` is no ``voor`` + ``beeld``).
    """

    def __init__(
        self,
        frequencies: Mapping[str, int],
        *,
        shortest: int = 4,
        rarest: int = 3,
        most: int = 4,
        never: frozenset[str] = frozenset(),
    ) -> None:
        self._shortest = shortest
        self._most = most
        self._known = {
            word: count
            for word, count in frequencies.items()
            if count >= rarest and len(word) >= shortest and word.isalpha() and word not in never
        }

    def split(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound in order, or an empty tuple for a word that is none."""
        if len(word) < 2 * self._shortest or not word.isalpha():
            return ()
        best = self._best(word, self._most, whole=True)
        return best[1] if best else ()

    def _best(self, word: str, most: int, *, whole: bool = False) -> tuple[float, tuple[str, ...]] | None:
        """Return mean frequency and parts of the best reading; ``whole`` forbids the word itself as one."""
        readings: list[tuple[float, tuple[str, ...]]] = []
        if not whole and word in self._known:
            readings.append((float(self._known[word]), (word,)))
        if most > 1:
            for cut in range(self._shortest, len(word) - self._shortest + 1):
                head = self._head(word[:cut])
                if head is None:
                    continue
                rest = self._best(word[cut:], most - 1)
                if rest is None:
                    continue
                mean, parts = rest
                n = len(parts)
                joint_mean = (self._known[head] * mean**n) ** (1 / (n + 1))
                readings.append((joint_mean, (head, *parts)))
        # Of equal means the reading with the fewest, then the first parts: nothing is left to chance.
        return max(readings, key=lambda reading: (reading[0], -len(reading[1]), reading[1]), default=None)

    def _head(self, left: str) -> str | None:
        """Return the known word that ``left`` is, with or without a joining letter."""
        for joint in _JOINTS:
            stem = left.removesuffix(joint) if joint else left
            if (stem is left or stem != left) and len(stem) >= self._shortest and stem in self._known:
                return stem
        return None
