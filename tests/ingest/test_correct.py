"""What is corrected by hand holds at once, and after whatever happens to the file and to the index."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ingest.correct import correct
from ingest.doctor import repair
from ingest.document import Kind
from ingest.errors import NotabeneError
from ingest.index.catalogue import Catalogue
from ingest.index.derive import rebuild_lexical, rebuild_vectors
from ingest.index.filters import Filters
from ingest.index.locks import ingesting
from ingest.index.schema import files
from ingest.index.store import Index
from tests.ingest.ground import Ground, content, mail, text, write

ON_THE_DAY = Filters(since=date(2097, 3, 4), until=date(2097, 3, 4))


@pytest.fixture
def corrected(ground: Ground) -> str:
    """Ingest three notes and date the second; return its id."""
    for number in range(3):
        write(ground.docs / f"{number}.md", text(number))
    ground.run()
    id_ = ground.paths()["1.md"]
    correct(ground.index, id_, {"date": "2097-03-04", "dossier": "99 940 IV", "kind": "nota"})
    return id_


def check(ground: Ground, id_: str) -> None:
    """Check that the corrections of ``corrected`` hold, in the catalogue and in both ways of searching."""
    filters = (ON_THE_DAY, Filters(dossiers=("99940",)), Filters(kinds=(Kind.NOTA,)))
    with ground.opened() as index:
        record = index.document(id_)
        assert record is not None
        assert (record.date, record.dossier, record.kind) == (date(2097, 3, 4), "99 940 IV", Kind.NOTA)
        assert record.corrected == {"date": None, "dossier": None, "kind": "overig"}
        for chosen in filters:
            assert [one.id for one in index.documents(chosen)] == [id_]
            vector = ground.embedder.query("bruggen")
            found = index.passages([passage for passage, _ in index.dense(vector, chosen)])
            assert {passage.document for passage in found.values()} == {id_}
    for chosen in filters:
        assert ground.found("bruggen loketten sluizen", chosen) == {record.path}


def change(ground: Ground) -> None:
    write(ground.docs / "1.md", text(1, extra=" Dat is geregeld in een hamerstuk."))
    ground.run()
    assert ground.found("hamerstuk") == {"1.md"}


def read_anew(ground: Ground) -> None:
    """Ingest as after an update that reads better."""
    catalogue = Catalogue(ground.index)
    with catalogue.write() as connection:
        connection.execute(files.update().values(parser=0))
    catalogue.close()
    assert ground.run().updated == 3


def mend(ground: Ground) -> None:
    shutil.rmtree(ground.index / "lexical")
    shutil.rmtree(ground.index / "vectors")
    assert set(repair(ground.index).repaired) == {"lexical", "vectors"}


def rebuild(ground: Ground) -> None:
    with (
        Index(Catalogue(ground.index)) as index,
        ingesting(ground.index, patience=5, waiting=lambda: None),
    ):
        rebuild_lexical(index)
        rebuild_vectors(index)


def move_and_change(ground: Ground) -> None:
    (ground.docs / "map").mkdir()
    (ground.docs / "1.md").rename(ground.docs / "map" / "een.md")
    ground.run()
    write(ground.docs / "map" / "een.md", text(1, extra=" Dat is geregeld in een hamerstuk."))
    assert ground.run().updated == 1


def away_and_back(ground: Ground) -> None:
    elsewhere = ground.docs.parent / "elders.md"
    (ground.docs / "1.md").rename(elsewhere)
    assert ground.run().removed == 1
    elsewhere.rename(ground.docs / "1.md")
    assert ground.run().added == 1


@pytest.mark.parametrize("happens", [lambda _: None, change, read_anew, mend, rebuild, move_and_change, away_and_back])
def test_a_correction_holds(ground: Ground, corrected: str, happens: Callable[[Ground], object]) -> None:
    happens(ground)
    check(ground, corrected)


def test_reading_a_corrected_document_anew_changes_nothing(ground: Ground, corrected: str) -> None:
    correct(ground.index, corrected, {"title": "Nota over de pontveren", "kamerstuk": "99 940 IV, nr. 3"})
    before = content(ground.index)
    read_anew(ground)
    assert ground.embedder.embedded == []
    assert content(ground.index) == before


def test_a_correction_is_seen_by_who_has_the_index_open(ground: Ground, corrected: str) -> None:
    with Index.open(ground.index, held=1000) as index:
        generation = index.generation
        vector = ground.embedder.query("bruggen")
        before = index.dense(vector, ON_THE_DAY)
        correct(ground.index, corrected, {"date": "2096-01-01"})
        assert index.generation > generation
        assert before
        assert index.dense(vector, ON_THE_DAY) == []
        assert index.documents(ON_THE_DAY) == []


def test_a_document_is_found_by_its_corrected_title_and_number(ground: Ground, corrected: str) -> None:
    assert ground.found("vuurtorens") == set()
    correct(ground.index, corrected, {"title": "Nota over de vuurtorens", "kamerstuk": "99 940-IV-12"})
    assert ground.found("vuurtorens") == {"1.md"}
    with ground.opened() as index:
        assert index.references("II|99940|IV|12") == [corrected]
        record = index.document(corrected)
    assert record is not None
    assert (record.kamerstuk, record.kamerstuk_text) == ("II|99940|IV|12", "99 940-IV-12")
    correct(ground.index, corrected, {}, undo=("title", "kamerstuk"))
    assert ground.found("vuurtorens") == set()
    with ground.opened() as index:
        assert index.references("II|99940|IV|12") == []


def test_undoing_a_correction_gives_what_the_file_says_now(ground: Ground, corrected: str) -> None:
    correct(ground.index, corrected, {"title": "Iets anders"})
    write(ground.docs / "1.md", text(1).replace("Overzicht 1 van bruggen", "Stand van de bruggen"))
    ground.run()
    with ground.opened() as index:
        record = index.document(corrected)
    assert record is not None
    assert (record.title, record.corrected["title"]) == ("Iets anders", "Stand van de bruggen (FICTIEF)")
    record = correct(ground.index, corrected, {}, undo=("title", "date", "dossier", "kind"))
    assert (record.title, record.date, record.dossier, record.kind, record.corrected) == (
        "Stand van de bruggen (FICTIEF)",
        None,
        None,
        Kind.OVERIG,
        {},
    )


def test_what_is_the_same_as_recognised_is_no_correction(ground: Ground, corrected: str) -> None:
    with ground.opened() as index:
        generation = index.generation
    record = correct(ground.index, corrected, {"kind": "nota", "reference": ""})
    assert set(record.corrected) == {"date", "dossier", "kind"}
    with ground.opened() as index:
        assert index.generation == generation
    record = correct(ground.index, corrected, {"kind": "overig", "date": ""})
    assert set(record.corrected) == {"dossier"}


def test_a_field_can_be_emptied(ground: Ground) -> None:
    write(ground.docs / "a.md", "# FICTIEF\n\nDatum 3 april 2098\n\nOver de sluizen.\n")
    ground.run()
    id_ = ground.paths()["a.md"]
    with ground.opened() as index:
        assert index.document(id_).date == date(2098, 4, 3)  # type: ignore[union-attr]
    assert correct(ground.index, id_, {"date": ""}).corrected == {"date": "2098-04-03"}
    write(ground.docs / "a.md", "# FICTIEF\n\nDatum 4 april 2098\n\nOver de sluizen.\n")
    ground.run()
    with ground.opened() as index:
        record = index.document(id_)
    assert record is not None
    assert (record.date, record.corrected) == (None, {"date": "2098-04-04"})


def test_a_corrected_access_label_outlives_the_label_of_an_ingest(ground: Ground, corrected: str) -> None:
    correct(ground.index, corrected, {"access": "directie"})
    ground.run(access="openbaar")
    with ground.opened() as index:
        assert [record.id for record in index.documents(Filters(access=("directie",)))] == [corrected]
    assert ground.found("bruggen", Filters(access=("directie",))) == {"1.md"}
    assert ground.found("bruggen", Filters(access=("openbaar",))) == set()
    assert correct(ground.index, corrected, {}, undo=("access",)).access == "openbaar"
    assert ground.found("bruggen", Filters(access=("openbaar",))) == {"1.md"}


def test_an_attachment_is_corrected_apart_from_its_mail(ground: Ground) -> None:
    mail(ground.docs / "map.eml", {"bijlage.md": text(5).encode()})
    ground.run()
    id_ = ground.paths()["map.eml » bijlage.md"]
    correct(ground.index, id_, {"date": "2097-03-04"})
    (ground.docs / "map.eml").rename(ground.docs / "anders.eml")
    ground.run()
    mail(ground.docs / "anders.eml", {"bijlage.md": text(5, extra=" Nieuw.").encode()})
    ground.run()
    with ground.opened() as index:
        assert [record.path for record in index.documents(ON_THE_DAY)] == ["anders.eml » bijlage.md"]


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("date", "gisteren", "schrijf hem als"),
        ("kind", "memo", "bestaat niet; kies uit"),
        ("title", " ", "kan niet zonder titel"),
        ("access", "", "kan niet zonder toegang"),
        ("dossier", "negen", "schrijf het als"),
        ("kamerstuk", "99 940", "schrijf het als"),
        ("schrijver", "x", "bestaat niet; kies uit"),
        ("title", "x" * 1001, "te lang"),
    ],
)
def test_what_a_field_cannot_be_is_one_sentence(
    ground: Ground, corrected: str, field: str, value: str, says: str
) -> None:
    with pytest.raises(NotabeneError, match=says):
        correct(ground.index, corrected, {"reference": "2097-0000000001", field: value})
    check(ground, corrected)


def test_a_document_that_is_not_there_is_one_sentence(ground: Ground, corrected: str, tmp_path: Path) -> None:
    with pytest.raises(NotabeneError, match="notabene documents"):
        correct(ground.index, corrected + "x", {"date": ""})
    with pytest.raises(NotabeneError, match="nog geen index"):
        correct(tmp_path / "nergens", corrected, {"date": ""})
