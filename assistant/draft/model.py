"""The Kern by a language model: a plan, then the text of each point, and of both only what the sources bear out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer.evidence.context import describe
from assistant.answer.model.call import ModelError, chunks
from assistant.answer.model.fence import fence
from assistant.answer.model.parse import Claim, parse
from assistant.answer.model.support import Support
from assistant.answer.types import Span
from assistant.answer.verify import facts_missing
from assistant.draft.doel import opening
from assistant.draft.kern import Kern, committed, kern, usable
from assistant.draft.material import Material
from assistant.draft.profielen import Profiel
from assistant.draft.punten import line
from assistant.draft.toezegging import toezeggingen
from assistant.draft.types import GAP, Line, OpenPoint, Shape
from assistant.draft.verbs import sterker
from assistant.retrieve.hit import Hit
from prompts.load import load, phrase

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_SKIPPED = frozenset({"briefhoofd", "ondertekening", "voetnoten", "paginakop"})
_GAP_WORD = "NOGINTEVULLEN"  # a gap on its way through the reader of statements, which takes brackets out


class ModelKern:
    """Writes a Kern with a chat model.

    Args:
        model: any LangChain chat model.
        name: what to call it in ``Draft.mode``.
        timeout: seconds for one call.
        context_tokens: budget for the sources of one call.
        points: main points at most.
        below: sentences below a point at most.
        told: told before each call which it is, from 1, and how many there are; what it raises ends the writing.
    """

    def __init__(
        self,
        model: "BaseChatModel",
        name: str,
        *,
        timeout: float = 60.0,
        context_tokens: int = 3000,
        points: int = 4,
        below: int = 2,
        told: Callable[[int, int], object] = lambda *_: None,
    ) -> None:
        self._model = model
        self._name = name
        self._timeout = timeout
        self._context_tokens = context_tokens
        self._points = points
        self._below = below
        self._told = told

    def write(self, material: Material, profile: Profiel, heading: str) -> Kern:
        """Write a Kern; the extractive one where the model does not come through or nothing of it stands.

        Args:
            material: the sources.
            profile: the contract.
            heading: how the profile calls it.
        """
        try:
            made = self._lines(material, profile, heading)
        except ModelError as error:
            return self._instead(material, profile, heading, str(error))
        if not made.lines:
            return self._instead(material, profile, heading, "fallback_unverified")
        return made

    def _lines(self, material: Material, profile: Profiel, heading: str) -> Kern:
        judge = _Judge(material, heading)
        sources, offered = fence(_hits(material), self._context_tokens)
        lead, ending = _frame(material)
        left = profile.contract.words - sum(len(one.text.split()) for one in [*lead, *ending])
        room = profile.contract.bullets
        body: list[Line] = []

        def add(made: Line | None) -> bool:
            nonlocal left, room
            words = len(made.text.split()) if made else 0
            if made is None or words > left or room == 0 or words > profile.contract.bullet_words:
                return False
            if any(made.text == one.text for one in body):  # said before, perhaps with another invented figure
                return False
            body.append(made)
            left, room = left - words, room - 1
            return True

        planned = load("draft/plan").render(sources=sources, most=self._points)
        self._told(1, self._points + 1)
        points = self._ask(planned)[: self._points]
        for number, point in enumerate(points, 2):
            near = [offered[key] for key in point.keys if key in offered]
            if not near or not add(judge.statement(point, offered, Shape.BULLET)):
                continue
            own, keys = fence(near, self._context_tokens)
            asked = load("draft/point").render(sources=own, point=point.text, most=self._below)
            self._told(number, len(points) + 1)
            for claim in self._ask(asked)[: self._below]:
                if all(claim.text != one.text for one in body):
                    add(judge.statement(claim, keys, Shape.SUB))
        if not body:
            return Kern((), ())
        dropped = [OpenPoint(heading, phrase("dropped", count=judge.dropped))] if judge.dropped else []
        return Kern((*lead, *body, *ending), (*dict.fromkeys(judge.points), *dropped), self._name)

    def _ask(self, prompt: str) -> list[Claim]:
        from langchain_core.messages import HumanMessage, SystemMessage

        messages = [SystemMessage(load("draft/system").text), HumanMessage(prompt)]
        text = "".join(chunks(self._model, messages, self._timeout))
        return parse(text.replace(GAP, _GAP_WORD))

    def _instead(self, material: Material, profile: Profiel, heading: str, why: str) -> Kern:
        made = kern(material, profile.contract, heading)
        said = phrase(why).replace("dit antwoord", "dit concept").replace("Het antwoord", "Het concept")
        return replace(made, open_points=(*made.open_points, OpenPoint(heading, said)))


class _Judge:
    """Decides what becomes of each statement, and keeps what was left open."""

    def __init__(self, material: Material, heading: str) -> None:
        self._support = Support(material.shelf)
        self._heading = heading
        # What stands in any source, with what is known of it: a fact that is nowhere here was invented.
        self._all = "\n".join(f"{paper.text}\n{describe(paper.record)}" for paper in material.papers)
        self._shelf = material.shelf
        self.points: list[OpenPoint] = []
        self.dropped = 0

    def statement(self, claim: Claim, offered: dict[str, Hit], shape: Shape) -> Line | None:
        """Return a claim as a line; with a gap for each fact that no source has, or None where it has no support."""
        near = [offered[key] for key in claim.keys if key in offered]
        bare = " ".join(claim.text.replace(_GAP_WORD, "").split())
        invented = facts_missing(bare, self._all)
        for fact in invented:
            bare = _without(bare, fact)
        spans: tuple[Span, ...] = ()
        if near and bare:
            spans, _ = self._support.check(" ".join(bare.replace(GAP, " ").split()), near)
        quoted = " ".join(self._shelf.text(span.document)[span.start : span.end] for span in spans)
        if not spans or sterker(bare, quoted):
            self.dropped += 1
            return None
        text = bare if invented else claim.text.replace(_GAP_WORD, GAP)
        if GAP in text:
            what = f" (het taalmodel schreef: {', '.join(invented)}; dat staat in geen bron)" if invented else ""
            self.points.append(OpenPoint(self._heading, f"Vul in: “{text}”{what}."))
        return Line(text, spans, shape, changed=True)


def _without(text: str, fact: str) -> str:
    """Return a text with a fact as a gap; the fact is a normalised number or date, or words as written."""
    found = re.search(re.escape(fact), text, re.IGNORECASE)
    if found:
        return text[: found.start()] + GAP + text[found.end() :]
    # Normalised: look for the stretch of text that has it.
    for match in sorted(_FACT.finditer(text), key=lambda one: -len(one[0])):
        if fact in facts_missing(match[0], ""):
            return text[: match.start()] + GAP + text[match.end() :]
    return ""


_FACT = re.compile(
    r"\d{1,2} [a-z]{3,9} \d{4}|(?:€ ?)?\d[\d.,]*(?: (?:miljoen|miljard))?(?: euro)?%?|Kamerstuk\w*[^;.]{0,40}\d|"
    r"\b\d{5} [IVX]+, nr\. \d+"
)


def _hits(material: Material) -> list[Hit]:
    """Return the passages of the sources, those of the letter first."""
    letter = material.letter
    papers = sorted(material.papers, key=lambda paper: paper is not letter)
    return [
        Hit(passage, paper.record, 1.0, 0.0, 0.0)
        for paper in papers
        for passage in material.shelf.passages_of(paper.record.id)
        if passage.role not in _SKIPPED
    ]


def _frame(material: Material) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return what is not left to a model: what the letter does, and its commitments, from its own sentences."""
    letter = material.letter
    if letter is None:
        return (), ()
    sentences = usable(letter)
    lead = [line(zin) for zin in opening(sentences).lead]
    ending = [committed(zin) for zin in toezeggingen(material.shelf, letter, sentences)[:3] if zin.turned.sure]
    return lead, ending
