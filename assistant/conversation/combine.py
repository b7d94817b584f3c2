"""Joins the answers to several questions into one, with citations numbered through."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.types import Answer, Citation
from assistant.conversation.kamervraag import Ask, Part
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

    def add(self, part: Part, answers: Sequence[Answer]) -> str:
        """Take the answers to one numbered question.

        Args:
            part: the question.
            answers: one for each of its question sentences, with citations numbered from 1.

        Returns:
            What they add to the joined text.
        """
        asked = " ".join(" ".join(ask.text.split()) for ask in part.asks)
        lines = [phrase("split_question", label=part.label, question=_shortened(asked))]
        none = all(answer.refused for answer in answers)
        for ask, answer in zip(part.asks, answers, strict=True):
            if len(answers) > 1 and not none:
                lines.append(phrase("split_sub", question=_shortened(" ".join(ask.text.split()))))
            lines += self._lines(ask, answer)
            if none:
                break
        text = "\n".join(lines)
        text = f"\n\n{text}" if self._blocks else text
        self._blocks.append(text)
        self._answers += answers
        self._understood.append(f"{part.label}: {' '.join(answer.understood for answer in answers)}")
        if none:
            self._refusals.append(f"{part.label}: {answers[0].answer}")
        return text

    def _lines(self, ask: Ask, answer: Answer) -> list[str]:
        changed = " ".join(answer.understood.split()).casefold() != " ".join(ask.lookup.split()).casefold()
        told = [phrase("understood", question=answer.understood)] if changed else []
        # What to do about another subject is said once, of all questions together.
        notes = [f"({note})" for note in answer.notes if note not in (phrase("concept"), phrase("off_subject"))]
        return [*told, self._renumbered(answer), *notes]

    def answer(self, question: str, notes: tuple[str, ...]) -> Answer:
        """Return the joined answer; refused where no question was answered, with what each refusal quotes.

        Args:
            question: the whole text as asked.
            notes: about how it was read.
        """
        refused = all(one.refused for one in self._answers)
        modes = [one.mode for one in self._answers if one.mode != "extractive"]
        quotes = bool(self._citations)
        strange = (phrase("off_subject"),) if all(one.off_subject for one in self._answers) else ()
        text = "".join(self._blocks)
        if refused:
            nothing = phrase("split_nothing", count=len(self._blocks))
            text = f"{nothing}\n\n{text}" if quotes else nothing
        return Answer(
            question=question,
            understood="\n".join(self._understood),
            answer=text,
            refused=refused,
            citations=tuple(self._citations.values()),
            nearest=self._nearest(),
            mode=modes[0] if modes else "extractive",
            notes=(*notes, *(self._refusals if refused and not quotes else ()), *strange),
            sent="\n\n".join(one.sent for one in self._answers if one.sent),
            off_subject=bool(strange),
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
        # Of a question on another subject nothing is near, where another one has sources.
        near = [answer for answer in self._answers if not answer.off_subject] or self._answers
        for answer in near:
            for rank, hit in enumerate(answer.nearest):
                if rank < _NEAREST or hit.document.id in cited:
                    kept.setdefault(hit.passage.id, hit)
        return tuple(kept.values())


def _shortened(question: str) -> str:
    words = question.split()
    return question if len(words) <= _HEADING else f"{' '.join(words[:_HEADING])} …"
