"""A question set is read whole, and a mistake is reported with its line in one sentence."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.sets.load import SetError, load_set
from evals.sets.model import Reason, part_of

SOUND = """\
name: proef
version: 2
documents:
  brief: map/brief.pdf
questions:
  - id: een
    question: Wat kost de brug?
    kind: 7
    answer: Vier miljoen.
    nuggets:
      - vital: [€ 4 miljoen, vier miljoen euro]
      - okay: prijspeil 2098
    sources:
      brief: [Kosten]
  - id: twee
    question: Wat kost de tunnel?
    reason: near-miss
    part: test
    answer: Er is geen tunnel.
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "set.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_questions_with_documents_by_path(tmp_path: Path) -> None:
    found = load_set(write(tmp_path, SOUND))
    one, two = found.questions
    assert found.name == "proef"
    assert found.version == 2
    assert one.sources == {"map/brief.pdf": ("Kosten",)}
    assert one.nuggets[0].wordings == ("€ 4 miljoen", "vier miljoen euro")
    assert one.nuggets[1].vital is None
    assert one.answerable
    assert one.topic == "map/brief.pdf"
    assert two.reason is Reason.NEAR_MISS
    assert not two.answerable
    assert two.topic == "twee"
    assert found.part("test")[-1] is two


def test_the_hash_is_that_of_the_content(tmp_path: Path) -> None:
    first = load_set(write(tmp_path, SOUND))
    assert first.hash == load_set(write(tmp_path, SOUND)).hash
    assert first.hash != load_set(write(tmp_path, SOUND.replace("brug", "sluis"))).hash


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("    kind: 7", "    soort: 7", 8, "'soort' bestaat niet"),
        ("    kind: 7", "    kind: 19", 8, "'kind' klopt niet"),
        ("    answer: Vier miljoen.\n", "", 6, "'answer' ontbreekt"),
        ("      - okay: prijspeil 2098", "      - beter: prijspeil 2098", 12, "'beter' bestaat niet"),
        ("      - okay: prijspeil 2098", "      - {okay: a, vital: b}", 12, "óf 'vital' óf 'okay'"),
        ("      - okay: prijspeil 2098", "      - okay: []", 12, "ten minste één bewoording"),
        ("      brief: [Kosten]", "      nota: [Kosten]", 14, "document 'nota' staat niet onder documents"),
        ("€ 4 miljoen, vier", "€ 4,6 miljoen, vier", 11, "aanhalingstekens"),
        ("reason: near-miss", "reason: onbekend", 17, "een van deze waarden"),
        ("reason: near-miss", "reason: contradictory", 15, "'sources' en ten minste één nugget"),
        ("  - id: twee", "  - id: een", 15, "komt twee keer voor"),
        ("  - id: twee", "  - id: Twee woorden", 15, "kleine letters"),
        ("version: 2", "version: 2\nhash: abc", 3, "vult het programma zelf in"),
        ("version: 2", "version: [2", 3, "geen geldige YAML"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in SOUND
    with pytest.raises(SetError, match=r"^set\.yaml, regel \d+: .*[^.]\.$") as error:
        load_set(write(tmp_path, SOUND.replace(old, new)))
    assert error.value.line == line
    assert words in str(error.value)


def test_contradictory_sources_need_both_sides(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="ten minste twee nuggets"):
        load_set(write(tmp_path, SOUND.replace("    kind: 7", "    reason: contradictory")))


def test_what_is_outside_has_no_documents(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="buiten het domein"):
        load_set(write(tmp_path, SOUND.replace("    kind: 7", "    reason: outside")))


@pytest.mark.parametrize("content", [b"", b"- een\n- twee\n", b"name: \xff\xfe", b"naam"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "set.yaml"
    path.write_bytes(content)
    with pytest.raises(SetError, match=r"set\.yaml, regel 1: "):
        load_set(path)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SetError, match=r"niet te lezen .* geef een ander pad"):
        load_set(tmp_path / "weg.yaml")


def test_about_a_third_is_kept_for_testing_and_always_the_same() -> None:
    parts = [part_of(f"vraag-{number}") for number in range(900)]
    assert 0.28 < parts.count("test") / len(parts) < 0.38
    assert parts == [part_of(f"vraag-{number}") for number in range(900)]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "set.yaml"
        path.write_text(text, encoding="utf-8", newline="")
        with pytest.raises(SetError, match=r"^set\.yaml"):
            load_set(path)
