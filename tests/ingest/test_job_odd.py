"""Ingest and the files that nobody would make on purpose: each is a row in the report, never an end."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from ingest.errors import NotabeneError
from ingest.parse import SandboxedParser
from tests.ingest.ground import Ground, counts, mail, text, write

BAD = {
    "leeg.txt": (b"", "no-text"),
    "spaties.txt": b" \n\t \n",
    "nullen.txt": b"\x00" * 400,
    "kapot.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 99 0 R >>\nrommel",
    "kapot.docx": b"PK\x03\x04 rommel die geen zip is",
    "kapot.odt": b"PK\x03\x04\x14\x00\x00\x00rommel",
    "plaatje.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 8,
    "archief.zip": b"PK\x05\x06" + b"\x00" * 18,
    "geheim.txt": b"FICTIEF\nDepartementaal VERTROUWELIJK\n\nDit stuk over de haven is niet voor u.",
    "groot.txt": b"FICTIEF haven " * 400_000,
}
STATUSES = {
    "leeg.txt": {"no-text"},
    "spaties.txt": {"no-text"},
    "nullen.txt": {"no-text", "unsupported", "damaged"},
    "kapot.pdf": {"damaged"},
    "kapot.docx": {"damaged"},
    "kapot.odt": {"damaged"},
    "plaatje.jpg": {"unsupported"},
    "archief.zip": {"unsupported", "damaged"},
    "geheim.txt": {"classified"},
    "groot.txt": {"limit"},
}


def test_what_cannot_be_read_is_a_row_each_run_and_never_an_end(ground: Ground) -> None:
    write(ground.docs / "goed.md", text(1))
    for name, content in BAD.items():
        (ground.docs / name).write_bytes(content if isinstance(content, bytes) else content[0])
    first = ground.run()
    failed = {row.path: row.status for row in first.failed}
    assert set(failed) == set(STATUSES)
    assert {name: status for name, status in failed.items() if status not in STATUSES[name]} == {}
    assert all(row.reason.endswith(".") and "\n" not in row.reason for row in first.failed)
    assert set(ground.paths()) == {"goed.md"}
    again = ground.run()
    assert again.failed == first.failed
    assert (again.unchanged, again.added, again.updated, again.removed) == (1, 0, 0, 0)


def test_a_document_that_becomes_classified_or_damaged_leaves_the_index(ground: Ground) -> None:
    one, two = write(ground.docs / "a.md", text(1)), write(ground.docs / "b.md", text(2))
    ground.run()
    write(one, "Stg. GEHEIM\n\n" + text(1))
    two.write_bytes(b"%PDF-1.7\nrommel")
    report = ground.run()
    assert (report.removed, report.documents, report.passages) == (2, 0, 0)
    assert {row.path: row.status for row in report.failed} == {"a.md": "classified", "b.md": "damaged"}
    assert ground.found("bruggen loketten") == set()


def test_text_in_odd_encodings_is_read(ground: Ground) -> None:
    body = "FICTIEF Reünie op Curaçao: de coördinatie van de haven is geregeld. " * 3
    for name, encoding in (("latijn", "cp1252"), ("bom", "utf-8-sig"), ("zestien", "utf-16"), ("acht", "utf-8")):
        (ground.docs / f"{name}.txt").write_bytes(body.encode(encoding))
    (ground.docs / "nul.txt").write_bytes(b"FICTIEF de ha\x00ven van Verzonnendam is\x00 dicht en blijft dicht.\n" * 3)
    report = ground.run()
    assert report.failed == []
    assert ground.found("coördinatie") == {"latijn.txt", "bom.txt", "zestien.txt", "acht.txt"}
    with ground.opened() as index:
        assert all("\x00" not in index.text(record.id) for record in index.documents())


ONE_LINERS = {
    "kort.txt": "FICTIEF Besluit over de haven",
    "een zin.txt": "FICTIEF de haven van Verzonnendam blijft dicht",
    "kop.md": "# FICTIEF de haven blijft dicht\n",
    "koppen.md": "# FICTIEF Agenda\n\n## De haven van Verzonnendam\n\n## Rondvraag\n",
    "kop.html": "<html><body><h1>FICTIEF de haven blijft dicht</h1></body></html>",
}


def test_document_of_headings_only_can_be_searched(ground: Ground) -> None:
    for name, content in ONE_LINERS.items():
        write(ground.docs / name, content)
    assert ground.run().failed == []
    assert ground.found("haven") == set(ONE_LINERS)


NAMES = (
    "nieuwe\nregel.md",
    "tab\ten 'quote\" [rood] {x}.md",
    "emoji 🚢 haven.md",
    "byte \udcff\udcfe.md",
    "é samengesteld.md",
    "é ontbonden.md",
    "-streep.md",
    "%20 procent.md",
    "x" * 240 + ".md",
)


def test_odd_names_are_read_listed_and_stay_unchanged(ground: Ground) -> None:
    for number, name in enumerate(NAMES):
        write(ground.docs / name, text(number))
    report = ground.run()
    assert (report.added, report.failed) == (len(NAMES), [])
    assert len(ground.paths()) == len(NAMES)
    assert counts(ground) == (0, 0, len(NAMES), 0)
    for name in NAMES:
        (ground.docs / name).unlink()
    assert counts(ground) == (0, 0, 0, len(NAMES))


def test_what_is_not_a_file_is_a_row(ground: Ground) -> None:
    write(ground.docs / "goed.md", text(1))
    (ground.docs / "lus").symlink_to(ground.docs)
    (ground.docs / "zelf").symlink_to(ground.docs / "zelf")
    (ground.docs / "gebroken.pdf").symlink_to(ground.docs / "nergens.pdf")
    os.mkfifo(ground.docs / "pijp.txt")
    report = ground.run()
    assert {row.path: row.status for row in report.failed} == {
        "lus": "unreadable",
        "zelf": "unreadable",
        "gebroken.pdf": "unreadable",
        "pijp.txt": "unsupported",
    }
    assert set(ground.paths()) == {"goed.md"}
    assert ground.run().failed == report.failed


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux has files of the system that have no end")
def test_file_of_the_system_that_has_no_end_is_a_row(ground: Ground) -> None:
    write(ground.docs / "goed.md", text(1))
    (ground.docs / "eindeloos.txt").symlink_to("/proc/self/pagemap")
    (ground.docs / "wachtend.txt").symlink_to("/proc/kmsg")
    report = ground.run(*sorted(ground.docs.iterdir()))  # named one by one: a link in a folder does not lead there
    assert {row.path for row in report.failed} == {"eindeloos.txt", "wachtend.txt"}
    assert {row.status for row in report.failed} <= {"limit", "no-text", "unreadable"}
    assert set(ground.paths()) == {"goed.md"}


def test_folders_that_link_to_each_other_are_read_once(ground: Ground) -> None:
    names = [f"map{number}" for number in range(7)]
    for number, name in enumerate(names):
        write(ground.docs / name / "a.md", text(number))
        for other in names:
            (ground.docs / name / f"naar-{other}").symlink_to(ground.docs / other)
    report = ground.run()
    assert report.documents == len(names)
    assert set(ground.paths()) == {f"{name}/a.md" for name in names}


def outside(ground: Ground) -> Path:
    """Make a folder beside the one that is read, with links to it and to a file in it."""
    buiten = ground.docs.parent / "buiten"
    write(buiten / "map" / "a.md", text(1))
    write(buiten / "b.md", text(2))
    (ground.docs / "map").symlink_to(buiten / "map")
    (ground.docs / "b.md").symlink_to(buiten / "b.md")
    return buiten


def test_link_out_of_the_given_folder_is_a_row(ground: Ground) -> None:
    outside(ground)
    write(ground.docs / "goed.md", text(3))
    (ground.docs / "omweg").symlink_to(ground.docs / ".." / ground.docs.name / ".." / "buiten")
    report = ground.run()
    assert {row.path: row.status for row in report.failed} == dict.fromkeys(("map", "b.md", "omweg"), "unreadable")
    assert all("buiten de map" in row.reason and "geef" in row.reason for row in report.failed)
    assert set(ground.paths()) == {"goed.md"}
    assert ground.run().failed == report.failed


def test_link_to_another_given_folder_is_followed(ground: Ground) -> None:
    report = ground.run(ground.docs, outside(ground))
    assert (report.failed, report.documents) == ([], 3)
    with ground.opened() as index:
        places = {str(record.location.relative_to(ground.docs.parent)) for record in index.documents()}
    assert places == {"stukken/b.md", "buiten/b.md", "buiten/map/a.md"}


def test_links_within_the_given_folder_are_followed(ground: Ground, tmp_path: Path) -> None:
    write(ground.docs / ".archief" / "map" / "a.md", text(1))
    write(ground.docs / "echt" / "b.md", text(2))
    (ground.docs / "map").symlink_to(ground.docs / ".archief" / "map")
    (ground.docs / "b.md").symlink_to(Path("echt", "b.md"))
    (tmp_path / "koppeling").symlink_to(ground.docs)
    assert counts(ground, tmp_path / "koppeling") == (3, 0, 0, 0)
    assert set(ground.paths()) == {"map/a.md", "b.md", "echt/b.md"}


def test_link_that_is_named_itself_is_read(ground: Ground) -> None:
    (ground.docs / "deel").mkdir()
    (ground.docs / "deel" / "c.md").symlink_to(outside(ground) / "b.md")
    assert counts(ground, ground.docs / "deel" / "c.md", ground.docs) == (1, 0, 0, 0)
    assert set(ground.paths()) == {"deel/c.md"}


def test_what_a_link_that_came_to_lead_outside_had_given_leaves_the_index(ground: Ground) -> None:
    write(ground.docs / ".hier" / "a.md", text(1))
    write(ground.docs / ".hier" / "b.md", text(2))
    buiten = ground.docs.parent / "buiten"
    (ground.docs / "map").symlink_to(ground.docs / ".hier")
    (ground.docs / "b.md").symlink_to(ground.docs / ".hier" / "b.md")
    ground.run()
    assert set(ground.paths()) == {"map/a.md", "map/b.md", "b.md"}
    (ground.docs / ".hier").rename(buiten)
    for name, target in (("map", buiten), ("b.md", buiten / "b.md")):
        (ground.docs / name).unlink()
        (ground.docs / name).symlink_to(target)
    report = ground.run()
    assert (report.documents, {row.path for row in report.failed}) == (0, {"map", "b.md"})


def test_part_of_a_folder_keeps_what_its_links_gave_when_the_whole_was_read(ground: Ground) -> None:
    write(ground.docs / "ander" / "a.md", text(1))
    (ground.docs / "deel").mkdir()
    (ground.docs / "deel" / "a.md").symlink_to(ground.docs / "ander" / "a.md")
    ground.run()
    before = ground.paths()
    report = ground.run(ground.docs / "deel")
    assert (report.removed, [row.path for row in report.failed]) == (0, ["deel/a.md"])
    assert ground.paths() == before
    assert ground.run().failed == []
    assert ground.embedder.embedded == []


def test_link_that_breaks_keeps_what_was_read_behind_it(ground: Ground) -> None:
    share = ground.docs / ".schijf"
    write(share / "a.md", text(1))
    mail(share / "m.eml", {"een.md": text(3).encode()})
    (ground.docs / "netwerk").symlink_to(share)
    (ground.docs / "b.eml").symlink_to(share / "m.eml")
    ground.run()
    before = ground.paths()
    share.rename(ground.docs / ".weg")
    report = ground.run()
    assert report.removed == 0
    assert {row.path: row.status for row in report.failed} == {"netwerk": "unreadable", "b.eml": "unreadable"}
    assert ground.paths() == before
    assert ground.found("bruggen") == {"netwerk/a.md"}
    (ground.docs / ".weg").rename(share)
    report = ground.run()
    assert (report.failed, report.added, report.removed) == ([], 0, 0)
    assert ground.embedder.embedded == []
    assert ground.paths() == before


def test_file_and_folder_without_rights_are_rows(ground: Ground) -> None:
    one = write(ground.docs / "a.md", text(1))
    one.chmod(0)
    if os.access(one, os.R_OK):
        pytest.skip("this user may read everything, whatever its rights")
    one.chmod(0o600)
    write(ground.docs / "map" / "b.md", text(2))
    write(ground.docs / "alleen-lijst" / "c.md", text(3))
    ground.run()
    one.chmod(0)
    (ground.docs / "map").chmod(0)
    (ground.docs / "alleen-lijst").chmod(0o400)
    report = ground.run()
    (ground.docs / "map").chmod(0o700)
    (ground.docs / "alleen-lijst").chmod(0o700)
    assert {row.status for row in report.failed} == {"unreadable"}
    assert (report.documents, report.removed) == (3, 0)


def test_file_that_vanishes_between_finding_and_reading_is_a_row(ground: Ground, parser: SandboxedParser) -> None:
    write(ground.docs / "a.md", text(1))
    gone = write(ground.docs / "b.md", text(2))

    class Vanishing:
        def parse(self, path: Path, name: str, *, ocr: bool) -> object:
            gone.unlink(missing_ok=True)
            return parser.parse(path, name, ocr=ocr)

    there = Ground.__new__(Ground)
    there.__dict__ = ground.__dict__ | {"_parser": Vanishing()}
    report = there.run()
    assert [(row.path, row.status) for row in report.failed] == [("b.md", "unreadable")]
    assert set(ground.paths()) == {"a.md"}
    assert ground.run().failed == []


def test_file_becomes_a_folder_and_back(ground: Ground) -> None:
    path = write(ground.docs / "a.md", text(1))
    ground.run()
    path.unlink()
    write(path / "b.md", text(2))
    assert counts(ground) == (1, 0, 0, 1)
    shutil.rmtree(path)
    write(path, text(1))
    assert counts(ground) == (1, 0, 0, 1)
    assert set(ground.paths()) == {"a.md"}


def test_wrong_path_is_one_sentence_and_loses_nothing(ground: Ground) -> None:
    write(ground.docs / "a.md", text(1))
    ground.run()
    for wrong in (ground.docs / "nergens", ground.docs / ("x" * 300), ground.docs / "a.md" / "b"):
        with pytest.raises(NotabeneError, match="bestaat niet"):
            ground.run(ground.docs, wrong)
    assert set(ground.paths()) == {"a.md"}


def test_empty_folder_is_an_index_without_documents(ground: Ground) -> None:
    report = ground.run()
    assert (report.documents, report.passages, report.failed) == (0, 0, [])
    assert ground.paths() == {}
    assert ground.found("haven") == set()


def test_index_inside_the_folder_that_is_read_is_not_read(ground: Ground) -> None:
    write(ground.docs / "a.md", text(1))
    ground.index = ground.docs / "index"
    assert ground.run().failed == []
    report = ground.run()
    assert (report.unchanged, report.failed) == (1, [])
