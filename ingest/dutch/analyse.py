"""From text to the terms under which it is indexed and found."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.dutch.compounds import CompoundSplitter
from ingest.dutch.stem import Algorithm, DutchStemmer
from ingest.dutch.stopwords import stopwords
from ingest.dutch.tokens import Token, tokens

_WHOLE = 5  # letters of a word that is looked for in compounds
_SURE = 8  # letters from which it needs no proof that the rest of the compound is a word too
_REST = 4  # letters that the rest has at least, so that no ending is taken for a word


@dataclass(frozen=True, slots=True)
class WordKnobs:
    """How words become terms.

    Attributes:
        stemmer: which one; None for words as they are written.
        compounds: compounds are split into parts besides; a word that the writer joined with a hyphen always is.
    """

    stemmer: Algorithm | None = "dutch_porter"
    compounds: bool = True


class Analyser:
    """Turns text into stems of content words, and into stems of the parts of its compounds.

    The same vocabulary gives the same terms, so an index stores the vocabulary that it was analysed with and a query is
    analysed with that one. Safe to share between threads.

    Args:
        vocabulary: folded word -> how often the corpus uses it, as ``count_words`` gives; compounds split into these.
        knobs: stemmer and compounds; None for the defaults.
        shortest: least number of letters of a compound's part.
        rarest: least frequency of a compound's part.

    Attributes:
        vocabulary: as given.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int] | None = None,
        *,
        knobs: WordKnobs | None = None,
        shortest: int = 4,
        rarest: int = 3,
    ) -> None:
        self.vocabulary: Mapping[str, int] = vocabulary or {}
        self._stop = stopwords()
        knobs = knobs or WordKnobs()
        self._stemmer = DutchStemmer(knobs.stemmer) if knobs.stemmer else None
        self._compounds = knobs.compounds
        self._splitter = CompoundSplitter(self.vocabulary, shortest=shortest, rarest=rarest, never=self._stop)
        self._stems: dict[str, str] = {}
        self._splits: dict[str, tuple[str, ...]] = {}
        self._compounds_of: dict[str, tuple[str, ...]] = {}

    def words(self, text: str) -> list[str]:
        """Return the stems of the content words of ``text`` in order; numbers, dates and references are kept whole."""
        return [self._stem(token) for token in self._content(text)]

    def parts(self, text: str) -> list[str]:
        """Return ``words`` with each compound replaced by the stems of its parts."""
        return [stem for token in self._content(text) for stem in self._split(token)]

    def both(self, text: str) -> tuple[list[str], list[str]]:
        """Return ``words`` and ``parts``; cutting the text takes most of the time, and is done once."""
        content = list(self._content(text))
        return [self._stem(token) for token in content], [stem for token in content for stem in self._split(token)]

    def compounds_of(self, word: str, *, most: int = 12) -> tuple[str, ...]:
        """Return the compounds of the vocabulary that a word opens or closes, where the vocabulary lacks the word.

        A question may name what the documents only have in a compound: "de consultatie" of an internetconsultatie.

        Args:
            word: folded.
            most: how many at most, those that are used most first.
        """
        if len(word) < _WHOLE or word in self.vocabulary or not word.isalpha():
            return ()
        if word not in self._compounds_of:
            found = [other for other in self.vocabulary if word in other and self._opens_or_closes(word, other)]
            self._compounds_of[word] = tuple(sorted(found, key=lambda one: (-self.vocabulary[one], one))[:most])
        return self._compounds_of[word]

    def _opens_or_closes(self, word: str, other: str) -> bool:
        rest = other.removeprefix(word) if other.startswith(word) else other.removesuffix(word)
        if len(rest) < _REST or rest == other or not other.isalpha():
            return False
        joints = {rest, rest.removeprefix("s"), rest.removesuffix("s")}
        return len(word) >= _SURE or any(one in self.vocabulary for one in joints)

    def _content(self, text: str) -> Iterable[Token]:
        return (token for token in tokens(text) if token.text not in self._stop)

    def _stem(self, token: Token) -> str:
        return token.text if token.fixed else self._stem_of(token.text)

    def _stem_of(self, word: str) -> str:
        stem = self._stems.get(word)
        if stem is None:
            stem = self._stems[word] = self._stemmer.stem(word) if self._stemmer else word
        return stem

    def _split(self, token: Token) -> tuple[str, ...]:
        if token.fixed:
            return (token.text,)
        known = self._splits.get(token.text)
        if known is None:
            pieces = token.parts or (token.text,)
            parts = [part for piece in pieces for part in (self._parts_of(piece) or (piece,))]
            known = tuple(self._stem_of(part) for part in parts if part not in self._stop)
            self._splits[token.text] = known
        return known

    def _parts_of(self, word: str) -> tuple[str, ...]:
        return self._splitter.split(word) if self._compounds else ()


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Count the folded words of texts: the vocabulary by which an ``Analyser`` splits compounds.

    Args:
        texts: running texts.

    Returns:
        Word -> occurrences; numbers, references and stop words are left out. Counters of several texts may be added.
    """
    stop = stopwords()
    return Counter(
        word
        for text in texts
        for token in tokens(text)
        if not token.fixed
        for word in (token.parts or (token.text,))
        if word not in stop and len(word) > 2
    )
