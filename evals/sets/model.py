"""What a question set says: questions with what a good answer holds, and where that stands.

The file format is described for writers in ``README.md`` beside this file.
"""

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Part = Literal["tune", "test"]
SEED = "voorbeelden-1"


class Reason(StrEnum):
    """Why a question is not simply answered."""

    ABSENT = "absent"
    NEAR_MISS = "near-miss"
    FALSE_PREMISE = "false-premise"
    OUTSIDE = "outside"
    CONTRADICTORY = "contradictory"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _filled(words: tuple[str, ...]) -> tuple[str, ...]:
    if not words or not all(words):
        raise ValueError("schrijf ten minste één bewoording, en geen lege")
    return words


Wordings = Annotated[tuple[str, ...], BeforeValidator(_listed), AfterValidator(_filled)]


class Nugget(_Strict):
    """One fact that a good answer states, under ``vital`` or ``okay``, as alternatives of wording."""

    vital: Wordings | None = None
    okay: Wordings | None = None

    @model_validator(mode="after")
    def _one(self) -> "Nugget":
        if (self.vital is None) == (self.okay is None):
            raise ValueError("een nugget heeft óf 'vital' óf 'okay'")
        return self

    @property
    def wordings(self) -> tuple[str, ...]:
        """The alternatives."""
        return self.vital or self.okay or ()


class Question(_Strict):
    """One question.

    Attributes:
        id: short name, unique in the set; it decides the part that the question falls in.
        question: as a user types it.
        kind: number of the kind of question that staff ask (1-18); None for another question of fact.
        reason: why it is not simply answered; None for a plain answerable question.
        answer: what a good answer says; of an unanswerable question, why the sources do not answer it.
        nuggets: the facts of a good answer; of a false premise, what puts it right.
        sources: path of each document that answers it (or comes near) -> its sections that do, if it has sections.
        part: for tuning, or kept apart for testing.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    question: Annotated[str, Field(min_length=3)]
    kind: Annotated[int, Field(ge=1, le=18)] | None = None
    reason: Reason | None = None
    answer: Annotated[str, Field(min_length=3)]
    nuggets: tuple[Nugget, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    part: Part = "tune"

    @model_validator(mode="before")
    @classmethod
    def _parted(cls, data: object) -> object:
        if isinstance(data, dict) and "part" not in data and isinstance(data.get("id"), str):
            return {**data, "part": part_of(data["id"])}
        return data

    @model_validator(mode="after")
    def _complete(self) -> "Question":
        if self.answerable and not (self.sources and any(nugget.vital for nugget in self.nuggets)):
            raise ValueError("een vraag met antwoord heeft 'sources' en ten minste één nugget 'vital' nodig")
        if self.reason is Reason.CONTRADICTORY and sum(bool(nugget.vital) for nugget in self.nuggets) < 2:
            raise ValueError("bij tegenstrijdige bronnen horen ten minste twee nuggets 'vital'")
        if self.reason is Reason.OUTSIDE and self.sources:
            raise ValueError("een vraag buiten het domein heeft geen 'sources'")
        return self

    @property
    def answerable(self) -> bool:
        """An answer is expected; of contradictory sources, one that shows both."""
        return self.reason in {None, Reason.CONTRADICTORY}

    @property
    def topic(self) -> str:
        """What is resampled as one: the first document, or the question itself where no document is near."""
        return next(iter(self.sources), self.id)


class QuestionSet(_Strict):
    """A set of questions over one corpus.

    Attributes:
        name: name of the set.
        version: raised by whoever changes the meaning of a score.
        documents: short name -> path below the corpus, for the writer's ease; the questions hold paths.
        questions: in the order of the file.
        hash: SHA-256 of the file's content.
    """

    name: str
    version: Annotated[int, Field(ge=1)]
    documents: Mapping[str, str]
    questions: tuple[Question, ...]
    hash: str

    def part(self, part: Part) -> tuple[Question, ...]:
        """The questions of one part."""
        return tuple(question for question in self.questions if question.part == part)


def part_of(name: str) -> Part:
    """Which part a question falls in: a third, drawn by its id alone, is kept for testing."""
    return "test" if hashlib.sha256(f"{SEED}:{name}".encode()).digest()[0] % 3 == 0 else "tune"
