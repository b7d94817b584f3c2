"""Imports Gradio without the work that it does for editors."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from unittest.mock import patch


def load_gradio() -> None:
    """Import Gradio, so that it is in memory afterwards.

    For each component Gradio compares the type stub beside it in its package with one that it makes anew. Only who
    writes with it needs those; making them is a third of the import, and writes where it may be forbidden to.
    """
    with _without_stubs():
        import_module("gradio")


@contextmanager
def _without_stubs() -> Iterator[None]:
    """Let no source file be found for Gradio's components: it then makes no stub, as for components without a file."""
    known: Callable[..., str] = inspect.getfile

    def getfile(thing: object) -> str:
        if isinstance(thing, type) and thing.__module__.startswith("gradio."):
            raise OSError
        return known(thing)

    with patch.object(inspect, "getfile", getfile):
        yield
