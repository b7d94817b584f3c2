"""``notabene eval compare``: is the second run better than the first, and is that more than noise."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import options, output

if TYPE_CHECKING:
    from evals.compare.pair import Comparison, Regression
    from evals.statistics import Difference

app = typer.Typer()


@app.command()
def compare(
    first: Annotated[Path, typer.Argument(metavar="A", help="Map van de eerste run.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="Map van de tweede run.")],
    gate: Annotated[Path | None, typer.Option("--gate", metavar="YAML", help="Grenzen waaraan B moet voldoen.")] = None,
    system: Annotated[str, typer.Option("--system", help="Welke assistent van beide runs.")] = "product",
    baseline: Annotated[str, typer.Option("--baseline", help="Welke assistent van A; leeg: dezelfde.")] = "",
    json: options.Json = False,
) -> None:
    """Vergelijk twee runs vraag voor vraag; status 1 als een grens van --gate wordt overschreden."""
    from evals.compare.pair import compare as compare_rows
    from evals.runs.folder import Folder
    from evals.runs.gate import broken, load_gate

    limits = load_gate(gate) if gate else None
    after = list(Folder(second).rows(system))
    found = compare_rows(Folder(first).rows(baseline or system), after)
    wrong = broken(limits, after, found.scores) if limits else []
    if json:
        output.emit(as_json(found) | {"gate": wrong})
    else:
        _show(found)
        for line in wrong:
            output.complain(f"Grens overschreden: {line}")
    if wrong:
        raise typer.Exit(1)


def as_json(found: "Comparison") -> dict[str, object]:
    """Return a comparison for a program."""
    return {
        "shared": found.shared,
        "left_out": found.left_out,
        "scores": _differences(found.scores),
        "slices": {
            kind: {value: _differences(of) for value, of in values.items()} for kind, values in found.slices.items()
        },
        "worst": [_regression(one) for one in found.worst],
        "hidden": found.hidden,
    }


def _differences(found: "Mapping[str, Difference]") -> dict[str, object]:
    from evals.runs.table import number

    return {
        name: {
            "value": number(one.change.value),
            "low": number(one.change.low),
            "high": number(one.change.high),
            "n": one.change.n,
            "detectable": number(one.detectable),
            "wins": one.wins,
            "losses": one.losses,
            "verdict": one.verdict,
        }
        for name, one in found.items()
    }


def _regression(one: "Regression") -> dict[str, object]:
    return {
        "id": one.after.key,
        "question": one.after.reply.question,
        "expected": one.after.expected.answer,
        "score": one.score,
        "loss": round(one.loss, 4),
        "before": one.before.reply.answer,
        "after": one.after.reply.answer,
    }


def _show(found: "Comparison") -> None:
    from evals.scorers.score import SCORES
    from evals.sets.kinds import slice_name

    typer.echo(f"{found.shared} vragen in beide runs, {found.left_out} in maar één.\n")
    headings = ["Maat", "Verschil", "95%-interval", "n", "Beter", "Slechter", "Kleinst aantoonbaar", "Oordeel"]
    rows = [
        [
            SCORES[name].label,
            f"{one.change.value:+.3f}",
            f"[{one.change.low:+.3f} {one.change.high:+.3f}]",
            str(one.change.n),
            str(one.wins),
            str(one.losses),
            f"{one.detectable:.3f}",
            one.verdict,
        ]
        for name, one in found.scores.items()
    ]
    output.table(headings, rows)
    shown = [
        [
            kind,
            slice_name(kind, value),
            SCORES[name].label,
            f"{one.change.value:+.3f} [{one.change.low:+.3f} {one.change.high:+.3f}]",
            str(one.wins),
            str(one.losses),
            one.verdict,
        ]
        for kind, values in found.slices.items()
        for value, of in values.items()
        for name, one in of.items()
        if one.verdict != "geen verschil aangetoond" and name != "seconds"
    ]
    if shown:
        typer.echo("\nPer deel, waar een verschil is aangetoond (bij zoveel delen is er één op de twintig toeval):")
        output.table(["Soort deel", "Deel", "Maat", "Verschil", "Beter", "Slechter", "Oordeel"], shown)
    for one in found.worst:
        typer.echo(
            f"\n{one.after.key}: {SCORES[one.score].label} {one.loss:.2f} slechter\n  {one.after.reply.question}"
        )
        typer.echo(f"  Verwacht: {' '.join(one.after.expected.answer.split())[:400]}")
        typer.echo(f"  A: {' '.join(one.before.reply.answer.split())[:400]}")
        typer.echo(f"  B: {' '.join(one.after.reply.answer.split())[:400]}")
    if found.hidden:
        typer.echo(f"\nVan het testdeel werden {found.hidden} vragen slechter; die worden niet getoond.")
