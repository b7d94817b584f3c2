"""A progress bar of a measurement, on stderr."""

from types import TracebackType
from typing import Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from assistant.cli import output


class Counter:
    """Counts what is done; drawn where stderr is a terminal.

    Args:
        total: how many there are.
        what: what is counted, in Dutch.
    """

    def __init__(self, total: int, what: str = "Vragen") -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        console = output.errors()
        self._bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._bar.add_task(what, total=total)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def __call__(self) -> None:
        """Move the bar on by one."""
        self._bar.advance(self._task)
