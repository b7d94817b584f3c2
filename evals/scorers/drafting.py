"""Scores of a drafted Kern, and of a plain summary in its place."""

import re
from collections.abc import Mapping, Sequence

from assistant.answer.verify import facts_missing, resolves
from assistant.draft.material import Material
from assistant.draft.profielen import Profiel
from assistant.draft.types import GAP, Draft
from evals.scorers.overlap import chrf, rouge_l
from evals.sets.model import Pair
from evals.sets.wording import plain, states

_MARK = re.compile(r"\s*\[\d+\]")
_PROMISED = "Toezegging: "


def stated(pair: Pair, text: str) -> dict[str, bool]:
    """Return each fact of a good Kern, as first worded -> whether a text states it."""
    said = plain(bare(text))
    return {fact[0]: any(_has(said, wording) for wording in fact) for fact in pair.nuggets}


def errors(pair: Pair, text: str) -> list[str]:
    """Return the wordings that must not occur and do."""
    said = plain(bare(text))
    return [one for one in pair.errors if states(said, one)]


def bare(text: str) -> str:
    """Return a text without marks of citations."""
    return _MARK.sub("", text)


def text_scores(pair: Pair, text: str) -> dict[str, float]:
    """Return the scores that any text can have, of ``SCORES``."""
    facts = stated(pair, text)
    return {
        "draft_nuggets": sum(facts.values()) / len(facts),
        "draft_errors": float(len(errors(pair, text))),
        "draft_chrf": chrf(bare(text), pair.reference),
        "draft_rouge_l": rouge_l(bare(text), pair.reference),
    }


def draft_scores(pair: Pair, made: Draft, material: Material, profile: Profiel) -> Mapping[str, float]:
    """Return the scores of a draft: those of its text, and of its citations, facts and form."""
    lines = [line for block in made.blocks for line in block.lines if line.text != GAP and not line.fixed]
    cited, faithful = [], []
    for line in lines:
        own = [one for one in made.citations if one.n in made.numbers(line)]
        cited.append(bool(line.spans) and all(resolves(material.shelf, one) for one in own))
        evidence = "\n".join(material.shelf.text(span.document)[span.start : span.end] for span in line.spans)
        about = "\n".join(one.section for one in own)
        missing = facts_missing(line.text.removeprefix(_PROMISED), evidence, f"{about}\nde Kamer de Eerste Kamer")
        faithful.append(not missing)
    return text_scores(pair, made.text) | {
        "draft_cited": _share(cited),
        "draft_faithful": _share(faithful),
        "draft_contract": float(all(profile.contract.kept(block.lines) for block in made.blocks)),
    }


def _share(values: Sequence[bool]) -> float:
    # A draft without a line has nothing that is borne out.
    return sum(values) / len(values) if values else 0.0


def _has(said: str, wording: str) -> bool:
    return all(states(said, part.strip()) for part in wording.split(" + "))
