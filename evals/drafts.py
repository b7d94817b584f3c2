"""How good is a drafted Kern, beside plain summaries? ``python -m evals.drafts SET --index DIR``."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answer.verify import facts_missing, resolves
from assistant.draft.material import Material, gather
from assistant.draft.opstellen import draft
from assistant.draft.profielen import profiel
from assistant.draft.types import GAP, Draft, Onderdeel
from evals.baselines import BASELINES
from evals.sets.model import Part, part_of
from evals.sets.wording import plain, states
from evals.statistics import Estimate, estimate
from ingest.errors import NotabeneError, reason_of
from ingest.index.store import Index
from ingest.read.limits import Limits

_MARK = re.compile(r"\s*\[\d+\]")


class Pair(BaseModel):
    """A letter with the Kern that belongs to it.

    Attributes:
        id: short name; it decides the part.
        kept: for testing, whatever the id says.
        letter: path of the letter below the corpus.
        motions: paths of the motions that it answers.
        reference: the Kern as a policy officer writes it.
        nuggets: facts, each as alternatives of wording; ``a + b`` asks for both.
        errors: wordings that must not occur.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    kept: bool = False
    letter: str
    motions: tuple[str, ...] = ()
    reference: str
    nuggets: tuple[tuple[str, ...], ...] = Field(min_length=3)
    errors: tuple[str, ...] = ()

    @property
    def part(self) -> Part:
        """For tuning, or kept apart for testing: as written, else drawn by the id."""
        return "test" if self.kept else part_of(self.id)


