"""Stems of Dutch words by Snowball."""

import threading
from typing import Literal

import Stemmer

Algorithm = Literal["dutch", "dutch_porter"]


class DutchStemmer:
    """Stems folded Dutch words; safe to share between threads.

    Args:
        algorithm: ``dutch_porter`` (the classic Dutch Snowball stemmer) or ``dutch`` (the Kraaij-Pohlmann stemmer that
            Snowball 3 calls by that name).
    """

    def __init__(self, algorithm: Algorithm = "dutch_porter") -> None:
        self._stemmer = Stemmer.Stemmer(algorithm)
        self._lock = threading.Lock()  # a Snowball stemmer keeps state between calls

    def stem(self, word: str) -> str:
        """Return the stem of a folded word; never empty for a word that is not empty."""
        with self._lock:
            stem: str = self._stemmer.stemWord(word)
        return stem or word
