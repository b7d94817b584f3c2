"""A document that is taken out stays out until it is put back; what could not be read is read again when asked."""

from pathlib import Path

import pytest

from ingest.again import failed_again
from ingest.correct import correct
from ingest.document import Parsed
from ingest.errors import NotabeneError, Status, UnreadableFileError
from ingest.forget import UPLOADS, forget, restore
from ingest.index.filters import Filters
from ingest.job import Ingest
from ingest.parse import SandboxedParser
from tests.ingest.ground import LIMITS, Ground, counts, mail, text, write


@pytest.fixture
def notes(ground: Ground) -> dict[str, str]:
    """Ingest three notes and a mail with two attachments; return path -> id."""
    for number in range(3):
        write(ground.docs / f"{number}.md", text(number))
    mail(ground.docs / "map.eml", {"een.md": text(4).encode(), "twee.md": text(5).encode()})
    ground.run(access="directie")
    return ground.paths()


def out(ground: Ground) -> set[str]:
    with ground.opened() as index:
        return {one.path for one in index.forgotten()}


def test_what_is_taken_out_is_not_found_and_stays_out(ground: Ground, notes: dict[str, str]) -> None:
    gone = forget(ground.index, notes["1.md"])
    assert (gone.path, gone.documents, gone.file_removed) == ("1.md", 1, False)
    assert (ground.docs / "1.md").exists()
    assert ground.found("bruggen") == set()
    with ground.opened() as index:
        vector = ground.embedder.query("bruggen")
        assert index.document(notes["1.md"]) is None
        found = index.passages([id_ for id_, _ in index.dense(vector, k=1000)]).values()
        assert notes["1.md"] not in {passage.document for passage in found}
    assert counts(ground) == (0, 0, 5, 0)
    write(ground.docs / "1.md", text(1, extra=" Dat is geregeld in een hamerstuk."))
    assert counts(ground) == (0, 0, 5, 0)
    assert ground.found("hamerstuk") == set()
    assert out(ground) == {"1.md"}


def test_what_is_taken_out_stays_out_under_another_name_and_after_its_folder_was_away(
    ground: Ground, notes: dict[str, str]
) -> None:
    forget(ground.index, notes["1.md"])
    (ground.docs / "1.md").rename(ground.docs / "anders.md")
    assert counts(ground) == (0, 0, 5, 0)
    assert out(ground) == {"anders.md"}
    elsewhere = ground.docs.with_name("elders")
    ground.docs.rename(elsewhere)
    ground.docs.mkdir()
    assert counts(ground) == (0, 0, 0, 5)
    ground.docs.rmdir()
    elsewhere.rename(ground.docs)
    assert counts(ground) == (5, 0, 0, 0)
    assert ground.found("bruggen") == set()


def test_a_copy_of_what_is_taken_out_is_a_document_of_its_own(ground: Ground, notes: dict[str, str]) -> None:
    write(ground.docs / "kopie.md", text(1))
    ground.run()
    forget(ground.index, notes["1.md"])
    ground.run()
    assert ground.found("bruggen") == {"kopie.md"}


def test_what_is_put_back_comes_back_as_it_was(ground: Ground, notes: dict[str, str]) -> None:
    correct(ground.index, notes["1.md"], {"date": "2097-03-04"})
    forget(ground.index, notes["1.md"])
    with ground.opened() as index:
        assert [(one.id, one.title) for one in index.forgotten()] == [
            (notes["1.md"], "Overzicht 1 van bruggen (FICTIEF)")
        ]
    file = restore(ground.index, notes["1.md"])
    assert file == ground.docs / "1.md"
    assert counts(ground, file) == (1, 0, 0, 0)
    assert ground.paths() == notes
    assert out(ground) == set()
    assert ground.found("bruggen", Filters(access=("directie",))) == {"1.md"}
    with ground.opened() as index:
        record = index.document(notes["1.md"])
    assert record is not None
    assert record.corrected == {"date": None}


def test_what_is_put_back_comes_back_at_the_next_ingest_of_its_folder_too(
    ground: Ground, notes: dict[str, str]
) -> None:
    for path in ("1.md", "map.eml » een.md"):
        forget(ground.index, notes[path])
        restore(ground.index, notes[path])
    ground.run()
    assert ground.paths() == notes


def test_an_attachment_is_taken_out_apart_from_its_mail(ground: Ground, notes: dict[str, str]) -> None:
    assert forget(ground.index, notes["map.eml » een.md"]).documents == 1
    mail(ground.docs / "map.eml", {"een.md": text(4).encode(), "twee.md": text(6).encode()})
    ground.run()
    assert set(ground.paths()) == set(notes) - {"map.eml » een.md"}
    assert ground.found("steunpunten") == set()
    assert ground.found("archieven") == {"map.eml » twee.md"}


