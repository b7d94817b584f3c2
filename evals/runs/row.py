"""A row of a run: one question with everything needed to see why it scored what it scored."""

from pydantic import BaseModel, ConfigDict

from evals.scorers.reply import Reply


class Expected(BaseModel):
    """What a good answer is, for whoever reads the row.

    Attributes:
        answer: what it says, or why there is none.
        reason: why it is not simply answered; empty for a plain question.
        vital: each vital nugget as first worded -> whether it was stated.
        okay: the same of the others.
        sources: path -> sections.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    answer: str
    reason: str = ""
    vital: dict[str, bool] = {}
    okay: dict[str, bool] = {}
    sources: dict[str, tuple[str, ...]] = {}


class Row(BaseModel):
    """What came of one task by one system.

    Attributes:
        id: of the question, unique in its set.
        set: name of the set.
        system: which assistant.
        task: ``question``, ``turn``, ``injection`` or ``draft``.
        part: ``tune`` or ``test``.
        topic: what is resampled as one.
        slices: what the row can be counted by: ``vraagsoort``, ``reden``, ``documentsoort``, ``dossier``, ``aanval`` …
        expected: what a good answer is.
        reply: what came.
        scores: score -> value.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    set: str
    system: str
    task: str
    part: str
    topic: str
    slices: dict[str, str] = {}
    expected: Expected
    reply: Reply
    scores: dict[str, float]

    @property
    def key(self) -> str:
        """Names the question across runs."""
        return f"{self.set}/{self.id}"
