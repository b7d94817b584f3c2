"""A gate: thresholds that a run must keep, as a YAML file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from evals.runs.row import Row
from evals.runs.table import means
from evals.scorers.score import SCORES
from evals.statistics import Difference
from ingest.errors import NotabeneError, reason_of


class Rule(BaseModel):
    """What a score must keep.

    Attributes:
        least: the mean may not be lower.
        most: the mean may not be higher.
        drop: the whole interval of the change for the worse may not lie beyond this; 0 forbids any that is shown.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    least: float | None = None
    most: float | None = None
    drop: float | None = None


class Gate(BaseModel):
    """Score -> what it must keep."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    part: Literal["tune", "test", ""] = ""
    scores: Mapping[str, Rule]


def load_gate(path: Path) -> Gate:
    """Read a gate.

    Raises:
        NotabeneError: it cannot be read, or names a score that there is not.
    """
    try:
        gate = Gate.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
    except OSError as error:
        raise NotabeneError(f"{path} is niet te lezen ({reason_of(error)}); geef een ander pad.") from error
    except yaml.YAMLError as error:
        raise NotabeneError(f"{path} is geen geldige YAML; verbeter het bestand.") from error
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"])) or "het bestand"
        raise NotabeneError(
            f"{path}: '{place}' klopt niet; schrijf onder scores per maat least, most of drop."
        ) from error
    if unknown := [name for name in gate.scores if name not in SCORES]:
        raise NotabeneError(f"{path}: de maat '{unknown[0]}' bestaat niet; kies uit {', '.join(SCORES)}.")
    return gate


def broken(gate: Gate, rows: list[Row], changes: Mapping[str, Difference] | None = None) -> list[str]:
    """Return what a run does not keep, a Dutch sentence each.

    Args:
        gate: the thresholds.
        rows: of the run that is judged.
        changes: score -> difference with the run before it, for ``drop``.
    """
    found = means(row for row in rows if gate.part in {"", row.part})
    wrong = []
    for name, rule in gate.scores.items():
        if name not in found:
            wrong.append(f"{name}: deze run heeft er geen waarde voor.")
            continue
        value = found[name].value
        if rule.least is not None and value < rule.least:
            wrong.append(f"{name}: {value:.3f} is lager dan {rule.least:.3f}.")
        if rule.most is not None and value > rule.most:
            wrong.append(f"{name}: {value:.3f} is hoger dan {rule.most:.3f}.")
        change = changes.get(name) if changes else None
        if rule.drop is not None and change and change.verdict == "slechter":
            least = -change.change.high if SCORES[name].up else change.change.low
            if least > rule.drop:
                wrong.append(f"{name}: {change.change.value:+.3f} slechter, meer dan {rule.drop:.3f} en meer dan ruis.")
    return wrong
