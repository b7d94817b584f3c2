"""Keeps the rows of a run, and stops it where a language model answers nothing any more."""

from collections.abc import Callable, Container, Sequence

from evals.runs.folder import Folder
from evals.runs.row import Row
from ingest.errors import NotabeneError

MOST = 5
_STOPPED = (
    "Het taalmodel gaf {most} keer achter elkaar geen antwoord ({reason}); bekijk de meldingen van de modelserver of "
    "controleer NOTABENE_MODEL en NOTABENE_MODEL_BASE_URL, en maak de run af met --resume."
)


class Keeper:
    """Adds rows to the folder of a run.

    One question that a model fails on is a result, and its row is kept. A row of which it may still turn out that the
    model had failed altogether is held back until the model answers again: what the assistant fell back on is not what
    is measured, and a run that goes on later must put that question again.

    Args:
        folder: of the run.
        done: system and key of the rows that are there already.
        told: called after each task of each system, also of one that was done already.
        most: failures in a row after which the run stops.
    """

    def __init__(
        self, folder: Folder, done: Container[tuple[str, str]], told: Callable[[], object], *, most: int = MOST
    ) -> None:
        self._folder = folder
        self._done = done
        self._told = told
        self._most = most
        self._failures = 0
        self._held: list[list[Row]] = []

    def has(self, system: str, key: str) -> bool:
        """Tell whether the rows of a task were there already, and pass over it where they were.

        Args:
            system: who would be asked.
            key: of the task's last row.
        """
        done = (system, key) in self._done
        if done:
            self._told()
        return done

    def add(self, rows: list[Row], failures: Sequence[str | None] = ()) -> None:
        """Keep the rows of one task.

        Args:
            rows: of one system.
            failures: why the model did not answer, for each question; empty where it did, None where it was not asked.

        Raises:
            NotabeneError: the model failed too often in a row.
        """
        for reason in failures:
            if reason is not None:
                self._failures = self._failures + 1 if reason else 0
            if self._failures == self._most:
                raise NotabeneError(_STOPPED.format(most=self._most, reason=reason))
        if not self._failures:
            self.settle()
        # What comes after a row that is held waits too: a system's rows stay in the order of the tasks.
        waits = any(held[0].system == rows[0].system for held in self._held)
        if waits or (self._failures and any(failures)):
            self._held.append(rows)
        else:
            self._folder.add(rows)
        self._told()

    def settle(self) -> None:
        """Write what was held back: the model answers again, or the run is at its end."""
        for rows in self._held:
            self._folder.add(rows)
        self._held = []
