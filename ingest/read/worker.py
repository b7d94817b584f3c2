"""The child process of the sandbox: reads the files that it is asked to, under the limits of the platform.

Started as ``python -m ingest.read.worker``; speaks ``wire`` over standard input and output. Ends when its input closes,
so that it never outlives its parent, however that ended.
"""

import contextlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

from ingest.child import claim_output
from ingest.errors import Status, UnreadableFileError
from ingest.read import wire
from ingest.read.files import read_path
from ingest.read.limits import Limits

Task = Callable[[Path, str, Limits, bool], dict[str, object]]
"""What a worker does with a file: path, name, limits and whether to recognise scans -> values for the wire."""


def main() -> int:
    """Serve requests to read files until the input closes; return the exit status."""
    return serve(lambda path, _name, limits, ocr: {"reading": wire.pack(read_path(path, limits, ocr=ocr))})


def serve(task: Task) -> int:
    """Do a task for each request until the input closes; return the exit status."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then closes the pipe
    output = claim_output()
    requests: queue.SimpleQueue[dict[str, object]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    while True:
        request = requests.get()
        limits = _limits(request)
        ocr = request.get("ocr") is True
        _restrain(limits, limits.time(ocr=ocr))
        path = Path(str(request["path"]))
        answer, fit = _answer(task, path, str(request.get("name") or path.name), limits, ocr=ocr)
        wire.send(output, answer if fit else answer | {wire.LAST: True})
        if not fit:
            return wire.EXHAUSTED


def _listen(stream: IO[bytes], requests: queue.SimpleQueue[dict[str, object]]) -> None:
    """Pass requests on; when the parent has gone, end at once, also in the middle of a file."""
    while (message := wire.receive(stream)) is not None:
        requests.put(message)
    os._exit(0)


def _limits(request: dict[str, object]) -> Limits:
    given = request.get("limits")
    return Limits(**given) if isinstance(given, dict) else Limits()


def _restrain(limits: Limits, seconds: float) -> None:
    """Let the kernel stop what runs away: memory, processor time, core dumps. Windows has none of this."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = int(used.ru_utime + used.ru_stime + seconds) + 2
    for kind, value in (
        (resource.RLIMIT_AS, limits.memory_mb * 1024 * 1024),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
        # macOS refuses some of these; the wall clock in the parent remains.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (soft, hard))


def _answer(task: Task, path: Path, name: str, limits: Limits, *, ocr: bool) -> tuple[dict[str, object], bool]:
    """Return the answer to one request, and whether this process is fit for another."""
    try:
        return task(path, name, limits, ocr), True
    except UnreadableFileError as error:
        return wire.failure(error), True
    except MemoryError:
        return wire.failure(UnreadableFileError(Status.LIMIT, _TOO_BIG)), False
    except RecursionError:
        return wire.failure(UnreadableFileError(Status.LIMIT, _TOO_DEEP)), True
    except Exception as error:  # noqa: BLE001
        # This is the process boundary: six libraries parse hostile bytes here, and the exceptions that a damaged file
        # draws from them have no end. Each means the same to the user, and none may reach the job.
        return wire.failure(_damaged(error)), True


def _damaged(error: Exception) -> UnreadableFileError:
    if type(error).__name__ == "LimitReachedError":
        return UnreadableFileError(
            Status.LIMIT,
            "Het document pakt uit tot meer dan is toegestaan; sla het opnieuw op als PDF en probeer het nog eens.",
        )
    return UnreadableFileError(
        Status.DAMAGED,
        "Het bestand is beschadigd en kan niet worden gelezen; vraag een nieuwe kopie of sla het opnieuw op.",
    )


_TOO_BIG = "Het lezen van dit document vraagt te veel geheugen; splits het en lees de delen opnieuw in."
_TOO_DEEP = "Het document is te diep genest; sla het opnieuw op als PDF en probeer het nog eens."

if __name__ == "__main__":
    try:
        sys.exit(main())
    except MemoryError:
        sys.exit(wire.EXHAUSTED)
