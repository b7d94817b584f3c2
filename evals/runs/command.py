"""``notabene eval run``: put sets of questions to the assistant and keep what came as a folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import options, output
from evals.sets.model import Part
from ingest.errors import NotabeneError

if TYPE_CHECKING:
    from evals.sets.model import QuestionSet

app = typer.Typer()
_PARTS: dict[str, tuple[Part, ...]] = {"": ("tune", "test"), "tune": ("tune",), "test": ("test",)}


@app.command()
def run(
    sets: Annotated[list[Path], typer.Argument(metavar="SET…", help="Vragensets in YAML.")],
    out: Annotated[Path, typer.Option("--out", metavar="MAP", help="Map voor de run.")],
    index: options.IndexFolder = None,
    part: Annotated[str, typer.Option("--part", help="tune of test; leeg: beide.")] = "",
    systems: Annotated[
        str,
        typer.Option(
            "--systems",
            help="Welke, met komma's: product, lexical, dense, naive, voor concepten first-words, lexrank, textrank; "
            "leeg: product met wat er bij de taken naast hoort.",
        ),
    ] = "",
    mode: Annotated[str, typer.Option("--mode", help="extractive of model; leeg: zoals NOTABENE_MODEL zegt.")] = "",
    workers: Annotated[int, typer.Option("--workers", min=1, help="Vragen tegelijk, bij een taalmodel.")] = 1,
    variants: Annotated[
        Path | None, typer.Option("--variants", metavar="YAML", help="Varianten van het product, ernaast gezet.")
    ] = None,
    cache: Annotated[
        Path | None, typer.Option("--cache", metavar="MAP", help="Map voor de indexen van varianten.")
    ] = None,
    gate: Annotated[
        Path | None, typer.Option("--gate", metavar="YAML", help="Grenzen; status 1 als het product er een niet haalt.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Maak een afgebroken run af.")] = False,
    json: options.Json = False,
) -> None:
    """Leg vragensets voor aan de assistent zoals een gebruiker dat doet, en bewaar de uitkomst als map."""
    from evals.runs.ablations import ablation_table
    from evals.runs.bench import Bench, Plan
    from evals.runs.folder import Folder
    from evals.runs.gate import broken, load_gate
    from evals.runs.systems import NAMES, SUMMARIES
    from evals.runs.table import by_system, figures_as_json, run_table
    from evals.runs.variants import load_variants, skipped
    from evals.sets.load import load_set
    from ingest.embed.cache import cache_folder

    limits = load_gate(gate) if gate else None
    further = load_variants(variants) if variants else {}
    if part not in _PARTS:
        raise typer.BadParameter("kies tune of test", param_hint="--part")
    chosen = tuple(name.strip() for name in systems.split(",") if name.strip())
    if not set(chosen) <= {*NAMES, *SUMMARIES}:
        raise typer.BadParameter(f"kies uit {', '.join((*NAMES, *SUMMARIES))}", param_hint="--systems")
    if mode not in {"", "extractive", "model"}:
        raise typer.BadParameter("kies extractive of model, of laat het weg", param_hint="--mode")
    if mode == "model" and not options.settings().model:
        raise NotabeneError("Er is geen taalmodel ingesteld; noem er een met NOTABENE_MODEL.")
    # What is only measured has no place in a department's log.
    changes: dict[str, object] = {"log": False} | ({"model": ""} if mode == "extractive" else {})
    settings = options.settings().model_copy(update=changes)
    left_out = skipped(further, settings)
    runnable = {name: knobs for name, knobs in further.items() if name not in left_out}
    loaded = [load_set(path) for path in sets]
    if len({one.name for one in loaded}) < len(loaded):
        raise NotabeneError("Twee sets heten hetzelfde; geef elke set een eigen 'name'.")
    chosen = chosen or _beside(loaded)
    folder = Folder(out)
    bench = Bench(options.index_folder(index), cache or cache_folder() / "varianten", settings, workers=workers)
    bench.run(Plan(loaded, _PARTS[part], chosen, runnable), folder, resume=resume)
    rows = list(folder.rows())
    wrong = broken(limits, [row for row in rows if row.system == chosen[0]]) if limits else []
    if json:
        output.emit({"run": str(out), "systems": figures_as_json(rows), "skipped": left_out, "gate": wrong})
    else:
        systems_of = by_system(rows)
        output.table(*run_table([row for name in chosen for row in systems_of.get(name, [])]))
        if further:
            typer.echo(f"\nVarianten: verschil met {chosen[0]}, met 95%-interval; + beter, − slechter, anders ruis.")
            output.table(*ablation_table(systems_of, list(further), left_out, product=chosen[0]))
        typer.echo(f"\n{len(rows)} rijen in {out}. Bekijk ze met: notabene eval report {out} --out verslag.html")
        for line in wrong:
            output.complain(f"Grens overschreden: {line}")
    if wrong:
        raise typer.Exit(1)


def _beside(sets: "list[QuestionSet]") -> tuple[str, ...]:
    """Return the systems that belong to the tasks of sets."""
    from evals.runs.systems import NAMES, SUMMARIES

    asks = any(one.questions or one.conversations or one.injections for one in sets)
    drafts = any(one.pairs for one in sets)
    return (*(NAMES if asks else NAMES[:1]), *(SUMMARIES if drafts else ()))
