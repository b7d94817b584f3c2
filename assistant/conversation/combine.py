"""Joins the answers to several questions into one, with citations numbered through."""

import re
from dataclasses import replace

from assistant.answer.types import Answer, Citation
from assistant.conversation.kamervraag import Part
from assistant.retrieve.hit import Hit
from prompts.load import phrase

_MARK = re.compile(r"\[(\d{1,3})\]")
_HEADING = 30  # words of a question that are repeated above its answer
_NEAREST = 3  # passages of each question that are kept beside those that are cited


class Joined:
    """Collects answers, one a question."""

    def __init__(self) -> None:
        self._citations: dict[tuple[str, int, int], Citation] = {}
        self._blocks: list[str] = []
        self._answers: list[Answer] = []
        self._understood: list[str] = []
        self._refusals: list[str] = []

    def add(self, part: Part, answer: Answer) -> str:
        """Take the answer to one question.

        Args:
            part: the question.
            answer: its answer, with citations numbered from 1.

        Returns:
            What it adds to the joined text.
        """
        question = " ".join(part.asked.split())
        lines = [phrase("split_question", label=part.label, question=_shortened(question))]
        if " ".join(answer.understood.split()).casefold() != question.casefold():
            lines.append(phrase("understood", question=answer.understood))
        lines.append(self._renumbered(answer))
        lines += [f"({note})" for note in answer.notes if note != phrase("concept")]
        block = "\n".join(lines)
        text = f"\n\n{block}" if self._blocks else block
        self._blocks.append(text)
        self._answers.append(answer)
        self._understood.append(f"{part.label}: {answer.understood}")
        if answer.refused:
            self._refusals.append(f"{part.label}: {answer.answer}")
        return text

    def answer(self, question: str, notes: tuple[str, ...]) -> Answer:
        """Return the joined answer; refused where no question was answered.

        Args:
            question: the whole text as asked.
            notes: about how it was read.
        """
        refused = all(one.refused for one in self._answers)
        modes = [one.mode for one in self._answers if one.mode != "extractive"]
        text = phrase("split_nothing", count=len(self._answers)) if refused else "".join(self._blocks)
        return Answer(
            question=question,
            understood="\n".join(self._understood),
            answer=text,
            refused=refused,
            citations=tuple(self._citations.values()),
            nearest=self._nearest(),
            mode=modes[0] if modes else "extractive",
            notes=(*notes, *(self._refusals if refused else ())),
            sent="\n\n".join(one.sent for one in self._answers if one.sent),
        )

    def _renumbered(self, answer: Answer) -> str:
        numbers: dict[int, int] = {}
        for citation in answer.citations:
            place = (citation.document, citation.start, citation.end)
            known = self._citations.setdefault(place, replace(citation, n=len(self._citations) + 1))
            numbers[citation.n] = known.n
        return _MARK.sub(lambda mark: f"[{numbers.get(int(mark[1]), int(mark[1]))}]", answer.answer.rstrip())

    def _nearest(self) -> tuple[Hit, ...]:
        cited = {citation.document for citation in self._citations.values()}
        kept: dict[str, Hit] = {}
        for answer in self._answers:
            for rank, hit in enumerate(answer.nearest):
                if rank < _NEAREST or hit.document.id in cited:
                    kept.setdefault(hit.passage.id, hit)
        return tuple(kept.values())


def _shortened(question: str) -> str:
    words = question.split()
    return question if len(words) <= _HEADING else f"{' '.join(words[:_HEADING])} …"
