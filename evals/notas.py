"""Real nota's: the Kern drafted from a nota's other sections, beside its own. ``python -m evals.notas SECTIES.jsonl``.

Such nota's are not shipped; without the file the command says so and ends well. A nota has no list of facts, so only
the overlap with its own Kern is measured, beside plain summaries of the same sections.
"""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.draft.material import gather
from assistant.draft.opstellen import draft
from assistant.draft.profielen import profiel
from assistant.draft.types import Onderdeel
from evals.baselines import BASELINES
from evals.scorers.drafting import bare
from evals.scorers.overlap import chrf, rouge_l
from evals.statistics import Estimate, estimate
from ingest.errors import NotabeneError, reason_of
from ingest.read.limits import Limits

_KERN = frozenset({"kern", "kernpunten"})
_LEAST = 25  # words of a Kern that is worth comparing


class Sectie(BaseModel):
    """A section of a nota: its heading and its text."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    sectie: str
    tekst: str


class Nota(BaseModel):
    """A nota in sections."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    titel: str
    secties: tuple[Sectie, ...] = Field(min_length=1)

    @property
    def kern(self) -> str:
        """Its own Kern; empty where it has none."""
        return " ".join(" ".join(one.tekst.split()) for one in self.secties if one.sectie.casefold() in _KERN)

    @property
    def rest(self) -> str:
        """All but its Kern, as a text with its headings."""
        parts = [
            one.tekst if one.sectie.casefold() == "kop" else f"{one.sectie}\n{one.tekst}"
            for one in self.secties
            if one.sectie.casefold() not in _KERN and one.tekst.strip()
        ]
        return "\n\n".join(parts)


@dataclass(frozen=True, slots=True)
class Row:
    """What one system made for one nota."""

    nota: Nota
    system: str
    text: str
    chrf: float
    rouge: float


def load_notas(path: Path) -> list[Nota]:
    """Read nota's that have a Kern.

    Args:
        path: JSONL with ``id``, ``titel`` and ``secties`` a line.

    Raises:
        NotabeneError: it cannot be read, or is something else.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        read = [Nota.model_validate_json(line) for line in lines if line.strip()]
    except OSError as error:
        raise NotabeneError(f"{path} is niet te lezen ({reason_of(error)}); geef een ander bestand.") from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise NotabeneError(f"{path} bevat geen nota's in secties; geef een ander bestand.") from error
    return [one for one in read if len(one.kern.split()) >= _LEAST]


def evaluate(notas: Sequence[Nota]) -> list[Row]:
    """Draft the Kern of each nota from its other sections, and let the baselines do the same."""
    profile = profiel("bzk")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, nota in enumerate(notas):
            path = Path(folder) / f"nota-{number}.txt"
            path.write_text(nota.rest, encoding="utf-8")
            material = gather([str(path)], None, Limits())
            made = {"notabene": draft(Onderdeel.KERN, material, profile).text}
            made |= {name: baseline(material) for name, baseline in BASELINES.items()}
            rows += [
                Row(nota, system, text, chrf(bare(text), nota.kern), rouge_l(bare(text), nota.kern))
                for system, text in made.items()
            ]
    return rows


def figures(rows: Sequence[Row]) -> dict[str, dict[str, Estimate]]:
    """Return system -> figure -> mean with its interval over nota's."""
    made: dict[str, dict[str, Estimate]] = {}
    for system in dict.fromkeys(one.system for one in rows):
        own = [one for one in rows if one.system == system]
        ids = [one.nota.id for one in own]
        made[system] = {
            "chrf": estimate([one.chrf for one in own], ids),
            "rouge_l": estimate([one.rouge for one in own], ids),
        }
    return made


app = typer.Typer(add_completion=False)


@app.command()
def main(
    path: Annotated[Path, typer.Argument(metavar="SECTIES", help="Nota's in secties, als JSONL.")],
    show: Annotated[bool, typer.Option("--show", help="Toon elk concept naast de eigen Kern van de nota.")] = False,
    machine: Annotated[bool, typer.Option("--json", help="Geef één JSON-object.")] = False,
) -> None:
    """Meet hoe het concept van een Kern lijkt op die van echte nota's."""
    if not path.exists():
        typer.echo(f"{path} is er niet; overgeslagen.", err=True)
        if machine:
            typer.echo(json.dumps({"skipped": True}))
        return
    try:
        rows = evaluate(load_notas(path))
    except NotabeneError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    found = figures(rows)
    if machine:
        plain = {
            system: {
                name: {"value": round(one.value, 4), "low": round(one.low, 4), "high": round(one.high, 4), "n": one.n}
                for name, one in each.items()
            }
            for system, each in found.items()
        }
        typer.echo(json.dumps({"skipped": False, "figures": plain}))
        return
    for row in rows if show else []:
        if row.system == "notabene":
            typer.echo(f"== {row.nota.titel} ({row.chrf:.2f})\n{row.text}\n-- eigen Kern\n{row.nota.kern}\n")
    for system, each in found.items():
        cells = "  ".join(f"{name} {one.value:.3f} [{one.low:.2f}-{one.high:.2f}]" for name, one in each.items())
        typer.echo(f"{system:<20} n={next(iter(each.values())).n}  {cells}")


if __name__ == "__main__":
    app()
