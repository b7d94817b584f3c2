"""Drafts on a real index without a browser: what may be a source, and that nothing typed is lost (FICTIEF)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from assistant.app.desk import Desk
from assistant.app.draft_request import Kept, Request
from assistant.app.drafting import Drafting, StaleError, Told
from assistant.app.making import making
from assistant.app.under_way import Run
from assistant.draft.types import DraftError
from assistant.settings import Settings
from ingest.document import Kind

ANNA, BRAM = "anna", "bram"


def drafting_of(index: Path, **settings: object) -> tuple[Desk, Drafting]:
    desk = Desk(index, Settings.model_validate({"model": "", **settings}), lambda _: None)
    return desk, Drafting(desk)


@pytest.fixture(scope="module")
def desk(index: Path) -> Iterator[Desk]:
    desk, _ = drafting_of(index)
    yield desk
    desk.close()


@pytest.fixture
def drafting(desk: Desk) -> Drafting:
    return Drafting(desk)


@pytest.fixture(scope="module")
def ids(desk: Desk) -> dict[Kind, str]:
    session = desk.session()
    assert session is not None
    return {record.kind: record.id for record in session.index.documents()}


@pytest.fixture
def letter(ids: dict[Kind, str]) -> Request:
    return Request((ids[Kind.KAMERBRIEF],))


def kept(drafting: Drafting, request: Request, before: Kept | None = None) -> Kept:
    return drafting.keep(drafting.make(request), before, ANNA)


def edited(one: Kept, more: str) -> str:
    return f"{one.draft.text}\n- {more}"


@pytest.mark.parametrize("source", ["bestaat-niet", "geheim.txt", "../geheim.txt"])
def test_what_is_not_in_the_index_is_no_source_and_a_path_is_never_read(
    drafting: Drafting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    (tmp_path / "diep").mkdir()
    for folder in (tmp_path, tmp_path / "diep"):
        (folder / "geheim.txt").write_text("FICTIEF. De Minister besluit tot een geheim dat niemand mag weten.")
    monkeypatch.chdir(tmp_path / "diep")
    with pytest.raises(DraftError, match="staan niet meer in de index; kies opnieuw"):
        drafting.make(Request((source,)))


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"sources": ()}, "Kies eerst een bron"),
        ({"day": "gisteren"}, "“gisteren” is niet te lezen"),
        ({"section": "bijlagen", "profile": "bestaat-niet"}, "profiel"),
    ],
)
def test_what_is_filled_in_wrongly_is_one_dutch_sentence(
    drafting: Drafting, letter: Request, more: dict[str, object], says: str
) -> None:
    wrong = Request.of({**letter.as_json(), **more})
    with pytest.raises(Exception, match=says) as raised:
        list(making(drafting, wrong, Run()))
    assert str(raised.value).endswith(".")


def test_a_draft_is_its_owners_alone(drafting: Drafting, letter: Request) -> None:
    made = kept(drafting, letter)
    with pytest.raises(DraftError, match="van een ander"):
        drafting.read(made.id, BRAM)
    with pytest.raises(DraftError, match="ergens anders gewijzigd"):
        drafting.take_over(made, edited(made, "Van Bram."), BRAM)
    with pytest.raises(DraftError, match="van een ander"):
        drafting.take_over(made, edited(made, "Van Bram."), BRAM, newest=True)
    drafting.delete(made.id, BRAM)
    assert drafting.read(made.id, ANNA).draft.text == made.draft.text


def test_what_was_typed_is_kept_before_anything_takes_its_place(drafting: Drafting, letter: Request) -> None:
    made = kept(drafting, letter)
    assert drafting.settled(made, made.draft.text.replace("\n", "\r\n"), ANNA) == made
    settled = drafting.settled(made, edited(made, "Getypt."), ANNA)
    assert settled is not None
    assert settled.version == 2
    again = kept(drafting, letter, settled)
    assert (again.id, again.version) == (made.id, 3)
    assert "Getypt." not in again.draft.text
    back = drafting.restore(again, 2, ANNA)
    assert back.version == 4
    assert "Getypt." in back.draft.text
    assert back.draft.citations == made.draft.citations


def test_two_screens_keep_both_texts(drafting: Drafting, letter: Request) -> None:
    made = kept(drafting, letter)
    drafting.take_over(made, edited(made, "Het ene scherm."), ANNA)
    for late in (drafting.take_over, drafting.settled):
        with pytest.raises(StaleError):
            late(made, edited(made, "Het andere scherm."), ANNA)
    with pytest.raises(StaleError):
        drafting.restore(made, 1, ANNA)
    drafting.take_over(made, edited(made, "Het andere scherm."), ANNA, newest=True)
    texts = [version.text for version in drafting.versions(made.id, ANNA)]
    assert ["Het andere scherm." in text for text in texts] == [True, False, False]
    assert ["Het ene scherm." in text for text in texts] == [False, True, False]


def test_another_section_is_a_draft_of_its_own_and_another_source_a_version(
    drafting: Drafting, letter: Request, ids: dict[Kind, str]
) -> None:
    made = kept(drafting, letter)
    more = kept(drafting, replace(letter, sources=(*letter.sources, ids[Kind.MOTIE])), made)
    assert (more.id, more.version) == (made.id, 2)
    other = kept(drafting, replace(letter, section="aanleiding"), more)
    elsewhere = kept(drafting, Request((ids[Kind.NOTA],)), made)
    assert len({made.id, other.id, elsewhere.id}) == 3
    assert drafting.read(made.id, ANNA).request.sources == more.request.sources


def test_a_bullet_is_exchanged_by_what_it_says(drafting: Drafting, letter: Request) -> None:
    made = kept(drafting, letter)
    with pytest.raises(DraftError, match="intussen veranderd"):
        drafting.other(made, "Dit staat er niet.", ANNA)


def test_without_a_log_what_was_typed_is_not_thrown_away_in_silence(index: Path, letter: Request) -> None:
    desk, drafting = drafting_of(index, log=False)
    try:
        made = kept(drafting, letter)
        assert not made.id
        with pytest.raises(DraftError, match="Kopieer haar eerst"):
            drafting.settled(made, edited(made, "Getypt."), ANNA)
        assert "Getypt." in drafting.take_over(made, edited(made, "Getypt."), ANNA).draft.text
    finally:
        desk.close()


def test_who_stops_reading_stops_the_making(letter: Request) -> None:
    begun, go, ended = Event(), Event(), Event()
    calls: list[int] = []

    class Slow(Drafting):
        def __init__(self) -> None:
            """Needs no desk."""

        def make(self, request: Request, told: Told = lambda *_: None) -> Kept:
            try:
                for call in (1, 2):
                    told(call, 3)
                    calls.append(call)
                    begun.set()
                    go.wait(20)
            finally:
                ended.set()
            raise AssertionError(request)

    states = making(Slow(), letter, Run())
    said = [str(next(states)), str(next(states))]
    assert said[0] == "Maakt het concept uit de bronnen"
    assert said[1].startswith("Het taalmodel kiest de hoofdpunten (")
    assert begun.wait(20)
    states.close()
    go.set()
    assert ended.wait(20)
    assert calls == [1]
