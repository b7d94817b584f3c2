"""Rows of runs made by hand. FICTIEF."""

from evals.runs.folder import Config, Folder, SetUsed
from evals.runs.row import Expected, Row
from evals.scorers.reply import Cited, Found, Reply


def row(number: int, scores: dict[str, float], *, system: str = "product", part: str = "tune", answer: str = "") -> Row:
    """Return a row on a topic of its own."""
    quote = f"De steiger kost {number} euro <script>alert(1)</script>"
    cited = Cited(n=1, path="a.pdf", title="Brief", page=2, section="Kern", quote=quote, resolves=True, verbatim=True)
    found = Found(path="a.pdf", page=2, section="Kern", score=0.8, lexical=3, dense=0.5 + number / 100, text=quote)
    return Row(
        id=f"v-{number}", set="proef", system=system, task="question", part=part, topic=f"t{number}",
        slices={"vraagsoort": str(number % 3 + 1), "deel": part},
        expected=Expected(answer="Zoveel euro.", vital={"De steiger kost": True}, sources={"a.pdf": ("Kern",)}),
        reply=Reply(
            question=f"Wat kost steiger {number}?", understood=f"Wat kost steiger {number}?",
            answer=answer or f"{quote} [1]", refused=False, citations=(cited,), found=(found,), ranked=("a.pdf",),
            seconds={"sources": 0.1, "answer": 0.2 + number / 100},
        ),
        scores=scores,
    )  # fmt: skip


def write(folder: Folder, rows: list[Row]) -> Folder:
    """Write rows as a run."""
    systems = tuple(dict.fromkeys(one.system for one in rows))
    config = Config(
        program="0", versions={}, sets=(SetUsed(name="proef", version=1, hash="ab" * 32),), parts=("tune", "test"),
        systems=systems, mode="extractive", settings={"sources": 8}, index={"documents": 1}, prompts="cd" * 32,
    )  # fmt: skip
    folder.begin(config, resume=False)
    for one in rows:
        folder.add([one])
    return folder
