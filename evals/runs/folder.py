"""The folder of a run: ``run.json`` with what it was made with, and a JSONL file of rows for each system."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.runs.row import Row
from ingest.errors import NotabeneError, reason_of

CONFIG = "run.json"


class SetUsed(BaseModel):
    """A set of a run."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    version: int
    hash: str


class Config(BaseModel):
    """What a run was made with; two runs with the same one give the same scores, times aside.

    Attributes:
        program: version of Notabene.
        versions: library -> version, Python's included.
        sets: in order.
        parts: ``tune``, ``test`` or both.
        systems: in order, variants included.
        variants: name -> what differs from the product.
        mode: ``extractive`` or the model's name.
        settings: what bears on answers, without keys and addresses.
        index: model, documents, passages and a hash of all texts.
        prompts: hash of the prompts and phrases.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    program: str
    versions: dict[str, str]
    sets: tuple[SetUsed, ...]
    parts: tuple[str, ...]
    systems: tuple[str, ...]
    variants: dict[str, dict[str, bool | int | float | str]] = {}
    mode: str
    settings: dict[str, str | int | float]
    index: dict[str, str | int]
    prompts: str


class Folder:
    """A run on disk.

    Args:
        path: the folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def name(self) -> str:
        """Name of the run."""
        return self.path.resolve().name

    def begin(self, config: Config, *, resume: bool) -> set[tuple[str, str]]:
        """Make the folder, or go on with what was broken off.

        Args:
            config: of the run that begins.
            resume: go on where the folder holds a run.

        Returns:
            System and key of the rows that are there already.

        Raises:
            NotabeneError: the folder holds a run and ``resume`` is off, or one of another configuration.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if (self.path / CONFIG).exists():
                if not resume:
                    raise NotabeneError(
                        f"In {self.path} staat al een run; maak haar af met --resume, of kies met --out een andere map."
                    )
                if changed := _changed(self.config(), config):
                    what = ", ".join(changed)
                    raise NotabeneError(
                        f"De run in {self.path} is met iets anders begonnen ({what}); kies een andere map."
                    )
            else:
                text = config.model_dump_json(indent=2)
                (self.path / CONFIG).write_text(text + "\n", encoding="utf-8")
            for system in config.systems:
                self._mend(system)
        except OSError as error:
            raise NotabeneError(
                f"{self.path} is niet te gebruiken ({reason_of(error)}); kies een andere map."
            ) from error
        return {(row.system, row.key) for row in self.rows()}

    def add(self, rows: list[Row]) -> None:
        """Write rows of one task at once, so that a conversation is there whole or not at all."""
        text = "".join(row.model_dump_json() + "\n" for row in rows)
        with self._file(rows[0].system).open("a", encoding="utf-8") as out:
            out.write(text)

    def config(self) -> Config:
        """Return what the run was made with.

        Raises:
            NotabeneError: the folder holds no run.
        """
        try:
            return Config.model_validate_json((self.path / CONFIG).read_bytes())
        except OSError as error:
            raise NotabeneError(f"In {self.path} staat geen run; maak er een met: notabene eval run") from error
        except ValidationError as error:
            raise NotabeneError(f"{self.path / CONFIG} is niet van deze versie; maak de run opnieuw.") from error

    def rows(self, system: str = "") -> Iterator[Row]:
        """Give the rows in the order of the tasks.

        Args:
            system: of this one; empty for all.

        Raises:
            NotabeneError: the folder holds no run or not that system, or a row cannot be read.
        """
        systems = self.config().systems
        if system and system not in systems:
            raise NotabeneError(f"De run in {self.path} heeft '{system}' niet; kies uit {', '.join(systems)}.")
        for name in (system,) if system else systems:
            file = self._file(name)
            if not file.is_file():
                continue
            for line, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                try:
                    yield Row.model_validate_json(text)
                except ValidationError as error:
                    raise NotabeneError(f"{file}, regel {line} is beschadigd; maak de run opnieuw.") from error

    def _file(self, system: str) -> Path:
        return self.path / f"{system}.jsonl"

    def _mend(self, system: str) -> None:
        """Cut off a last row that was only half written."""
        file = self._file(system)
        if file.is_file() and not (content := file.read_bytes()).endswith(b"\n") and content:
            file.write_bytes(content[: content.rfind(b"\n") + 1])


def _changed(old: Config, new: Config) -> list[str]:
    before, after = (json.loads(config.model_dump_json()) for config in (old, new))
    return [name for name in before if before[name] != after[name]]
