"""Brings the answer of a Kamervraag along with the question: the question is worded as staff ask, the answer tells."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from ingest.index.records import PassageRecord

_WHY = "Antwoord op een vraag die hierop lijkt"


def with_replies(index: Library, hits: Sequence[Hit], vector: NDArray[np.float32], *, most: int = 2) -> list[Hit]:
    """Put the answer of each Kamervraag that was found right before it.

    Args:
        index: where the hits come from.
        hits: best first.
        vector: of the question.
        most: passages of one answer that are brought; the others stay where they are.

    Returns:
        The hits with those answers; each passage once, at its best place.
    """
    found = {hit.passage.id: hit for hit in hits}
    ordered: dict[str, Hit] = {}
    for hit in hits:
        answers = _answers(index, hit)[:most]
        cosines = index.similarities(vector, [passage.id for passage in answers])
        for passage in answers:
            own = found.get(passage.id, Hit(passage, hit.document, hit.score, 0.0, cosines[passage.id]))
            told = replace(own, score=max(own.score, hit.score), why=(*own.why, _WHY))
            ordered.setdefault(passage.id, told)
        ordered.setdefault(hit.passage.id, hit)
    return list(ordered.values())


def _answers(index: Library, hit: Hit) -> list[PassageRecord]:
    numbers = _numbers(hit.passage.section)
    if hit.passage.role != "vraag" or not numbers:
        return []
    passages = index.passages_of(hit.document.id)
    return [one for one in passages if one.role == "antwoord" and numbers & _numbers(one.section)]


def asked_in(index: Library, hit: Hit) -> str:
    """Return the text of the questions that a passage answers, where it is of an answer to Kamervragen."""
    if hit.passage.role != "antwoord":
        return ""
    numbers = _numbers(hit.passage.section)
    text = index.text(hit.document.id)
    sections = [section for section in index.sections(hit.document.id) if section.role == "vraag"]
    return "\n".join(text[section.start : section.end] for section in sections if numbers & _numbers(section.name))


def _numbers(section: str) -> set[str]:
    return set(re.findall(r"\d+", section))
