"""Work that goes on beside the screen: followed, stopped at any moment whatever it waits for, or left for other work.

Gradio's own ``cancels`` waits for what is under way, so that a model that says nothing cannot be stopped, and it takes
what was stopped for what failed.
"""

import time
from collections.abc import Callable, Generator
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty
from threading import Event, Lock
from typing import TypeVar

import gradio as gr

from assistant.answer.model.aside import begin

T = TypeVar("T")
_LOOK = 0.1
_PATIENCE = 1.0


class _OverError(Exception):
    """Nobody waits for the work any more."""


@dataclass(eq=False, slots=True)
class Run:
    """One piece of work.

    Attributes:
        over: set when nobody waits for it any more.
        stopped: the user stopped it, and is to be told so.
        ended: set when nothing more comes of it on screen.
    """

    over: Event = field(default_factory=Event)
    stopped: bool = False
    ended: Event = field(default_factory=Event)


class Runs:
    """The work under way, one piece a browser window. Safe to share between threads."""

    def __init__(self) -> None:
        self._runs: dict[str, Run] = {}
        self._lock = Lock()

    def begin(self, window: str) -> Run:
        """Return a new piece of work of a window; what it had under way is left."""
        self.leave(window)
        with self._lock:
            return self._runs.setdefault(window, Run())

    def end(self, window: str, run: Run) -> None:
        """Say that nothing more comes of a piece of work."""
        run.over.set()
        run.ended.set()
        with self._lock:
            if self._runs.get(window) is run:
                del self._runs[window]

    def stop(self, window: str) -> None:
        """Stop what a window has under way, and have it said; nothing where there is none."""
        with self._lock:
            run = self._runs.get(window)
        if run:
            run.stopped = True
            run.over.set()

    def leave(self, window: str) -> None:
        """Leave what a window has under way, in silence; return when nothing more of it comes on screen."""
        with self._lock:
            run = self._runs.pop(window, None)
        if run:
            run.over.set()
            run.ended.wait(_PATIENCE)


def window_of(request: gr.Request) -> str:
    """Return what tells one browser window from another."""
    return request.session_hash or ""


def beside(work: Callable[[Callable[[T], None]], None], run: Run, *, pace: float = 1.0) -> Generator[T | None]:
    """Do work in a thread of its own.

    Args:
        work: gets a function that takes each result. That function ends the work when nobody waits for it any more.
        run: which piece of work it is. Whoever stops reading ends it too.
        pace: most seconds without anything.

    Yields:
        The results; None after each ``pace`` without one. It ends when the work does, or when the run is over.

    Raises:
        Exception: what the work raised.
    """

    def whole(take: Callable[[T], None]) -> None:
        def take_on(result: T) -> None:
            if run.over.is_set():
                raise _OverError
            take(result)

        with suppress(_OverError):
            work(take_on)

    arrived = begin(whole, "work")
    try:
        said = time.monotonic()
        while not run.over.is_set():
            try:
                one = arrived.get(timeout=min(_LOOK, pace))
            except Empty:
                if time.monotonic() - said >= pace:
                    said = time.monotonic()
                    yield None
                continue
            if isinstance(one, Exception):
                raise one
            if one is None:
                return
            said = time.monotonic()
            yield one[0]
    finally:
        run.over.set()
