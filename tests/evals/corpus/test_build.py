import subprocess
import sys
from pathlib import Path

from evals.corpus.build import build

from .sample_sources import write_source


def _sources(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    write_source(folder, "een", layout="nota", ending="pdf")
    write_source(folder, "twee", layout="brief", ending="docx")
    write_source(folder, "drie", layout="brief", ending="odt")
    write_source(folder, "vier", layout="scan", ending="pdf")
    write_source(folder, "vijf", layout="brief", ending="pdf", extra="expect: {status: encrypted}")
    mail = "mail: {van: a@fictief.example, aan: b@fictief.example, onderwerp: X}\nattachments: [map/een.pdf]"
    write_source(folder, "zes", layout="mail", ending="eml", extra=mail)
    return folder


def _files(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.*")) if path.is_file()}


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    sources = _sources(tmp_path)
    build(sources, tmp_path / "a")
    build(sources, tmp_path / "b")
    assert _files(tmp_path / "a") == _files(tmp_path / "b")


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    sources = _sources(tmp_path)
    build(sources, tmp_path / "a")
    command = [sys.executable, "-m", "evals.corpus.build", str(tmp_path / "b"), "--sources", str(sources)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert _files(tmp_path / "a") == _files(tmp_path / "b")


def test_what_did_not_change_is_left_alone(tmp_path: Path) -> None:
    sources, out = _sources(tmp_path), tmp_path / "uit"
    assert len(build(sources, out).written) == 6
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    report = build(sources, out)
    assert (report.written, len(report.unchanged), report.removed) == ((), 6, ())
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == times


def test_a_changed_text_changes_its_file_and_the_mail_that_carries_it(tmp_path: Path) -> None:
    sources, out = _sources(tmp_path), tmp_path / "uit"
    build(sources, out)
    path = sources / "proef" / "een.md"
    path.write_text(path.read_text(encoding="utf-8").replace("bericht", "uitsluitsel"), encoding="utf-8")
    assert build(sources, out).written == ("proef/map/een.pdf", "proef/map/zes.eml")


def test_a_file_that_someone_changed_or_threw_away_comes_back(tmp_path: Path) -> None:
    sources, out = _sources(tmp_path), tmp_path / "uit"
    build(sources, out)
    before = _files(out)
    (out / "proef" / "map" / "een.pdf").write_bytes(b"iets anders")
    (out / "proef" / "map" / "twee.docx").unlink()
    assert len(build(sources, out).written) == 2
    assert _files(out) == before


def test_a_file_whose_source_is_gone_goes_and_a_strange_file_stays(tmp_path: Path) -> None:
    sources, out = _sources(tmp_path), tmp_path / "uit"
    build(sources, out)
    (sources / "proef" / "drie.md").unlink()
    strange = out / "proef" / "eigen.txt"
    strange.write_text("van iemand anders", encoding="utf-8")
    assert build(sources, out).removed == ("proef/map/drie.odt",)
    assert not (out / "proef" / "map" / "drie.odt").exists()
    assert strange.exists()


def test_a_mistake_on_the_command_line_is_one_sentence(tmp_path: Path) -> None:
    sources = _sources(tmp_path)
    (sources / "proef" / "een.md").write_text("---\nfile: x.pdf\n---\n", encoding="utf-8")
    command = [sys.executable, "-m", "evals.corpus.build", str(tmp_path / "uit"), "--sources", str(sources)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
