"""Child processes of our own: how one is started and ended, and how it keeps its pipe to us clean."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

import ingest

_GRACE = 2.0  # seconds for a child to end by itself


class Child:
    """A module that runs in a Python of its own, and ends when its input closes.

    Args:
        module: what to run, as after ``python -m``.
        arguments: its arguments.

    Attributes:
        process: the process.
        requests: the pipe to its standard input.
        answers: the pipe from its standard output.
    """

    def __init__(self, module: str, *arguments: str) -> None:
        root = str(Path(ingest.__file__).resolve().parent.parent)
        path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        assert self.process.stdin is not None  # noqa: S101 - it is a pipe, as asked above
        assert self.process.stdout is not None  # noqa: S101 - the same
        self.requests, self.answers = self.process.stdin, self.process.stdout

    def end(self) -> int:
        """Close its pipes, at which it ends, and return its exit status."""
        for pipe in (self.requests, self.answers):
            with suppress(OSError):
                pipe.close()
        return self.wait()

    def wait(self) -> int:
        """Return the exit status of a child that is about to end; one that does not is stopped."""
        try:
            return self.process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def claim_output() -> IO[bytes]:
    """In the child: keep standard output for the parent, and send whatever a library prints to nowhere."""
    own = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return own
