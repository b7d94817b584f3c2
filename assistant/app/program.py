"""Runs the command line as a process of its own: a chat in use stays light, and never holds the index to write it."""

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from threading import Event

from pydantic import SecretStr

from assistant.settings import Settings
from ingest.errors import NotabeneError

_LOOK = 0.5
_PROGRAM = "from assistant.cli.main import main; main()"
_POLITE = 10  # of niceness: answering comes before ingesting


class Program:
    """The command line, for one index.

    Args:
        folder: the index folder.
        settings: what it works with.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._settings = settings

    def run(self, command: str, *arguments: str, stop: Event | None = None, polite: bool = False) -> str:
        """Run a command with ``--json`` and return what it wrote; the arguments are those of ``watch``.

        Raises:
            NotabeneError: it could not be done; the message is that of the command.
        """
        running = self.watch(command, *arguments, stop=stop, polite=polite)
        while True:
            try:
                next(running)
            except StopIteration as end:
                return str(end.value)

    def watch(
        self, command: str, *arguments: str, stop: Event | None = None, polite: bool = False
    ) -> Generator[None, None, str]:
        """Run a command with ``--json``.

        Args:
            command: of the command line.
            arguments: of that command.
            stop: when set, the command is ended.
            polite: let everything else on the machine go first.

        Yields:
            Now and then, while it runs.

        Returns:
            What it wrote.

        Raises:
            NotabeneError: it could not be done; the message is that of the command.
        """
        # A list of our own program and its arguments: no shell reads it, so nothing in it can be a command.
        with subprocess.Popen(  # noqa: S603 - no shell, see above
            [sys.executable, "-c", _PROGRAM, command, "--json", "--index", str(self._folder), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | _environment(self._settings),
            text=True,
        ) as process:
            if polite:
                _yield_to_others(process)
            while True:
                try:
                    out, complaint = process.communicate(timeout=_LOOK)
                    break
                except subprocess.TimeoutExpired:
                    if stop and stop.is_set():
                        process.terminate()
                    yield
        if process.returncode:
            raise NotabeneError(_last_line(complaint) or "De opdracht is mislukt; probeer het opnieuw.")
        return out


def _yield_to_others(process: "subprocess.Popen[str]") -> None:
    with suppress(OSError):  # it may have ended already
        os.setpriority(os.PRIO_PROCESS, process.pid, _POLITE)


def _environment(settings: Settings) -> dict[str, str]:
    """Return the settings that differ from the defaults as environment variables."""
    changed = settings.model_dump(exclude_defaults=True)
    return {
        f"NOTABENE_{name.upper()}": value.get_secret_value() if isinstance(value, SecretStr) else str(value)
        for name, value in changed.items()
    }


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""
