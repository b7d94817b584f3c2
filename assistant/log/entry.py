"""One logged exchange."""

from dataclasses import asdict, dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a user thought of an answer.

    Attributes:
        thumb: 1 for up, -1 for down.
        comment: in the user's words; may be empty.
        reasons: why it was no good answer, of ``REASONS``.
    """

    thumb: int
    comment: str = ""
    reasons: tuple[str, ...] = ()


REASONS = ("verkeerde bron", "onvolledig", "onjuist", "verouderd")
"""What can be wrong with an answer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is needed to explain an answer later.

    Attributes:
        id: of the exchange.
        at: when it was asked, UTC.
        channel: ``ask`` or ``chat``.
        conversation: id that the exchanges of one conversation share.
        question: as asked.
        understood: as it was searched for.
        outcome: ``answered``, ``refused``, ``stopped`` or ``failed``.
        answer: its text; of a failure the message.
        mode: ``extractive`` or the model's name.
        notes: what the user was told about how the answer came about.
        filters: that were on.
        sources: passages that were found, with scores.
        citations: in order of their numbers.
        sent: what a language model was sent.
        prompts: version of each prompt in use.
        index: generation, model and size of the index at that moment.
        seconds: until the sources were there, until the end.
        program: version of Notabene.
        feedback: what the user thought of it.
    """

    id: str
    at: datetime
    channel: str
    conversation: str
    question: str
    understood: str = ""
    outcome: str = "stopped"
    answer: str = ""
    mode: str = ""
    notes: list[str] = field(default_factory=list)
    filters: dict[str, object] = field(default_factory=dict)
    sources: list[dict[str, object]] = field(default_factory=list)
    citations: list[dict[str, object]] = field(default_factory=list)
    sent: str = ""
    prompts: dict[str, int] = field(default_factory=dict)
    index: dict[str, object] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    program: str = ""
    feedback: Feedback | None = None

    def as_json(self) -> dict[str, object]:
        """Return it for a program."""
        return asdict(self) | {"at": self.at.isoformat(timespec="milliseconds") + "Z"}
