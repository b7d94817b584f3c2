"""Brings the answer of a Kamervraag along with the question: the question is worded as staff ask, the answer tells."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from ingest.dutch.sentences import sentences
from ingest.index.records import PassageRecord

_WHY = "Antwoord op een vraag die hierop lijkt"
#: The number of a question and of its answer in a consultation: before a paragraph ("4. ", "(4) ") or in a sentence.
_ANSWERED = re.compile(r"^[ \t]*\(?(\d{1,3})[.)][ \t]", re.MULTILINE)
_INSIDE = re.compile(r"\((\d{1,3})\)")
_ASKED = re.compile(r"(?:^[ \t]*|\()(\d{1,3})[.)]", re.MULTILINE)


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
    passages = [one for one in index.passages_of(hit.document.id) if one.role == "antwoord"]
    if hit.passage.role == "vraag":
        numbers = _numbers(hit.passage.section)
        return [one for one in passages if numbers & _numbers(one.section)]
    if hit.passage.role == "fractie":
        text = index.text(hit.document.id)
        asked = set(_ASKED.findall(text[hit.passage.start : hit.passage.end]))
        return [one for one in passages if asked & set(_ANSWERED.findall(text[one.start : one.end]))]
    return []


class Answered:
    """The questions that a passage answers, where it is of an answer to Kamervragen or in a consultation.

    Args:
        index: where the passage is.
        hit: the passage.
    """

    def __init__(self, index: Library, hit: Hit) -> None:
        self._asked: dict[str, str] = {}
        self._text = ""
        self.whole = ""
        if hit.passage.role != "antwoord":
            return
        self._text = index.text(hit.document.id)
        sections = list(index.sections(hit.document.id))
        numbers = _numbers(hit.passage.section)
        questions = [one for one in sections if one.role == "vraag" and numbers & _numbers(one.name)]
        self.whole = "\n".join(self._text[one.start : one.end] for one in questions)
        if not questions:
            self._begin = max((one.start for one in sections if one.start <= hit.passage.start), default=0)
            for section in sections:
                if section.role == "fractie":
                    self._asked |= _numbered(self._text[section.start : section.end])

    def at(self, start: int) -> str:
        """Return the text of the questions that are answered at a place in the document's text; empty for none known.

        Args:
            start: offset of what is answered there.
        """
        if self.whole or not self._asked:
            return self.whole
        marks = list(_ANSWERED.finditer(self._text, self._begin, start))
        return self._asked.get(marks[-1][1], "") if marks else ""


def _numbered(text: str) -> dict[str, str]:
    """Return the questions of a fractie by their number, which stands before the question or in it."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if mark := _ANSWERED.match(line):
            found[mark[1]] = line
            continue
        for start, end in sentences(line):
            for number in _INSIDE.findall(line[start:end]):
                found[number] = line[start:end]
    return found


def _numbers(section: str) -> set[str]:
    return set(re.findall(r"\b\d+\b", section))
