"""How much of a reference answer's wording an answer has: token F1, chrF and ROUGE-L, each from 0 to 1.

They reward the words, not the facts: an answer that is worded otherwise scores low. Read them beside the nuggets.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from evals.sets.wording import plain

if TYPE_CHECKING:
    from rouge_score.rouge_scorer import RougeScorer
    from sacrebleu.metrics.chrf import CHRF

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


def words(text: str) -> list[str]:
    """Return the words and whole numbers of a text, in small letters and without marks of citations."""
    return _WORD.findall(plain(text))


def token_f1(said: str, reference: str) -> float:
    """Return the harmonic mean of precision and recall over words, as SQuAD has it (Rajpurkar and others 2016).

    Args:
        said: the answer.
        reference: what a good answer says.
    """
    have, want = Counter(words(said)), Counter(words(reference))
    shared = (have & want).total()
    return 2 * shared / (have.total() + want.total()) if shared else 0.0


def chrf(said: str, reference: str) -> float:
    """Return chrF2 (Popović 2015) as sacrebleu computes it, of 0 to 1."""
    if not words(said) or not words(reference):
        return 0.0
    return float(_chrf().sentence_score(plain(said), [plain(reference)]).score) / 100


def rouge_l(said: str, reference: str) -> float:
    """Return the F1 of the longest common subsequence of words (Lin 2004), with Dutch words as they are."""
    return float(_rouge().score(reference, said)["rougeL"].fmeasure)


OVERLAPS: Mapping[str, Callable[[str, str], float]] = {"token_f1": token_f1, "chrf": chrf, "rouge_l": rouge_l}
"""Name -> score of (answer, reference)."""


class _Words:
    """The library's own tokeniser drops every letter outside a-z."""

    def tokenize(self, text: str) -> list[str]:
        """Return the words of a text."""
        return words(text)


@cache
def _chrf() -> "CHRF":
    from sacrebleu.metrics.chrf import CHRF

    return CHRF()


@cache
def _rouge() -> "RougeScorer":
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(["rougeL"], tokenizer=_Words())