def test_a_mail_takes_its_attachments_along(ground: Ground, notes: dict[str, str]) -> None:
    assert forget(ground.index, notes["map.eml"]).documents == 3
    ground.run()
    assert set(ground.paths()) == {"0.md", "1.md", "2.md"}
    ground.run(restore(ground.index, notes["map.eml"]))
    assert ground.paths() == notes


def test_an_uploaded_file_is_removed_and_can_be_uploaded_again(ground: Ground, notes: dict[str, str]) -> None:
    uploads = ground.index / UPLOADS
    write(uploads / "brief.md", text(6))
    ground.run(uploads)
    id_ = ground.paths()["brief.md"]
    correct(ground.index, id_, {"title": "Iets anders"})
    assert forget(ground.index, id_).file_removed
    assert list(uploads.iterdir()) == []
    assert out(ground) == set()
    write(uploads / "brief.md", text(6))
    ground.run(uploads)
    with ground.opened() as index:
        record = index.document(id_)
    assert record is not None
    assert record.corrected == {}
    assert set(ground.paths()) == {*notes, "brief.md"}


def test_what_cannot_be_taken_out_or_put_back_is_one_sentence(ground: Ground, notes: dict[str, str]) -> None:
    with pytest.raises(NotabeneError, match="geen document dx"):
        forget(ground.index, "dx")
    with pytest.raises(NotabeneError, match="--forgotten"):
        restore(ground.index, notes["1.md"])
    forget(ground.index, notes["1.md"])
    (ground.docs / "1.md").unlink()
    with pytest.raises(NotabeneError, match="staat er niet meer"):
        restore(ground.index, notes["1.md"])
    assert out(ground) == {"1.md"}


class Learning:
    """A parser that cannot read anything until it has learned to."""

    def __init__(self, parser: SandboxedParser) -> None:
        self._parser = parser
        self.learned = False

    def parse(self, path: Path, name: str, *, ocr: bool) -> Parsed:
        if not self.learned:
            raise UnreadableFileError(Status.DAMAGED, "FICTIEF Dit bestand is niet te lezen.")
        return self._parser.parse(path, name, ocr=ocr)


def test_what_failed_is_read_again_though_it_did_not_change(ground: Ground, parser: SandboxedParser) -> None:
    learning = Learning(parser)
    for number in range(3):
        write(ground.docs / f"{number}.md", text(number))

    def run(*paths: Path, access: str | None = None) -> tuple[int, int]:
        job = Ingest(ground.index, learning, ground.embedder, access=access, limits=LIMITS)
        report = job.run(paths or [ground.docs])
        return report.added, len(report.failed)

    assert run(access="directie") == (0, 3)
    learning.learned = True
    assert run() == (0, 3)
    one = failed_again(ground.index, [ground.docs / "1.md"])
    assert one == [ground.docs / "1.md"]
    assert run(*one) == (1, 0)
    assert failed_again(ground.index) == [ground.docs / "0.md", ground.docs / "2.md"]
    assert run() == (2, 0)
    assert set(ground.paths()) == {"0.md", "1.md", "2.md"}
    with ground.opened() as index:
        assert {record.access for record in index.documents()} == {"directie"}
    assert failed_again(ground.index) == []


def test_a_failed_attachment_is_read_again_with_its_mail(ground: Ground) -> None:
    mail(ground.docs / "map.eml", {"kapot.pdf": b"%PDF-1.7 FICTIEF rommel"})
    ground.run()
    with ground.opened() as index:
        failed = next(file for file in index.files() if file.status != "indexed")
    assert failed_again(ground.index, [failed.location]) == [ground.docs / "map.eml"]
    assert ground.run(ground.docs / "map.eml").updated == 1


def test_a_failed_file_that_was_removed_is_no_failure_any_more(ground: Ground) -> None:
    write(ground.docs / "leeg.txt", "")
    write(ground.docs / "weg" / "ook leeg.txt", "")
    ground.run()
    (ground.docs / "leeg.txt").unlink()
    ground.docs.rename(ground.docs.with_name("elders"))
    assert failed_again(ground.index) == []
    with ground.opened() as index:
        assert len(index.files()) == 2
    ground.docs.with_name("elders").rename(ground.docs)
    assert failed_again(ground.index) == [ground.docs / "weg" / "ook leeg.txt"]
    with ground.opened() as index:
        assert [file.path for file in index.files()] == ["weg/ook leeg.txt"]


def test_reading_again_does_not_follow_a_link_out_of_the_folder(ground: Ground, tmp_path: Path) -> None:
    secret = write(tmp_path / "elders" / "geheim.md", text(3))
    (ground.docs / "link.md").symlink_to(secret)
    ground.run()
    assert failed_again(ground.index) == []
    ground.run()
    assert ground.paths() == {}
