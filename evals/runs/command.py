"""``notabene eval run``: put sets of questions to the assistant and keep what came as a folder."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.cli import options, output
from evals.sets.model import Part
from ingest.errors import NotabeneError

if TYPE_CHECKING:
    from assistant.settings import Settings
    from evals.progress import Counter
    from evals.runs.folder import Folder
    from evals.runs.keeper import Keeper
    from evals.runs.task import Task
    from evals.runs.variants import Knobs
    from evals.scorers.spent import Price
    from evals.sets.model import QuestionSet
    from ingest.embed.base import Embedder
    from ingest.recipe import Recipe

app = typer.Typer()
_PARTS: dict[str, tuple[Part, ...]] = {"": ("tune", "test"), "tune": ("tune",), "test": ("test",)}
_NOT_COPIED = ("log.db*", "log.lock", "voorbeelden", "*.lock")


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
    where = options.index_folder(index)
    kept = cache or cache_folder() / "varianten"
    _run(loaded, _PARTS[part], chosen, runnable, where, settings, folder, kept, workers=workers, resume=resume)
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


def _run(
    sets: "list[QuestionSet]",
    parts: tuple[Part, ...],
    systems: tuple[str, ...],
    variants: "Mapping[str, Knobs]",
    index: Path,
    settings: "Settings",
    folder: "Folder",
    cache: Path,
    *,
    workers: int,
    resume: bool,
) -> None:
    from assistant.draft.writer import kern_writer
    from assistant.session import open_session
    from evals.progress import Counter
    from evals.runs.config import configuration
    from evals.runs.drafting import PRODUCT, DraftTask, run_drafts
    from evals.runs.keeper import Keeper
    from evals.runs.systems import NAMES, SUMMARIES
    from evals.runs.task import planted_files, tasks_of
    from evals.runs.variant_index import RememberingEmbedder
    from evals.runs.variants import by_recipe
    from ingest.embed.load import load_embedder

    tasks = tasks_of(sets, parts)
    drafts = [DraftTask(one.name, pair) for one in sets for pair in one.pairs if pair.part in parts]
    drafting = [name for name in systems if name == PRODUCT or name in SUMMARIES]
    asking = tuple(name for name in systems if name in NAMES)
    if not (tasks and (asking or variants)) and not (drafts and drafting):
        raise NotabeneError("In dit deel van de sets staat geen enkele vraag; kies een ander deel of een andere set.")
    plain = [task for task in tasks if task.kind != "injection"]
    injections = [task for task in tasks if task.kind == "injection"]
    groups, keeper = list(by_recipe(variants)), Keeper(folder)
    # Only the splits of the tutorial pipeline, and indexes of variants, are embedded in bulk.
    purpose: Literal["bulk", "query"] = "bulk" if "naive" in systems or len(groups) > 1 else "query"
    with ExitStack() as stack:
        with open_session(index, settings, announce=output.announce) as session:
            config = configuration(sets, parts, systems, settings, session.index, variants=variants)
            done = folder.begin(config, resume=resume)
        made = load_embedder(settings.embedding, purpose=purpose, announce=output.announce)
        embedder = RememberingEmbedder(made)
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="notabene-")))
        steps = len(tasks) * (len(asking) + len(variants)) + len(drafts) * len(drafting)
        counter = stack.enter_context(Counter(steps))
        for recipe, group in groups:
            over = () if recipe.identity else asking
            own = _index_of(recipe, index, cache, embedder, settings) if recipe.identity else index
            for asked, files in ((plain, {}), (injections, planted_files(sets))):
                if asked:
                    with _planted(own, files, settings, recipe) as where:
                        _ask(asked, over, group, where, settings, embedder, scratch, keeper, done, counter, workers)
        if drafts:
            with open_session(index, settings, announce=output.announce, embedder=embedder) as session:
                writer, price = kern_writer(settings, usage=True), _price(settings)
                run_drafts(drafts, drafting, session.index, keeper, done, told=counter, writer=writer, price=price)
        keeper.settle()


def _ask(
    tasks: "Sequence[Task]",
    systems: tuple[str, ...],
    variants: "Mapping[str, Knobs]",
    index: Path,
    settings: "Settings",
    embedder: "Embedder",
    scratch: Path,
    keeper: "Keeper",
    done: set[tuple[str, str]],
    counter: "Counter",
    workers: int,
) -> None:
    from assistant.session import open_session
    from evals.runs.observe import Observer
    from evals.runs.run import run as run_tasks
    from evals.runs.systems import make_systems
    from evals.runs.variants import make_variants

    with open_session(index, settings, announce=output.announce, embedder=embedder, usage=True) as session:
        made = make_systems(systems, session, embedder, scratch, sources=settings.sources, words=settings.answer_words)
        made += make_variants(variants, session, embedder, settings=settings)
        run_tasks(
            tasks,
            made,
            Observer(session.index),
            session.index.documents(),
            keeper,
            done,
            told=counter,
            workers=workers,
            price=_price(settings),
        )


def _index_of(recipe: "Recipe", index: Path, cache: Path, embedder: "Embedder", settings: "Settings") -> Path:
    from assistant.cli.ingest import Bar
    from evals.runs.variant_index import RememberingEmbedder, variant_index

    with Bar() as bar:
        remembering = RememberingEmbedder(embedder, cache / "vectoren.db")
        return variant_index(index, recipe, cache, remembering, settings, bar)


def _price(settings: "Settings") -> "Price | None":
    from evals.scorers.spent import Price

    price = Price(settings.price_prompt, settings.price_completion)
    return price if settings.model and (price.prompt or price.completion) else None


@contextmanager
def _planted(index: Path, files: dict[str, str], settings: "Settings", recipe: "Recipe") -> Iterator[Path]:
    """Give an index with further documents: the one that is there, or a copy where there are any."""
    if not files:
        yield index
        return
    if settings.chroma_url:
        raise NotabeneError("Injecties worden in een kopie van de index geplant; dat kan niet met NOTABENE_CHROMA_URL.")
    from assistant.indexing import ingest_paths
    from ingest.progress import Silent

    with tempfile.TemporaryDirectory(prefix="notabene-") as name:
        copy, texts = Path(name) / "index", Path(name) / "geplant"
        shutil.copytree(index, copy, ignore=shutil.ignore_patterns(*_NOT_COPIED))
        texts.mkdir()
        for file, text in files.items():
            (texts / file).write_text(text, encoding="utf-8")
        report = ingest_paths([texts], copy, settings, recipe=recipe, progress=Silent())
        if report.failed:
            raise NotabeneError(f"Een geplant document is niet in te lezen: {report.failed[0].path}; verbeter de set.")
        yield copy
