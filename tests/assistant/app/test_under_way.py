"""Work beside the screen: what it yields, and that nobody waits for what was stopped or left."""

from collections.abc import Callable, Iterator
from threading import Event, Thread

import pytest

from assistant.app.under_way import Run, Runs, beside

PATIENCE = 20


def test_results_come_in_order_and_what_goes_wrong_comes_last() -> None:
    def work(take: Callable[[int], None]) -> None:
        take(1)
        take(2)
        raise ValueError("op")

    states = beside(work, Run())
    assert [next(states), next(states)] == [1, 2]
    with pytest.raises(ValueError, match="op"):
        next(states)


def test_while_nothing_comes_none_does() -> None:
    go = Event()

    def work(take: Callable[[str], None]) -> None:
        go.wait(PATIENCE)
        take("klaar")

    states = beside(work, Run(), pace=0.01)
    assert next(states) is None
    go.set()
    assert [state for state in states if state] == ["klaar"]


@pytest.mark.parametrize("said", [True, False])
def test_work_that_waits_for_ever_is_stopped_or_left_at_once_and_ends_at_its_next_result(said: bool) -> None:
    runs, begun, go, ended = Runs(), Event(), Event(), Event()  # begun: something was read
    run = runs.begin("venster")
    shown: list[str] = []

    def work(take: Callable[[str], None]) -> None:
        try:
            take("begin")
            go.wait(PATIENCE)
            take("te laat")
        finally:
            ended.set()

    def read() -> None:
        for state in beside(work, run):
            shown.extend([state] if state else [])
            begun.set()
        runs.end("venster", run)

    reader = Thread(target=read)
    reader.start()
    assert begun.wait(PATIENCE)
    if said:
        runs.stop("venster")
    else:
        runs.leave("venster")
        assert run.ended.is_set()
    reader.join(PATIENCE)
    assert not reader.is_alive()
    assert run.stopped is said
    assert shown == ["begin"]
    assert not ended.is_set()
    go.set()
    assert ended.wait(PATIENCE)


def test_another_question_leaves_the_one_before_and_other_windows_alone() -> None:
    runs = Runs()
    first, other = runs.begin("een"), runs.begin("twee")
    reader = Thread(target=_read_to_the_end, args=(runs, first))
    reader.start()
    second = runs.begin("een")
    reader.join(PATIENCE)
    assert (first.over.is_set(), first.stopped) == (True, False)
    assert not other.over.is_set()
    runs.stop("een")
    assert (second.over.is_set(), second.stopped) == (True, True)
    runs.stop("drie")


def _read_to_the_end(runs: Runs, run: Run) -> None:
    def work(_: Callable[[None], None]) -> None:
        run.over.wait(PATIENCE)

    read: Iterator[None] = beside(work, run)
    list(read)
    runs.end("een", run)
