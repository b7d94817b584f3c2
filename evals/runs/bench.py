"""Carries out a run: its tasks put to its systems, over the product's index and those of variants."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.cli import output
from assistant.cli.ingest import Bar
from assistant.draft.writer import kern_writer
from assistant.indexing import ingest_paths
from assistant.session import Session, open_session
from assistant.settings import Settings
from evals.progress import Counter
from evals.runs.config import configuration
from evals.runs.copied import copy_index
from evals.runs.drafting import PRODUCT, DraftTask, run_drafts
from evals.runs.folder import Folder
from evals.runs.keeper import Keeper
from evals.runs.observe import Observer
from evals.runs.run import run
from evals.runs.systems import NAMES, SUMMARIES, make_systems
from evals.runs.task import Task, planted_files, tasks_of
from evals.runs.variant_index import RememberingEmbedder, variant_index
from evals.runs.variants import Knobs, by_recipe, make_variants
from evals.scorers.spent import Price
from evals.sets.model import Part, QuestionSet
from ingest.embed.base import Embedder
from ingest.embed.load import load_embedder
from ingest.errors import NotabeneError
from ingest.progress import Silent
from ingest.recipe import Recipe


@dataclass(frozen=True)
class Plan:
    """What is put to whom.

    Attributes:
        sets: in order.
        parts: which parts of them.
        systems: names of systems, in order.
        variants: name -> knobs of what stands beside them.
    """

    sets: Sequence[QuestionSet]
    parts: tuple[Part, ...]
    systems: tuple[str, ...]
    variants: Mapping[str, Knobs]

    @cached_property
    def tasks(self) -> list[Task]:
        """What is asked."""
        return tasks_of(self.sets, self.parts)

    @cached_property
    def drafts(self) -> list[DraftTask]:
        """What is drafted."""
        pairs = ((one.name, pair) for one in self.sets for pair in one.pairs)
        return [DraftTask(name, pair) for name, pair in pairs if pair.part in self.parts]

    @property
    def asking(self) -> tuple[str, ...]:
        """Systems that are asked."""
        return tuple(name for name in self.systems if name in NAMES)

    @property
    def drafting(self) -> list[str]:
        """Systems that draft."""
        return [name for name in self.systems if name == PRODUCT or name in SUMMARIES]

    @property
    def steps(self) -> int:
        """How many tasks that is, over all systems and variants."""
        asked = len(self.tasks) * (len(self.asking) + len(self.variants))
        return asked + len(self.drafts) * len(self.drafting)


class Bench:
    """Carries out runs.

    Args:
        index: folder of the product's index.
        cache: folder for the indexes of variants, kept for a next run.
        settings: of the product.
        workers: tasks at a time; more than one only pays where a language model answers.
    """

    def __init__(self, index: Path, cache: Path, settings: Settings, *, workers: int = 1) -> None:
        self._index = index
        self._cache = cache
        self._settings = settings
        self._workers = workers

    def run(self, plan: Plan, folder: Folder, *, resume: bool) -> None:
        """Put what is not done yet, and keep a row of each question and draft.

        Args:
            plan: what is put to whom.
            folder: of the run.
            resume: go on with a run that was broken off.

        Raises:
            NotabeneError: there is nothing to put; the folder or an index cannot be used; the language model is gone,
                or fails on and on.
        """
        if not plan.steps:
            raise NotabeneError(
                "In dit deel van de sets staat geen enkele vraag; kies een ander deel of een andere set."
            )
        groups = list(by_recipe(plan.variants))
        with ExitStack() as stack:
            with open_session(self._index, self._settings, announce=output.announce) as session:
                config = configuration(
                    plan.sets, plan.parts, plan.systems, self._settings, session.index, variants=plan.variants
                )
                done = folder.begin(config, resume=resume)
            # Only the splits of the tutorial pipeline, and indexes of variants, are embedded in bulk.
            bulk = "naive" in plan.systems or len(groups) > 1
            embedder = RememberingEmbedder(
                load_embedder(self._settings.embedding, purpose="bulk" if bulk else "query", announce=output.announce)
            )
            scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="notabene-")))
            keeper = Keeper(folder, done, stack.enter_context(Counter(plan.steps)))
            for recipe, variants in groups:
                systems = () if recipe.identity else plan.asking
                index = self._index_of(recipe, embedder) if recipe.identity else self._index
                for planted in (False, True):
                    tasks = [task for task in plan.tasks if (task.kind == "injection") is planted]
                    if not tasks:
                        continue
                    files = planted_files(plan.sets) if planted else {}
                    with (
                        self._planted(index, files, recipe) as where,
                        self._session(where, embedder) as session,
                    ):
                        made = make_systems(systems, session, embedder, scratch, settings=self._settings)
                        made += make_variants(variants, session, embedder, settings=self._settings)
                        observer = Observer(session.index)
                        run(tasks, made, observer, keeper, workers=self._workers, price=self._price)
            if plan.drafts:
                with self._session(self._index, embedder) as session:
                    writer = kern_writer(self._settings, usage=True)
                    run_drafts(plan.drafts, plan.drafting, session.index, keeper, writer=writer, price=self._price)
            keeper.settle()

    @property
    def _price(self) -> Price | None:
        price = Price(self._settings.price_prompt, self._settings.price_completion)
        return price if self._settings.model and (price.prompt or price.completion) else None

    def _session(self, index: Path, embedder: Embedder) -> AbstractContextManager[Session]:
        return open_session(index, self._settings, announce=output.announce, embedder=embedder, usage=True)

    def _index_of(self, recipe: Recipe, embedder: Embedder) -> Path:
        """Return the folder of the index of a recipe, brought up to date."""
        remembering = RememberingEmbedder(embedder, self._cache / "vectoren.db")
        with Bar() as bar:
            return variant_index(self._index, recipe, self._cache, remembering, self._settings, bar)

    @contextmanager
    def _planted(self, index: Path, files: Mapping[str, str], recipe: Recipe) -> Iterator[Path]:
        """Give an index with further documents: the one that is there, or a copy where there are any."""
        if not files:
            yield index
            return
        if self._settings.chroma_url:
            raise NotabeneError(
                "Injecties worden in een kopie van de index geplant; dat kan niet met NOTABENE_CHROMA_URL."
            )
        with tempfile.TemporaryDirectory(prefix="notabene-") as name:
            copy, texts = Path(name) / "index", Path(name) / "geplant"
            copy_index(index, copy)
            texts.mkdir()
            for file, text in files.items():
                (texts / file).write_text(text, encoding="utf-8")
            report = ingest_paths([texts], copy, self._settings, recipe=recipe, progress=Silent())
            if report.failed:
                path = report.failed[0].path
                raise NotabeneError(f"Een geplant document is niet in te lezen: {path}; verbeter de set.")
            yield copy
