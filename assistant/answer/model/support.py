"""Whether a source supports a sentence that a model wrote, and which of its sentences to quote for it."""

from collections.abc import Sequence

from assistant.answer.evidence.context import describe
from assistant.answer.evidence.units import Unit, units
from assistant.answer.types import Span
from assistant.answer.verify import contradicts, facts_missing
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from ingest.dutch.analyse import Analyser


class Support:
    """Checks claims against the sources that they cite.

    Args:
        index: where the sources are.
        share: least part of a claim's content words that must stand in its sources. A claim may drop words of its
            source and join them otherwise, but hardly bring new ones.
    """

    def __init__(self, index: Library, *, share: float = 0.6) -> None:
        self._index = index
        self._share = share

    def check(self, text: str, sources: Sequence[Hit]) -> tuple[tuple[Span, ...], list[str]]:
        """Check one claim.

        Args:
            text: the claim.
            sources: what it cites.

        Returns:
            What to quote, and what is wrong; one of them is empty.
        """
        if not sources:
            return (), ["geen geldige bron"]
        evidence = "\n".join(hit.passage.text for hit in sources)
        about = "\n".join(f"{describe(hit.document)} ; {hit.passage.section}" for hit in sources)
        missing = facts_missing(text, evidence, about)
        if missing:
            return (), missing
        analyser = self._index.analyser
        spans = tuple(span for hit in sources for span in self._quote(analyser, text, hit))[:3]
        if not spans:
            return (), ["staat niet in de bron"]
        quoted = "\n".join(self._index.text(span.document)[span.start : span.end] for span in spans)
        if contradicts(text, quoted):
            return (), ["de bron ontkent dit niet"]
        words = set(analyser.parts(text))
        have = set(analyser.parts(evidence + "\n" + about))
        if not words or len(words & have) < self._share * len(words):
            return (), ["staat niet in de bron"]
        return spans, []

    def _quote(self, analyser: Analyser, text: str, hit: Hit) -> list[Span]:
        """Return the sentence of a source that is nearest to a claim, and a second one if that adds to it."""
        words = set(analyser.parts(text))
        pool = units(self._index.text(hit.document.id), hit.passage.start, hit.passage.end)
        chosen: list[Unit] = []
        while pool and len(chosen) < 2:
            best = max(pool, key=lambda unit: (len(words & set(analyser.parts(unit.text))), -len(unit.text)))
            gained = words & set(analyser.parts(best.text))
            if len(gained) < (1 if not chosen else 2):
                break
            chosen.append(best)
            pool.remove(best)
            words -= gained
        chosen.sort(key=lambda unit: unit.start)
        return [Span(hit.document.id, unit.start, unit.end) for unit in chosen]