class Pairs(BaseModel):
    """A set of pairs."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    version: int = Field(ge=1)
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """Figures of one text for one pair, each between 0 and 1; those of sources are 1 for a baseline, which has none."""

    pair: Pair
    system: str
    text: str
    recall: float
    missed: tuple[str, ...]
    errors: tuple[str, ...]
    cited: float
    faithful: float
    contract: float
    chrf: float
    rouge: float


def load_pairs(path: Path) -> Pairs:
    """Read a set.

    Raises:
        NotabeneError: the file cannot be read, or is no set.
    """
    try:
        return Pairs.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise NotabeneError(f"{path} is niet te lezen ({reason_of(error)}); geef een ander pad.") from error
    except (yaml.YAMLError, ValidationError, UnicodeDecodeError) as error:
        raise NotabeneError(f"{path} is geen set met paren; vergelijk haar met evals/sets/kernen.yaml.") from error


def material_of(pair: Pair, index: Index) -> Material:
    """Return the sources of a pair.

    Raises:
        NotabeneError: the index lacks one.
    """
    ids = {record.path: record.id for record in index.documents()}
    wanted = [pair.letter, *pair.motions]
    lacking = [path for path in wanted if path not in ids]
    if lacking:
        raise NotabeneError(f"De index mist {lacking[0]}; maak hem met: notabene demo --prepare-only --index MAP")
    return gather([ids[path] for path in wanted], index, Limits())


def score_draft(pair: Pair, made: Draft, material: Material, contract_kept: bool) -> Scored:
    """Score a draft."""
    statements = [line for block in made.blocks for line in block.lines if line.text != GAP and not line.fixed]
    valid = [
        bool(line.spans) and all(resolves(material.shelf, one) for one in made.citations if one.n in made.numbers(line))
        for line in statements
    ]
    faithful = []
    for line in statements:
        evidence = "\n".join(material.shelf.text(span.document)[span.start : span.end] for span in line.spans)
        about = "\n".join(one.section for one in made.citations if one.n in made.numbers(line))
        faithful.append(
            not facts_missing(line.text.removeprefix("Toezegging: "), evidence, f"{about}\nde Kamer de Eerste Kamer")
        )
    return _scored(pair, "notabene", made.text, _share(valid), _share(faithful), float(contract_kept))


def score_text(pair: Pair, system: str, text: str) -> Scored:
    """Score a text of a baseline."""
    return _scored(pair, system, text, 1.0, 1.0, float(len(text.split()) <= 250))


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 1.0


def _scored(pair: Pair, system: str, text: str, cited: float, faithful: float, contract: float) -> Scored:
    bare = _MARK.sub("", text)
    said = plain(bare)
    missed = tuple(one[0] for one in pair.nuggets if not any(_has(said, wording) for wording in one))
    chrf, rouge = overlap(bare, pair.reference)
    return Scored(
        pair,
        system,
        bare,
        1 - len(missed) / len(pair.nuggets),
        missed,
        tuple(one for one in pair.errors if states(said, one)),
        cited,
        faithful,
        contract,
        chrf,
        rouge,
    )


def overlap(text: str, reference: str) -> tuple[float, float]:
    """Return chrF and ROUGE-L of a text against a reference, each between 0 and 1; marks of citations do not count."""
    from rouge_score.rouge_scorer import RougeScorer
    from sacrebleu.metrics.chrf import CHRF

    bare = _MARK.sub("", text)
    rouge = RougeScorer(["rougeL"], tokenizer=_Words()).score(reference, bare)["rougeL"].fmeasure
    return float(CHRF().sentence_score(bare, [reference]).score) / 100, float(rouge)


class _Words:
    """Words of a Dutch text for ROUGE, whose own tokenizer drops accents."""

    def tokenize(self, text: str) -> list[str]:
        """Return the words in small letters."""
        return re.findall(r"\w+", text.casefold())


def _has(said: str, wording: str) -> bool:
    return all(states(said, part.strip()) for part in wording.split(" + "))


def evaluate(pairs: Sequence[Pair], index: Index, baselines: Sequence[str] = tuple(BASELINES)) -> list[Scored]:
    """Draft and score each pair, and what the baselines make of it."""
    profile = profiel("bzk")
    scores: list[Scored] = []
    for pair in pairs:
        material = material_of(pair, index)
        made = draft(Onderdeel.KERN, material, profile)
        kept = all(profile.contract.kept(block.lines) for block in made.blocks)
        scores.append(score_draft(pair, made, material, kept))
        scores += [score_text(pair, name, BASELINES[name](material)) for name in baselines]
    return scores


_FIGURES: tuple[tuple[str, Callable[[Scored], float]], ...] = (
    ("nugget_recall", lambda one: one.recall),
    ("errors", lambda one: float(len(one.errors))),
    ("valid_citations", lambda one: one.cited),
    ("fidelity", lambda one: one.faithful),
    ("contract", lambda one: one.contract),
    ("chrf", lambda one: one.chrf),
    ("rouge_l", lambda one: one.rouge),
)


def figures(scores: Sequence[Scored]) -> dict[str, dict[str, Estimate]]:
    """Return system -> figure -> mean with its interval over letters."""
    systems = dict.fromkeys(one.system for one in scores)
    return {
        system: {
            name: estimate(
                [value(one) for one in scores if one.system == system],
                [one.pair.id for one in scores if one.system == system],
            )
            for name, value in _FIGURES
        }
        for system in systems
    }


app = typer.Typer(add_completion=False)


@app.command()
def main(
    path: Annotated[Path, typer.Argument(metavar="SET", help="Set met paren in YAML.")],
    index: Annotated[Path, typer.Option("--index", help="Map van de index.", envvar="NOTABENE_INDEX")],
    part: Annotated[str, typer.Option("--part", help="tune of test; leeg: beide.")] = "",
    show: Annotated[bool, typer.Option("--show", help="Toon elk concept van het deel tune.")] = False,
    machine: Annotated[bool, typer.Option("--json", help="Geef één JSON-object.")] = False,
) -> None:
    """Meet hoe goed het concept van een Kern is, naast eenvoudige samenvattingen."""
    if part not in {"", "tune", "test"}:
        raise typer.BadParameter("kies tune of test", param_hint="--part")
    try:
        loaded = load_pairs(path)
        with Index.open(index) as opened:
            scores = evaluate([one for one in loaded.pairs if part in {"", one.part}], opened)
    except NotabeneError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    found = figures(scores)
    if machine:
        plain_figures = {
            system: {
                name: {"value": round(one.value, 4), "low": round(one.low, 4), "high": round(one.high, 4), "n": one.n}
                for name, one in rows.items()
            }
            for system, rows in found.items()
        }
        typer.echo(
            json.dumps({"set": loaded.name, "version": loaded.version, "part": part or "all", "figures": plain_figures})
        )
        return
    for one in scores if show else []:
        if one.system == "notabene" and one.pair.part == "tune":
            typer.echo(
                f"== {one.pair.id} ({one.pair.part}) {one.recall:.2f}\n{one.text}\n"
                f"  mist: {list(one.missed)}\n  fout: {list(one.errors)}\n"
            )
    for system, rows in found.items():
        cells = "  ".join(f"{name} {one.value:.3f} [{one.low:.2f}-{one.high:.2f}]" for name, one in rows.items())
        typer.echo(f"{system:<20} n={next(iter(rows.values())).n}  {cells}")


if __name__ == "__main__":
    app()
