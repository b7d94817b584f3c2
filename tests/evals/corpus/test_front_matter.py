from pathlib import Path

import pytest

from evals.corpus.build import load
from evals.corpus.source import SourceError

from .sample_sources import write_source


def _mistake(tmp_path: Path, old: str, new: str) -> SourceError:
    path = write_source(tmp_path, "bron", layout="nota", ending="pdf")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        load(tmp_path)
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("type: TER", "tipe: TER", 8, "'tipe' bestaat niet"),
        ("kind: nota", "kind: notitie", 3, "'kind' moet een van deze waarden hebben"),
        ("date: 2098-10-09", "date: 9 oktober 2098", 6, "'date' is geen datum"),
        ("file: map/bron.pdf", "file: ../bron.pdf", 2, "binnen de map"),
        ("file: map/bron.pdf", "file: map/bron.rtf", 2, "de naam moet eindigen op"),
        ("title: Een voorbeeld van een titel\n", "", 2, "'title' ontbreekt"),
        ("title: Een", "title: [Een", 5, "geen geldige YAML"),
        ("layout: nota", "layout: kamerstuk", 2, "vraagt om het blok kamerstuk"),
        ("layout: nota", "layout: mail", 2, "hoort bij een bestand dat op .eml eindigt"),
        ("## Aanleiding", "> een citaat", 12, "kent de bouwer niet"),
        ("*nadruk*", "`nadruk`", 17, "kent de bouwer niet"),
    ],
)
def test_a_mistake_is_one_sentence_with_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    error = _mistake(tmp_path, old, new)
    assert words in str(error)
    assert str(error).startswith("proef/bron.md, regel ")
    assert "\n" not in str(error)
    assert abs(error.line - line) <= 1, error


def test_a_nested_unknown_key_is_found_on_its_own_line(tmp_path: Path) -> None:
    error = _mistake(tmp_path, "van: DGV", "van: DGV\nexpect:\n  kind: nota\n  stemming: aangenomen")
    assert (error.line, "'expect.stemming' bestaat niet" in str(error)) == (13, True)


def test_a_source_without_front_matter_is_refused(tmp_path: Path) -> None:
    write_source(tmp_path, "bron", layout="nota", ending="pdf")
    (tmp_path / "proef" / "los.md").write_text("Zomaar tekst.\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"proef/los\.md, regel 1: .*drie streepjes"):
        load(tmp_path)


def test_two_sources_may_not_make_one_file(tmp_path: Path) -> None:
    path = write_source(tmp_path, "bron", layout="nota", ending="pdf")
    (path.parent / "dubbel.md").write_bytes(path.read_bytes())
    with pytest.raises(SourceError, match="maakt al hetzelfde bestand"):
        load(tmp_path)


def test_a_dossier_without_its_own_file_is_refused(tmp_path: Path) -> None:
    path = write_source(tmp_path, "bron", layout="nota", ending="pdf")
    (path.parent / "dossier.yaml").unlink()
    with pytest.raises(SourceError, match=r"proef/dossier\.yaml: dit bestand ontbreekt"):
        load(tmp_path)
