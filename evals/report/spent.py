"""How long a run took and what its language model used, a line for each system."""

from collections.abc import Mapping, Sequence

from evals.runs.row import Row
from evals.scorers.latency import percentiles

HEADINGS = (
    "Assistent",
    "Antwoord p50",
    "Antwoord p95",
    "Bronnen in beeld p95",
    "Tokens naar het model",
    "Tokens van het model",
    "Kosten",
)


def spent(systems: Mapping[str, Sequence[Row]]) -> list[list[str]]:
    """Return a line for each system; totals are over all its questions, and are unknown where one of them is.

    Args:
        systems: name -> rows.
    """
    return [
        [
            name,
            *(_percentile(rows, "answer", which) for which in ("p50", "p95")),
            _percentile(rows, "sources", "p95"),
            _tokens([row.reply.prompt_tokens for row in rows], rows),
            _tokens([row.reply.completion_tokens for row in rows], rows),
            _cost(rows),
        ]
        for name, rows in systems.items()
    ]


def _percentile(rows: Sequence[Row], moment: str, which: str) -> str:
    took = [row.reply.seconds[moment] for row in rows if moment in row.reply.seconds]
    return f"{percentiles(took)[which] / 1000:.2f} s" if took else "onbekend"


def _tokens(counts: Sequence[int | None], rows: Sequence[Row]) -> str:
    known = [count for count in counts if count is not None]
    if not known:
        return "onbekend" if any(row.reply.sent for row in rows) else "geen taalmodel"
    total = f"{sum(known):,}".replace(",", ".")
    missing = len(counts) - len(known)
    return f"{total} (van {missing} vragen onbekend)" if missing else total


def _cost(rows: Sequence[Row]) -> str:
    costs = [row.scores["cost"] for row in rows if "cost" in row.scores]
    if not costs:
        return "onbekend" if any(row.reply.sent for row in rows) else "geen taalmodel"
    missing = "" if len(costs) == len(rows) else f", van {len(rows) - len(costs)} vragen onbekend"
    return f"€ {sum(costs) / 100:.2f} in totaal, {sum(costs) / len(costs):.3f} cent per vraag{missing}"
