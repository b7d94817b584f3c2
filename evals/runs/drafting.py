"""Puts drafting tasks to the product and to plain summaries, and writes a row for each."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer.types import Citation
from assistant.draft.material import Material, gather
from assistant.draft.opstellen import Writer, draft
from assistant.draft.profielen import Profiel, profiel
from assistant.draft.types import Onderdeel
from evals.baselines import first_words, lexrank, textrank
from evals.runs.keeper import Keeper
from evals.runs.observe import Observer, listening
from evals.runs.row import Expected, Row
from evals.scorers.drafting import draft_scores, stated, text_scores
from evals.scorers.reply import Reply
from evals.scorers.spent import Price, spent_scores
from evals.sets.model import Pair
from ingest.document import Kind
from ingest.errors import NotabeneError
from ingest.index.records import DocumentRecord
from ingest.index.store import Index
from ingest.read.limits import Limits

PRODUCT = "product"
_PROFILE = "bzk"
SUMMARIES: Mapping[str, Callable[[Material], str]] = {
    "first-words": first_words,
    "lexrank": lexrank,
    "textrank": textrank,
}
"""Plain summaries by the name of the system."""


@dataclass(frozen=True, slots=True)
class DraftTask:
    """A pair of a set.

    Attributes:
        set: name of the set.
        pair: the letter with its reference.
    """

    set: str
    pair: Pair

    @property
    def key(self) -> str:
        """Names it across runs."""
        return f"{self.set}/{self.pair.id}"


@dataclass(frozen=True, slots=True)
class _Made:
    text: str
    citations: tuple[Citation, ...]
    mode: str
    scores: Mapping[str, float]


def run_drafts(
    tasks: Sequence[DraftTask],
    systems: Iterable[str],
    index: Index,
    keeper: Keeper,
    *,
    writer: Writer | None = None,
    price: Price | None = None,
) -> None:
    """Draft what is not done yet.

    Args:
        tasks: in order.
        systems: ``product`` and names of ``SUMMARIES``.
        index: with the letters and motions.
        keeper: knows what is done, and takes the rows.
        writer: writes the product's Kern; None composes it from sentences of the sources.
        price: of the language model, where it is known.

    Raises:
        NotabeneError: the index lacks a document, a summary's library is not installed, or the language model is gone
            or fails on and on.
    """
    observer, form = Observer(index), profiel(_PROFILE)
    for system in systems:
        for task in tasks:
            if keeper.has(system, task.key):
                continue
            begun = time.perf_counter()
            material = material_of(task.pair, index, observer.documents)
            with listening(model=bool(writer) and system == PRODUCT) as meter:
                if system == PRODUCT:
                    made = _drafted(task.pair, material, form, writer)
                else:
                    made = _summed(task.pair, material, system)
            prompt, completion = (meter.tokens if meter else None) or (None, None)
            record = observer.documents[task.pair.letter]
            reply = Reply(
                question=f"Schrijf de Kern bij: {record.title}",
                answer=made.text,
                refused=False,
                citations=tuple(observer.cited(one) for one in made.citations),
                mode=made.mode,
                prompt_tokens=prompt,
                completion_tokens=completion,
                seconds={"answer": round(time.perf_counter() - begun, 4)},
            )
            scores = {**made.scores, **spent_scores(reply, price)}
            row = _row(task, system, reply, scores, record.kind)
            keeper.add([row], [meter.failure if meter else None])


def material_of(pair: Pair, index: Index, records: Mapping[str, DocumentRecord]) -> Material:
    """Return the sources of a pair.

    Raises:
        NotabeneError: the index lacks one.
    """
    if lacking := [path for path in pair.sources if path not in records]:
        raise NotabeneError(f"De index mist {lacking[0]}; maak hem met: notabene demo --prepare-only --index MAP")
    return gather([records[path].id for path in pair.sources], index, Limits())


def _row(task: DraftTask, system: str, reply: Reply, scores: Mapping[str, float], kind: Kind) -> Row:
    pair = task.pair
    return Row(
        id=pair.id,
        set=task.set,
        system=system,
        task="draft",
        part=pair.part,
        topic=pair.id,
        slices={"taak": "draft", "deel": pair.part, "documentsoort": kind.value},
        expected=Expected(
            answer=pair.reference, vital=stated(pair, reply.answer), sources=dict.fromkeys(pair.sources, ())
        ),
        reply=reply,
        scores={name: round(value, 6) for name, value in scores.items()},
    )


def _drafted(pair: Pair, material: Material, form: Profiel, writer: Writer | None) -> _Made:
    made = draft(Onderdeel.KERN, material, form, writer=writer)
    return _Made(made.text, tuple(made.citations), made.mode, draft_scores(pair, made, material, form))


def _summed(pair: Pair, material: Material, system: str) -> _Made:
    try:
        text = SUMMARIES[system](material)
    except ModuleNotFoundError as error:
        raise NotabeneError(
            f"Voor {system} is het pakket {error.name} nodig; installeer het met: pip install -e '.[dev]'"
        ) from error
    kept = float(len(text.split()) <= 250)
    return _Made(text, (), system, text_scores(pair, text) | {"draft_contract": kept})
