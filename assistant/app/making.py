"""Makes a draft beside the screen, so that it can say how far it is and be stopped."""

import time
from collections.abc import Callable, Generator

from assistant.app.draft_request import Kept, Request
from assistant.app.drafting import Drafting
from assistant.app.under_way import Run, beside

_SOURCES = "Maakt het concept uit de bronnen"
_PLAN = "Het taalmodel kiest de hoofdpunten"


def making(drafting: Drafting, request: Request, run: Run, *, pace: float = 1.0) -> Generator[str | Kept]:
    """Make a draft; a run that is over ends it at the model's next call, and nothing is kept.

    Args:
        drafting: makes it.
        request: what it is made from.
        run: which piece of work it is.
        pace: most seconds between two states.

    Yields:
        How far it is, in a few Dutch words; last the draft, unless it was stopped.

    Raises:
        NotabeneError: it cannot be made.
    """

    def work(take: Callable[[str | Kept], None]) -> None:
        def told(call: int, most: int) -> None:
            take(_PLAN if call == 1 else f"Het taalmodel schrijft hoofdpunt {call - 1} van {most - 1}")

        take(drafting.make(request, told))

    started, doing = time.monotonic(), _SOURCES
    yield doing
    for state in beside(work, run, pace=pace):
        if isinstance(state, Kept):
            yield state
            return
        doing = state or doing
        yield f"{doing} ({time.monotonic() - started:.0f} s)"
