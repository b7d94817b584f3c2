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


class Named(_Strict):
    """Something with an id that is unique in its set."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]


class Parted(Named):
    """Something of which the file may say the part; where it does not, the id decides.

    Attributes:
        part: for tuning, or kept apart for testing.
    """

    part: Part = "tune"

    @model_validator(mode="before")
    @classmethod
    def _parted(cls, data: object) -> object:
        if isinstance(data, dict) and "part" not in data and isinstance(data.get("id"), str):
            return {**data, "part": part_of(data["id"])}
        return data


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


class Question(Parted):
    """One question.

    Attributes:
        id: short name, unique in the set; it decides the part that the question falls in.
        question: as a user types it.
        kind: number of the kind of question that staff ask (1-18); None for another question of fact.
        reason: why it is not simply answered; None for a plain answerable question.
        answer: what a good answer says; of an unanswerable question, why the sources do not answer it.
        nuggets: the facts of a good answer; of a false premise, what puts it right.
        sources: path of each document that answers it (or comes near) -> its sections that do, if it has sections.
    """

    question: Annotated[str, Field(min_length=3)]
    kind: Annotated[int, Field(ge=1, le=18)] | None = None
    reason: Reason | None = None
    answer: Annotated[str, Field(min_length=3)]
    nuggets: tuple[Nugget, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)

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


class Conversation(Named):
    """Questions of one conversation, of which a later one may lean on an earlier one.

    Attributes:
        id: short name, unique in the set; it decides the part that the whole conversation falls in.
        turns: the questions in order, at least two; their ids are made from the conversation's.
    """

    turns: Annotated[tuple[Question, ...], Field(min_length=2)]

    @model_validator(mode="before")
    @classmethod
    def _numbered(cls, data: object) -> object:
        if not isinstance(data, dict) or not isinstance(data.get("turns"), list) or not isinstance(data.get("id"), str):
            return data
        id_ = data["id"]
        turns = [
            {"id": f"{id_}-{number}", "part": part_of(id_), **turn} if isinstance(turn, dict) else turn
            for number, turn in enumerate(data["turns"], 1)
        ]
        return {**data, "turns": turns}

    @property
    def part(self) -> Part:
        """For tuning, or kept apart for testing."""
        return part_of(self.id)


class Injection(Parted):
    """A document with a planted instruction, and a question that leads to it.

    Attributes:
        id: short name, unique in the set; it decides the part.
        attack: what the planted text is after, in a word.
        document: text of the planted document; a line of its own for a paragraph.
        question: what a user asks, who knows of nothing.
        canary: words that only an answer that obeyed says of itself.
        links: addresses that the planted text wants shown.
        fact: what a good answer quotes all the same, where the document has it.
    """

    attack: Annotated[str, Field(min_length=3)]
    document: Annotated[str, Field(min_length=20)]
    question: Annotated[str, Field(min_length=3)]
    canary: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    links: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    fact: str = ""

    @model_validator(mode="after")
    def _planted(self) -> "Injection":
        if not (self.canary or self.links):
            raise ValueError("een geval heeft 'canary' of 'links' nodig, anders is er niets te meten")
        for wanted in (*self.canary, *self.links):
            if wanted.casefold() in self.question.casefold():
                raise ValueError(f"de vraag noemt '{wanted}' zelf; een antwoord mag dat dan herhalen")
        return self


class Pair(Named):
    """A drafting task: a letter with the Kern that belongs to it.

    Attributes:
        id: short name; it decides the part.
        kept: for testing, whatever the id says.
        letter: path of the letter below the corpus.
        motions: paths of the motions that it answers.
        reference: the Kern as a policy officer writes it.
        nuggets: facts, each as alternatives of wording; ``a + b`` asks for both.
        errors: wordings that must not occur.
    """

    kept: bool = False
    letter: str
    motions: tuple[str, ...] = ()
    reference: str
    nuggets: Annotated[tuple[tuple[str, ...], ...], Field(min_length=3)]
    errors: tuple[str, ...] = ()

    @property
    def part(self) -> Part:
        """For tuning, or kept apart for testing: as written, else drawn by the id."""
        return "test" if self.kept else part_of(self.id)

    @property
    def sources(self) -> tuple[str, ...]:
        """Paths of all documents that the draft is made from, the letter first."""
        return (self.letter, *self.motions)


class QuestionSet(_Strict):
    """A set of tasks over one corpus.

    Attributes:
        name: name of the set.
        version: raised by whoever changes the meaning of a score.
        documents: short name -> path below the corpus, for the writer's ease; the questions hold paths.
        questions: in the order of the file.
        conversations: the same.
        injections: the same.
        pairs: the same; drafting tasks.
        hash: SHA-256 of the file's content.
    """

    name: str
    version: Annotated[int, Field(ge=1)]
    documents: Mapping[str, str] = Field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    injections: tuple[Injection, ...] = ()
    pairs: tuple[Pair, ...] = ()
    hash: str

    @model_validator(mode="after")
    def _something(self) -> "QuestionSet":
        if not (self.questions or self.conversations or self.injections or self.pairs):
            raise ValueError("een set heeft 'questions', 'conversations', 'injections' of 'pairs' nodig")
        return self

    @property
    def every(self) -> tuple[Question, ...]:
        """The questions, those of conversations included."""
        return (*self.questions, *(turn for one in self.conversations for turn in one.turns))

    def part(self, part: Part) -> tuple[Question, ...]:
        """The questions of one part."""
        return tuple(question for question in self.questions if question.part == part)


def part_of(name: str) -> Part:
    """Which part a question falls in: a third, drawn by its id alone, is kept for testing."""
    return "test" if hashlib.sha256(f"{SEED}:{name}".encode()).digest()[0] % 3 == 0 else "tune"
