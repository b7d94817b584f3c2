"""Mends typing errors in a question by the words that the documents use."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.retrieve.question import understand
from ingest.dutch.analyse import Analyser
from ingest.dutch.fold import fold
from ingest.dutch.stopwords import stopwords
from ingest.dutch.tokens import tokens
from ingest.dutch.wordlist import is_dutch

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Mended:
    """A question with its typing errors mended.

    Attributes:
        text: the question to go on with.
        changes: (as typed, as read), in order; empty where nothing was mended.
    """

    text: str
    changes: tuple[tuple[str, str], ...] = ()


class Speller:
    """Replaces words that no document has by the one word, one typing error away, that documents do have.

    A typing error is a letter too many, too few, another one, or two that changed places; the first letter is taken to
    be right, as it mostly is. A word of which the stem, a part or a spelling is known is left alone, and so are Dutch
    words that the documents do not have ("draait" is no slip for "draagt"), and short words, numbers, references and
    abbreviations: there one letter makes another word.

    Args:
        analyser: the index's; its vocabulary is that of the documents.
        frequencies: gives in how many passages each stem stands.
        known: folded words that are right without standing in any document. To one of these a word is mended only where
            both sound alike (``uitgevoert``).
        shortest: least number of letters of a word that is mended; a name needs one more.
        longest: greatest number of letters; a longer one is no word, and has too many neighbours to look at.
    """

    def __init__(
        self,
        analyser: Analyser,
        frequencies: Callable[[Iterable[str]], dict[str, int]],
        *,
        known: frozenset[str] = frozenset(),
        shortest: int = 6,
        longest: int = 60,
    ) -> None:
        self._analyser = analyser
        self._frequencies = frequencies
        self._words = known
        self._known = known | stopwords()
        self._shortest = shortest
        self._longest = longest

    def mend(self, question: str) -> Mended:
        """Mend a question.

        Args:
            question: as typed, in Dutch.

        Returns:
            The question with words replaced, in the case they were typed in.
        """
        changes: list[tuple[str, str]] = []

        def mended(match: re.Match[str]) -> str:
            word = match.group()
            better = self._better(word)
            if not better:
                return word
            better = better.capitalize() if word[0].isupper() else better
            changes.append((word, better))
            return better

        # The rest has blanks where references stood, so that offsets are those of the question.
        rest = understand(question).rest
        text = question
        for match, better in reversed([(match, mended(match)) for match in _WORD.finditer(rest)]):
            text = text[: match.start()] + better + text[match.end() :]
        return Mended(text, tuple(changes))

    def _better(self, word: str) -> str | None:
        folded = fold(word)
        named = word[0].isupper()
        short = len(folded) < self._shortest + named or any(letter.isupper() for letter in word[1:])
        if short or len(folded) > self._longest or not folded.isalpha() or self._is_known(word, folded):
            return None
        vocabulary = self._analyser.vocabulary
        near = {other for other in _neighbours(folded) if other in vocabulary}
        if not near:
            near = {other for other in _neighbours(folded) & self._words if _sounds_alike(folded, other)}
        if not near:
            return None
        # Of several the one that is used most; where two are used about as much, neither can be told to be meant.
        best, *others = sorted(near, key=lambda other: (-vocabulary.get(other, 1), other))
        stems = {self._analyser.words(other)[:1][0] for other in near if self._analyser.words(other)}
        sure = not others or len(stems) == 1 or vocabulary.get(best, 1) >= 3 * vocabulary.get(others[0], 1)
        # Last, since the list is only read for a word that would be mended.
        return best if sure and not is_dutch(word) else None

    def _is_known(self, word: str, folded: str) -> bool:
        if folded in self._known or folded in self._analyser.vocabulary:
            return True
        if folded.endswith("t") and folded[:-1] in self._analyser.vocabulary:
            return True  # antwoordt, of a corpus that has antwoord alone
        if any(token.fixed for token in tokens(word)):
            return True
        stems = self._analyser.words(word)
        parts = self._analyser.parts(word)
        seen = self._frequencies([*stems, *parts])
        return any(seen.get(stem, 0) for stem in stems) or (len(parts) > 1 and all(seen.get(p, 0) for p in parts))


def _sounds_alike(one: str, other: str) -> bool:
    """Tell whether two spellings differ in what is not heard: d or t at the end, a double letter, ei and ij."""

    def sound(word: str) -> str:
        word = re.sub(r"(.)\1", r"\1", word.replace("ij", "ei").replace("ou", "au"))
        return re.sub(r"(?:dt|d)$", "t", word)

    return sound(one) == sound(other)


def _neighbours(word: str) -> set[str]:
    """Return all strings one typing error away from a word that begin with the same letter."""
    cuts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    near = {left + right[1:] for left, right in cuts if right}
    near |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    near |= {left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS}
    near |= {left + letter + right for left, right in cuts for letter in _LETTERS}
    return near - {word}
