"""One question from Enter to answer, as the states that the screen goes through."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from assistant.answer.types import PLAIN, Delta, Event, Final, Manner, Sources
from assistant.app.desk import Desk
from assistant.app.filters import Form, read_filters
from assistant.app.marking import WordMarker
from assistant.app.sources import EMPTY, sources_panel
from assistant.app.turns import Turn, spoken
from assistant.app.under_way import Run, beside
from assistant.conversation.exchange import Exchange
from assistant.retrieve.hit import Hit
from ingest.errors import NotabeneError

_STOPPED = "U hebt het antwoord gestopt."
_EMPTY_INDEX = "Er zijn nog geen documenten om in te zoeken; voeg ze toe onder Documenten."


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on screen at a moment.

    Attributes:
        turn: the question with what there is of its answer.
        sources: the sources panel, as HTML.
        said: for a screen reader.
    """

    turn: Turn
    sources: str
    said: str = ""


class Asking:
    """Asks, and tells what to show meanwhile.

    Args:
        desk: has the session.
        pace: least seconds between two states while text streams in, so that a fast model does not flood the browser.
    """

    def __init__(self, desk: Desk, *, pace: float = 0.06) -> None:
        self._desk = desk
        self._pace = pace

    def ask(
        self,
        question: str,
        form: Form,
        history: Sequence[Turn] = (),
        manner: Manner = PLAIN,
        *,
        secret: str = "",
        run: Run | None = None,
    ) -> Iterator[Shown]:
        """Ask a question.

        Args:
            question: as typed; not empty.
            form: the filter form.
            history: the conversation so far.
            manner: how to go about it.
            secret: of whose conversation it is.
            run: which piece of work it is, for what must be able to end it.

        Yields:
            States: the question, its sources, growing text, and last the answer or the problem; nothing more once it is
            left.
        """
        turn = Turn(question, wide=manner.wide)
        yield Shown(turn, EMPTY, "Zoekt in de documenten.")
        try:
            yield from self._answer(turn, form, history, manner, secret, run or Run())
        except NotabeneError as error:
            yield Shown(replace(turn, problem=str(error)), EMPTY, str(error))

    def _answer(
        self, turn: Turn, form: Form, history: Sequence[Turn], manner: Manner, secret: str, run: Run
    ) -> Iterator[Shown]:
        started = time.monotonic()
        session = self._desk.session()
        if session is None:
            yield Shown(replace(turn, problem=_EMPTY_INDEX), EMPTY, _EMPTY_INDEX)
            return
        filters = read_filters(form)
        turn = replace(turn, filtered=bool(filters))
        marker = WordMarker(session.index.analyser, turn.question)
        hits: tuple[Hit, ...] = ()
        panel, shown_at = EMPTY, 0.0
        conversation = history[-1].conversation if history else ""
        turn = replace(turn, exchange=uuid4().hex if session.log else "", conversation=conversation or uuid4().hex)
        if session.log:
            session.log.conversations.begin(turn.conversation, secret)
        asked = turn

        def work(take: Callable[[Event], None]) -> None:
            for event in session.stream(
                asked.question,
                [Exchange.of(one.answer) for one in history if one.answer],
                filters,
                manner,
                channel="chat",
                conversation=asked.conversation,
                exchange=asked.exchange,
            ):
                take(event)

        for event in beside(work, run):
            if isinstance(event, Sources):
                hits = event.hits
                panel = sources_panel(hits, (), marker)
                turn = replace(turn, waiting="Schrijft het antwoord uit de bronnen")
                yield Shown(turn, panel, f"{len(hits)} passages gevonden.")
            elif isinstance(event, Delta):
                turn = replace(turn, text=turn.text + event.text)
                if time.monotonic() - shown_at >= self._pace:
                    shown_at = time.monotonic()
                    yield Shown(turn, panel)
            elif isinstance(event, Final):
                answer = event.answer
                marker = WordMarker(session.index.analyser, answer.understood)
                panel = sources_panel(
                    answer.nearest or hits,
                    answer.citations,
                    marker,
                    refused=answer.refused,
                    off_subject=answer.off_subject,
                )
                turn = replace(turn, answer=answer, seconds=time.monotonic() - started)
                yield Shown(turn, panel, spoken(answer))
        if run.stopped and turn.answer is None:
            yield Shown(replace(turn, problem=_STOPPED), panel, "Gestopt.")
