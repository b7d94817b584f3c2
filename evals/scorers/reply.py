"""What is scored: an answer as a user saw it, with what was found for it; plain enough to be a row of a file."""

from pydantic import BaseModel, ConfigDict


class _Plain(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cited(_Plain):
    """A citation, held against the index when it was given.

    Attributes:
        n: number of its mark.
        path: of the document; empty where there is no such document.
        kind: of the document.
        dossier: of the document; empty where it has none.
        title: of the document.
        page: 1-based, or None.
        section: name of the section.
        quote: what is quoted.
        resolves: the quote stands verbatim on the page that is named.
        verbatim: the quote is text of the document.
    """

    n: int
    path: str
    kind: str = ""
    dossier: str = ""
    title: str = ""
    page: int | None = None
    section: str = ""
    quote: str
    resolves: bool
    verbatim: bool


class Found(_Plain):
    """A passage that was found.

    Attributes:
        path: of its document.
        page: 1-based, or None.
        section: name of the section.
        score: fused.
        lexical: BM25.
        dense: cosine with the question.
        text: of the passage.
    """

    path: str
    page: int | None
    section: str
    score: float
    lexical: float
    dense: float
    text: str


class Reply(_Plain):
    """What came of one question.

    Attributes:
        question: as asked.
        understood: as it was searched for.
        answer: its text with ``[n]`` marks.
        refused: it says that the sources hold too little.
        citations: in order.
        found: what was found, best first.
        ranked: paths of documents, best first, as far as retrieval is measured.
        notes: for the user.
        mode: ``extractive`` or the model's name.
        sent: what a model was sent.
        prompt_tokens: what a model read for it, repairs and rewriting included; None where it did not tell, or where
            no model could be asked.
        completion_tokens: what it wrote; None likewise.
        seconds: until the sources were there (``sources``) and until the end (``answer``).
    """

    question: str
    understood: str = ""
    answer: str
    refused: bool
    citations: tuple[Cited, ...] = ()
    found: tuple[Found, ...] = ()
    ranked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    mode: str = "extractive"
    sent: str = ""
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    seconds: dict[str, float] = {}

    @property
    def confidence(self) -> float:
        """How near the best passage comes to the question: what answers are ordered by for risk and coverage."""
        return max((passage.dense for passage in self.found), default=0.0)
