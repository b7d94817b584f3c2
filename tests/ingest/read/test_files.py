"""Dispatch by content, and everything that is no readable document. All texts are FICTIEF."""

import os
import zipfile
from pathlib import Path

import pytest

from ingest.errors import Status, UnreadableFileError
from ingest.read import SUFFIXES, Limits, read_bytes, read_path
from tests.ingest.read.paper import Paper, body


def status(path: Path, limits: Limits | None = None) -> Status:
    with pytest.raises(UnreadableFileError) as caught:
        read_path(path, limits)
    assert caught.value.reason.endswith(".")
    assert "\n" not in caught.value.reason
    return caught.value.status


def test_content_wins_over_the_name(tmp_path: Path) -> None:
    path = Paper(tmp_path / "brief.doc").lines(body(3)).save()
    assert read_path(path).format == "pdf"
    assert read_bytes(b"<!doctype html><p>FICTIEF", "brief.html").format == "html"
    assert read_bytes(b"<!doctype html><p>FICTIEF", "brief.txt").format == "txt"
    assert read_bytes(b"Gewoon FICTIEF stuk.", "brief.pdf").format == "txt"
    assert read_bytes(b"From: a@b.invalid\nTo: c@d.invalid\nSubject: x\n\nFICTIEF", "bericht").format == "eml"
    assert {".pdf", ".docx", ".odt", ".html", ".xml", ".txt", ".md", ".eml"} <= set(SUFFIXES)


@pytest.mark.parametrize("content", [b"", b"   \r\n\t", b"\x00\x00\x00", b"\xef\xbb\xbf"])
def test_empty_is_no_text(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "leeg.txt"
    path.write_bytes(content)
    assert status(path) is Status.NO_TEXT


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Status.UNSUPPORTED),
        ("post.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), Status.UNSUPPORTED),
        ("dicht.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Status.ENCRYPTED),
        ("foto.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, Status.UNSUPPORTED),
        ("brief.rtf", b"{\\rtf1 FICTIEF}", Status.UNSUPPORTED),
        ("getallen.csv", b"a,b\n1,2\n", Status.UNSUPPORTED),
        ("ruis.bin", bytes(range(256)) * 10, Status.UNSUPPORTED),
        ("ruis.txt", b"PK\x03\x04 kapot", Status.UNSUPPORTED),
        ("kapot.docx", b"PK\x03\x04 kapot", Status.DAMAGED),
        ("kapot.odt", b"PK\x03\x04 kapot", Status.DAMAGED),
    ],
)
def test_foreign_formats_have_a_status_and_advice(tmp_path: Path, name: str, content: bytes, expected: Status) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert status(path) is expected


@pytest.mark.parametrize(
    ("member", "word"), [("xl/workbook.xml", "Excel"), ("ppt/presentation.xml", "PowerPoint"), ("brief.pdf", "ZIP")]
)
def test_other_archives_are_named(tmp_path: Path, member: str, word: str) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "FICTIEF")
    with pytest.raises(UnreadableFileError, match=word) as caught:
        read_path(path)
    assert caught.value.status is Status.UNSUPPORTED


def test_special_files_do_not_block(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp.txt"
    os.mkfifo(pipe)
    assert status(pipe) is Status.UNSUPPORTED
    assert status(tmp_path) is Status.UNSUPPORTED
    assert status(Path("/dev/zero")) is Status.UNSUPPORTED


def test_link_loops_missing_and_forbidden_files(tmp_path: Path) -> None:
    loop = tmp_path / "kring.txt"
    loop.symlink_to(loop)
    assert status(loop) is Status.UNREADABLE
    assert status(tmp_path / "weg.pdf") is Status.UNREADABLE
    assert status(Path(str(tmp_path / "nul\0.txt"))) is Status.UNREADABLE
    secret = tmp_path / "dicht.txt"
    secret.write_text("FICTIEF")
    secret.chmod(0)
    if os.access(secret, os.R_OK):
        pytest.skip("this user reads everything (root)")
    assert status(secret) is Status.UNREADABLE


@pytest.mark.parametrize("name", ["regel\neinde.txt", "smiley 😀.txt", "sp  aties.txt", "-rf.txt", "é" * 60 + ".txt"])
def test_strange_names_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Een FICTIEF stuk.")
    assert read_path(path).text == "Een FICTIEF stuk."


def test_too_large_and_too_much_text(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    path.write_text("Een FICTIEF stuk. " * 200)
    assert status(path, Limits(max_bytes=1000)) is Status.LIMIT
    assert status(path, Limits(max_chars=1000)) is Status.LIMIT
