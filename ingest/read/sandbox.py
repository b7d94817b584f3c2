"""Reading files in a child process, so that no file can hang, crash or exhaust the job."""

import dataclasses
import os
import signal
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest.child import Child
from ingest.document import Reading
from ingest.errors import Status, UnreadableFileError
from ingest.read import wire
from ingest.read.limits import Limits
from ingest.read.wire import EXHAUSTED


class Sandbox:
    """One warm child process that reads one file at a time; a new one takes over when it dies.

    Use as a context manager. Safe to call from several threads (they take turns).

    Args:
        limits: ceilings for every file.
        files_per_worker: after this many files the worker is replaced, so that what a library leaks does not add up.
        module: what the child runs; it must speak ``ingest.read.wire``.
    """

    def __init__(
        self, limits: Limits | None = None, *, files_per_worker: int = 200, module: str = "ingest.read.worker"
    ) -> None:
        self._limits = limits or Limits()
        self._files_per_worker = files_per_worker
        self._module = module
        self._child: Child | None = None
        self._served = 0
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Process id of the running worker; None where there is none."""
        return self._child.process.pid if self._child is not None else None

    def read(self, path: Path, *, ocr: bool = False) -> Reading:
        """Read one file.

        Args:
            path: the file.
            ocr: recognise a scan where tesseract is installed; allows ``Limits.ocr_seconds`` instead of ``seconds``.

        Raises:
            UnreadableFileError: whatever went wrong, with a plain Dutch sentence.
        """
        return self.reading(self.run(path, path.name, ocr=ocr))

    def run(self, path: Path, name: str, *, ocr: bool = False) -> dict[str, object]:
        """Have the worker do its task with one file.

        Args:
            path: the file.
            name: what it is called, where that differs from the last part of the path.
            ocr: see ``read``.

        Returns:
            What the worker made of it, as JSON values; to be believed no more than the file itself.

        Raises:
            UnreadableFileError: whatever went wrong, with a plain Dutch sentence.
        """
        with self._lock:
            answer = self._ask(path, name, ocr=ocr)
        if "status" in answer:
            raise wire.raised(answer)
        return answer

    @staticmethod
    def reading(answer: dict[str, object]) -> Reading:
        """Return the reading in an answer.

        Raises:
            UnreadableFileError: there is none.
        """
        packed = answer.get("reading")
        if not isinstance(packed, dict):
            raise UnreadableFileError(Status.DAMAGED, _BROKEN)
        return wire.unpack(packed)

    def close(self) -> None:
        """End the worker; the sandbox starts another when it is asked again."""
        worker, self._child = self._child, None
        if worker is not None:
            worker.end()

    def _ask(self, path: Path, name: str, *, ocr: bool) -> dict[str, object]:
        if self._served >= self._files_per_worker:
            self.close()
        worker = self._worker()
        self._served += 1
        late = threading.Event()
        alarm = threading.Timer(self._limits.time(ocr=ocr), _kill, (worker.process, late))
        alarm.daemon = True
        alarm.start()
        answer: dict[str, object] | None = None
        try:
            wire.send(
                worker.requests,
                {"path": os.fspath(path), "name": name, "ocr": ocr, "limits": dataclasses.asdict(self._limits)},
            )
            answer = wire.receive(worker.answers)
        except (OSError, ValueError):
            answer = None  # the pipe broke, or what came is not a message: the worker is judged by how it ended
        finally:
            alarm.cancel()
        if answer is not None and not late.is_set():
            if wire.LAST in answer:
                # It may take a while to end; the next file is not to be given to it meanwhile.
                worker.process.kill()
                self.close()
            return answer
        code = worker.wait()  # its pipe may close a moment before it ends
        self.close()
        raise self._obituary(code, ocr=ocr, timed_out=late.is_set())

    def _worker(self) -> Child:
        """Return the running worker; start one where there is none."""
        if self._child is None or self._child.process.poll() is not None:
            self.close()
            self._child = Child(self._module)
            self._served = 0
        return self._child

    def _obituary(self, code: int, *, ocr: bool, timed_out: bool) -> UnreadableFileError:
        """Say why a worker died without an answer."""
        cpu = getattr(signal, "SIGXCPU", None)
        if timed_out or (cpu is not None and code == -cpu):
            return self._limits.late(ocr=ocr)
        if code in (EXHAUSTED, -getattr(signal, "SIGKILL", 9)):
            return UnreadableFileError(
                Status.LIMIT,
                "Het lezen van dit document vraagt te veel geheugen; splits het en lees de delen opnieuw in.",
            )
        return UnreadableFileError(Status.DAMAGED, _BROKEN)


def _kill(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    """End a worker whose time is up, and leave word that this is why."""
    late.set()
    process.kill()


_BROKEN = "Het bestand is zo beschadigd dat het lezen ervan vastliep; vraag een nieuwe kopie of sla het opnieuw op."
