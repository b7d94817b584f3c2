import json
import multiprocessing
import os
from pathlib import Path

import pytest

from ingest.embed import cache as caching
from ingest.embed.cache import cache_folder, default_model_folder, fingerprint
from ingest.errors import NotabeneError


def write_small(packed: Path, target: Path) -> None:
    (target / "deel").mkdir(parents=True)
    (target / "deel" / "gewichten").write_bytes(packed.read_bytes()[:1000])


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr("ingest.embed.folder.write_folder", write_small)
    return []


def test_built_once_with_one_line(tmp_path: Path, lines: list[str]) -> None:
    first = default_model_folder(tmp_path, lines.append)
    assert default_model_folder(tmp_path, lines.append) == first
    assert len(lines) == 1
    assert str(first) in lines[0]


def test_a_damaged_model_is_built_again(tmp_path: Path, lines: list[str]) -> None:
    folder = default_model_folder(tmp_path, lines.append)
    (folder / "deel" / "gewichten").write_bytes(b"half")
    default_model_folder(tmp_path, lines.append)
    assert (folder / "deel" / "gewichten").stat().st_size == 1000
    (folder / caching._MANIFEST).unlink()
    default_model_folder(tmp_path, lines.append)
    assert len(lines) == 3


def test_what_a_killed_build_left_is_in_nobodys_way(tmp_path: Path, lines: list[str]) -> None:
    folder = default_model_folder(tmp_path, lines.append)
    folder.rename(folder.with_name(f"{folder.name}.half"))
    assert default_model_folder(tmp_path, lines.append) == folder
    assert not folder.with_name(f"{folder.name}.half").exists()


def build(arguments: tuple[Path, Path]) -> int:
    root, log = arguments

    def note(line: str) -> None:
        with log.open("a") as stream:
            stream.write(line + "\n")

    caching.default_model_folder(root, note)
    return len(json.loads(next(root.glob("multilingual*/notabene.json")).read_text()))


@pytest.mark.usefixtures("lines")
def test_two_processes_at_once_build_one_model(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with multiprocessing.get_context("fork").Pool(4) as pool:
        assert pool.map(build, [(tmp_path, log)] * 4) == [1] * 4
    assert len(log.read_text().splitlines()) == 1


def test_a_full_disk_is_one_dutch_sentence(tmp_path: Path, lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path, target: Path) -> None:
        target.mkdir()
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("ingest.embed.folder.write_folder", full)
    with pytest.raises(NotabeneError, match="NOTABENE_CACHE"):
        default_model_folder(tmp_path, lines.append)
    assert [path.suffix for path in tmp_path.iterdir()] == [".lock"]


def test_a_file_in_the_way_is_one_dutch_sentence(tmp_path: Path, lines: list[str]) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(NotabeneError, match="NOTABENE_CACHE"):
        default_model_folder(tmp_path / "bestand", lines.append)


def test_the_folder_can_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTABENE_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    assert cache_folder(tmp_path / "ander") == tmp_path / "ander"
    monkeypatch.delenv("NOTABENE_CACHE")
    assert cache_folder().name == "notabene"


def test_a_fingerprint_is_of_content(tmp_path: Path) -> None:
    one, other = tmp_path / "1" / "w", tmp_path / "2" / "w"
    for file in (one, other):
        file.parent.mkdir()
        file.write_bytes(b"a" * 3_000_000)
    assert fingerprint(one) == fingerprint(other)
    other.write_bytes(b"a" * 2_999_999 + b"b")
    assert fingerprint(one) != fingerprint(other)
