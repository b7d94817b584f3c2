"""What each variant of the product is worth: its scores beside the product's, question by question."""

from collections.abc import Mapping, Sequence

from evals.runs.row import Row
from evals.runs.table import cell, means
from evals.scorers.score import SCORES
from evals.statistics import Difference, difference

SHOWN = ("ndcg@10", "recall@5", "nugget_vital", "decided", "wrongly_refused", "wrongly_answered", "cite_precision")
_MARKS = {"beter": " +", "slechter": " −", "geen verschil aangetoond": ""}


def differences(product: Sequence[Row], other: Sequence[Row]) -> dict[str, Difference]:
    """Return score -> what a variant has more than the product, of ``SHOWN``, over the questions that both have."""
    before = {row.key: row for row in product}
    pairs = [(before[row.key], row) for row in other if row.key in before]
    found = {}
    for name in SHOWN:
        having = [(one, two) for one, two in pairs if name in one.scores and name in two.scores]
        if having:
            found[name] = difference(
                [one.scores[name] for one, _ in having],
                [two.scores[name] for _, two in having],
                [one.topic for one, _ in having],
                up=SCORES[name].up,
            )
    return found


def ablation_table(
    rows: Mapping[str, Sequence[Row]], variants: Sequence[str], skipped: Mapping[str, str], *, product: str = "product"
) -> tuple[list[str], list[list[str]]]:
    """Return headings and lines: the product's means, then a variant a line with its differences.

    Args:
        rows: system -> rows.
        variants: names, in order.
        skipped: name -> why it was not run.
        product: name of the system that the variants are held against.
    """
    mine = means(rows[product])
    shown = [name for name in SHOWN if name in mine]
    lines = [[product, *(cell(mine[name]) for name in shown)]]
    least = dict.fromkeys(shown, 0.0)
    for variant in variants:
        if variant in skipped:
            lines.append([f"{variant} (overgeslagen: {skipped[variant]})", *([""] * len(shown))])
            continue
        found = differences(rows[product], rows[variant])
        for name, one in found.items():
            least[name] = max(least[name], one.detectable)
        lines.append([variant, *(_change(found.get(name)) for name in shown)])
    lines.append(["kleinst aantoonbaar", *(f"{least[name]:.3f}" for name in shown)])
    return ["", *(SCORES[name].label for name in shown)], lines


def _change(found: Difference | None) -> str:
    if found is None:
        return ""
    change = found.change
    return f"{change.value:+.3f} [{change.low:+.3f} {change.high:+.3f}]{_MARKS[found.verdict]}"
