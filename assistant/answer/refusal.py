"""Says in plain Dutch what the sources lack."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answer.anchors import name_stands
from assistant.answer.asked import Asked
from assistant.answer.dates import write_date
from assistant.answer.predicate import predicates
from assistant.answer.refuse import Verdict
from assistant.answer.types import Answer
from assistant.retrieve.hit import Hit
from ingest.dutch.fold import fold
from prompts.load import phrase

#: What a kind of answer is called in "die noemen hier geen …".
_NOUNS = {
    Asked.WHO: "naam of functie",
    Asked.WHEN: "datum of termijn",
    Asked.WHY: "reden",
    Asked.WHERE: "plaats",
    Asked.WHICH: "naam",
}
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MOST = 3


def refusal(question: str, hits: tuple[Hit, ...], verdict: Verdict) -> Answer:
    """Return the refusal of a question.

    Args:
        question: as asked.
        hits: the nearest sources.
        verdict: what lacks.
    """
    told = [fold(f"{hit.document.title} ; {hit.passage.text}") for hit in hits]
    there = [word for word in verdict.missing if any(name_stands(word, text) for text in told)]
    missing = _named(question, [word for word in verdict.missing if word not in there])
    if missing:
        text = phrase("not_found_missing", what=", ".join(missing[:_MOST]))
    elif named := [word for word in there if word[0].isupper()]:
        text = phrase("not_found_beside", what=", ".join(named[:_MOST]))
    elif verdict.kind:
        text = phrase("not_found_kind", kind=_NOUNS.get(verdict.kind, verdict.kind.value))
    else:
        text = phrase("not_found")
    return Answer(question, question, text, refused=True, nearest=hits)


def elsewhere(question: str, hits: tuple[Hit, ...], verdict: Verdict) -> Answer:
    """Return the refusal of a question on another subject than the documents, with what to do next as a note.

    Args:
        question: as asked.
        hits: what was found, though none of it is near.
        verdict: what lacks.
    """
    # That they give no date "here" would say that they speak of it.
    refused = refusal(question, hits, replace(verdict, kind=None))
    return replace(refused, off_subject=True, notes=(phrase("off_subject"),))


def _named(question: str, missing: Sequence[str]) -> list[str]:
    """Return what lacks as a reader would name it: dates written out and once, no verbs, no opening word."""
    days = {word for word in missing if _ISO.fullmatch(word)}
    parts = {part.lstrip("0") for day in days for part in day.split("-")}
    verbs = predicates(question) | {"heet", "heten", "heette"}
    opening = question.split(maxsplit=1)[0] if question.split() else ""
    shown = []
    for word in missing:
        if word in days:
            shown.append(write_date(date.fromisoformat(word)))
        elif word not in parts and word not in verbs and word != opening:
            shown.append(word)
    return list(dict.fromkeys(shown))
