"""The scores of a run, by system, with intervals."""

import math
from collections.abc import Iterable, Mapping, Sequence

from evals.runs.row import Row
from evals.scorers.score import SCORES
from evals.statistics import Estimate, estimate, smallest_detectable


def by_system(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return system -> rows, in the order in which they come."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.system, []).append(row)
    return found


def means(rows: Iterable[Row]) -> dict[str, Estimate]:
    """Return score -> mean with its interval over topics, of the scores that any row has."""
    values: dict[str, list[float]] = {}
    topics: dict[str, list[str]] = {}
    for row in rows:
        for name, value in row.scores.items():
            values.setdefault(name, []).append(value)
            topics.setdefault(name, []).append(row.topic)
    return {name: estimate(values[name], topics[name]) for name in SCORES if name in values}


def figures_as_json(rows: Iterable[Row]) -> dict[str, dict[str, dict[str, float | int | None]]]:
    """Return system -> score -> value, low, high, n, and the smallest difference that would show."""
    found: dict[str, dict[str, dict[str, float | int | None]]] = {}
    for system, of in by_system(rows).items():
        found[system] = {}
        for name, mean in means(of).items():
            having = [row for row in of if name in row.scores]
            least = smallest_detectable([row.scores[name] for row in having], [row.topic for row in having])
            found[system][name] = {
                "value": number(mean.value),
                "low": number(mean.low),
                "high": number(mean.high),
                "n": mean.n,
                "detectable": number(least),
            }
    return found


def run_table(rows: Sequence[Row]) -> tuple[list[str], list[list[str]]]:
    """Return headings and lines: a score a line, a system a column."""
    systems = {system: means(of) for system, of in by_system(rows).items()}
    lines = [
        [score.label, *(cell(of.get(name), score.unit) for of in systems.values())]
        for name, score in SCORES.items()
        if any(name in of for of in systems.values())
    ]
    return ["", *systems], lines


def cell(found: Estimate | None, unit: str = "") -> str:
    """Return a mean with its interval for a reader; empty for none."""
    if found is None or not found.n:
        return ""
    after = f" {unit}" if unit else ""
    return f"{found.value:.3f}{after} [{found.low:.3f}-{found.high:.3f}] n={found.n}"


def number(value: float) -> float | None:
    """Return a number that JSON knows."""
    return None if math.isnan(value) else round(value, 6)


def slices(rows: Iterable[Row]) -> Mapping[str, dict[str, list[Row]]]:
    """Return kind of slice -> slice -> rows."""
    found: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        for kind, value in row.slices.items():
            found.setdefault(kind, {}).setdefault(value, []).append(row)
    return found
