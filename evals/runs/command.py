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
    from evals.runs.task import Task
    from evals.runs.variants import Knobs
    from evals.scorers.spent import Price
    from evals.sets.model import QuestionSet
    from ingest.embed.base import Embedder

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
        str, typer.Option("--systems", help="Welke, met komma's: product, lexical, dense, naive.")
    ] = "product,lexical,dense,naive",
    mode: Annotated[str, typer.Option("--mode", help="extractive of model; leeg: zoals NOTABENE_MODEL zegt.")] = "",
    workers: Annotated[int, typer.Option("--workers", min=1, help="Vragen tegelijk, bij een taalmodel.")] = 1,
    variants: Annotated[
        Path | None, typer.Option("--variants", metavar="YAML", help="Varianten van het product, ernaast gezet.")
    ] = None,
    gate: Annotated[
        Path | None, typer.Option("--gate", metavar="YAML", help="Grenzen; status 1 als het product er een niet haalt.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Maak een afgebroken run af.")] = False,
    json: options.Json = False,
) -> None:
    """Leg vragensets voor aan de assistent zoals een gebruiker dat doet, en bewaar de uitkomst als map."""
    from evals.runs.folder import Folder
    from evals.runs.gate import broken, load_gate
    from evals.runs.systems import NAMES
    from evals.runs.table import figures_as_json, run_table
    from evals.runs.variants import load_variants
    from evals.sets.load import load_set

    limits = load_gate(gate) if gate else None
    further = load_variants(variants) if variants else {}
    chosen = tuple(name.strip() for name in systems.split(",") if name.strip())
    if part not in _PARTS:
        raise typer.BadParameter("kies tune of test", param_hint="--part")
    if not chosen or not set(chosen) <= set(NAMES):
        raise typer.BadParameter(f"kies uit {', '.join(NAMES)}", param_hint="--systems")
    if mode not in {"", "extractive", "model"}:
        raise typer.BadParameter("kies extractive of model, of laat het weg", param_hint="--mode")
    if mode == "model" and not options.settings().model:
        raise NotabeneError("Er is geen taalmodel ingesteld; noem er een met NOTABENE_MODEL.")
    # What is only measured has no place in a department's log.
    changes: dict[str, object] = {"log": False} | ({"model": ""} if mode == "extractive" else {})
    settings = options.settings().model_copy(update=changes)
    loaded = [load_set(path) for path in sets]
    if len({one.name for one in loaded}) < len(loaded):
        raise NotabeneError("Twee sets heten hetzelfde; geef elke set een eigen 'name'.")
    folder = Folder(out)
    where = options.index_folder(index)
    _run(loaded, _PARTS[part], chosen, further, where, settings, folder, workers=workers, resume=resume)
    rows = list(folder.rows())
    wrong = broken(limits, [row for row in rows if row.system == chosen[0]]) if limits else []
    if json:
        output.emit({"run": str(out), "systems": figures_as_json(rows), "gate": wrong})
    else:
        headings, lines = run_table(rows)
        output.table(headings, lines)
        typer.echo(f"\n{len(rows)} rijen in {out}. Bekijk ze met: notabene eval report {out} --out verslag.html")
        for line in wrong:
            output.complain(f"Grens overschreden: {line}")
    if wrong:
        raise typer.Exit(1)


def _run(
    sets: "list[QuestionSet]",
    parts: tuple[Part, ...],
    systems: tuple[str, ...],
    variants: "Mapping[str, Knobs]",
    index: Path,
    settings: "Settings",
    folder: "Folder",
    *,
    workers: int,
    resume: bool,
) -> None:
    from assistant.session import open_session
    from evals.progress import Counter
    from evals.runs.config import configuration
    from evals.runs.task import planted_files, tasks_of
    from ingest.embed.load import load_embedder

    tasks = tasks_of(sets, parts)
    if not tasks:
        raise NotabeneError("In dit deel van de sets staat geen enkele vraag; kies een ander deel of een andere set.")
    plain = [task for task in tasks if task.kind != "injection"]
    injections = [task for task in tasks if task.kind == "injection"]
    # Only the splits of the tutorial pipeline are embedded in bulk.
    purpose: Literal["bulk", "query"] = "bulk" if "naive" in systems else "query"
    with ExitStack() as stack:
        with open_session(index, settings, announce=output.announce) as session:
            config = configuration(sets, parts, systems, settings, session.index, variants=variants)
            done = folder.begin(config, resume=resume)
        embedder = load_embedder(settings.embedding, purpose=purpose, announce=output.announce)
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="notabene-")))
        counter = stack.enter_context(Counter(len(tasks) * (len(systems) + len(variants))))
        for asked, files in ((plain, {}), (injections, planted_files(sets))):
            if asked:
                with _planted(index, files, settings) as where:
                    _ask(asked, systems, variants, where, settings, embedder, scratch, folder, done, counter, workers)


def _ask(
    tasks: "Sequence[Task]",
    systems: tuple[str, ...],
    variants: "Mapping[str, Knobs]",
    index: Path,
    settings: "Settings",
    embedder: "Embedder",
    scratch: Path,
    folder: "Folder",
    done: set[tuple[str, str]],
    counter: "Counter",
    workers: int,
) -> None:
    from assistant.session import open_session
    from evals.runs.observe import Observer
    from evals.runs.run import run as run_tasks
    from evals.runs.systems import make_systems
    from evals.runs.variants import make_variants

    with open_session(index, settings, announce=output.announce, usage=True) as session:
        made = make_systems(systems, session, embedder, scratch, sources=settings.sources, words=settings.answer_words)
        made += make_variants(variants, session, embedder, sources=settings.sources, words=settings.answer_words)
        run_tasks(
            tasks,
            made,
            Observer(session.index),
            session.index.documents(),
            folder,
            done,
            told=counter,
            workers=workers,
            price=_price(settings),
        )


def _price(settings: "Settings") -> "Price | None":
    from evals.scorers.spent import Price

    price = Price(settings.price_prompt, settings.price_completion)
    return price if settings.model and (price.prompt or price.completion) else None


@contextmanager
def _planted(index: Path, files: dict[str, str], settings: "Settings") -> Iterator[Path]:
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
        report = ingest_paths([texts], copy, settings, progress=Silent())
        if report.failed:
            raise NotabeneError(f"Een geplant document is niet in te lezen: {report.failed[0].path}; verbeter de set.")
        yield copy
