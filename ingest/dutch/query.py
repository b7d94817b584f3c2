"""A question as weighted terms for the lexical index, made by the analyser that indexes."""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

from ingest.dutch.analyse import Analyser
from ingest.dutch.glossary import Glossary
from ingest.dutch.tokens import tokens

Field = Literal["words", "parts", "head"]
FIELDS: tuple[Field, ...] = ("words", "parts", "head")


@dataclass(frozen=True, slots=True)
class Term:
    """One term in one field; a passage that holds it scores ``weight`` times its BM25 score for that term."""

    field: Field
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class LexicalQuery:
    """What to look for: any of the terms, scores added up.

    Attributes:
        terms: each (field, text) once, weights above zero; empty for a question of stop words only.
    """

    terms: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.terms)


class QueryMaker:
    """Makes lexical queries.

    Args:
        analyser: the one that the index was analysed with.
        glossary: adds the other ways of writing what a question names; None for none.
        words: weight of whole words in a passage's text.
        parts: weight of parts of compounds in a passage's text.
        head: weight of terms in title and section of a passage.
        expansion: weight of a glossary expansion relative to what was typed.
    """

    def __init__(
        self,
        analyser: Analyser,
        glossary: Glossary | None = None,
        *,
        words: float = 0.5,
        parts: float = 1.0,
        head: float = 0.25,
        expansion: float = 0.4,
    ) -> None:
        self._analyser = analyser
        self._glossary = glossary
        self._weights: dict[Field, float] = {"words": words, "parts": parts, "head": head}
        self._expansion = expansion

    def make(self, text: str) -> LexicalQuery:
        """Return the query for a question, a keyword list or a pasted Kamervraag."""
        terms: defaultdict[tuple[Field, str], float] = defaultdict(float)
        self._add(terms, text, 1.0)
        typed = {term for _, term in terms}
        for other in self._glossary.expand(text) if self._glossary else []:
            self._add(terms, other, self._expansion, but=typed)
        for token in tokens(text):
            if compounds := self._analyser.compounds_of(token.text):
                self._add(terms, " ".join(compounds), self._expansion, but=typed)
        return LexicalQuery(tuple(Term(field, term, weight) for (field, term), weight in terms.items() if weight > 0))

    def _add(
        self, terms: defaultdict[tuple[Field, str], float], text: str, weight: float, but: set[str] | None = None
    ) -> None:
        """Add the terms of ``text``; those of an expansion share its weight, and never strengthen what was typed."""
        words, parts = self._analyser.words(text), self._analyser.parts(text)
        by_field: dict[Field, list[str]] = {"words": words, "parts": parts, "head": parts}
        for field in FIELDS:
            found = by_field[field]
            share = weight if but is None else weight / math.sqrt(max(1, len(found)))
            for term, times in Counter(found).items():
                if but is None or term not in but:  # a word said twice in a long question is not twice as important
                    terms[field, term] += share * math.sqrt(times) * self._weights[field]
