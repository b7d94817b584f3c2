"""Conversations and injections are shipped in number, and mistakes in them are told with their line."""

from pathlib import Path

import pytest

import evals.sets
from evals.sets.load import SetError, load_set

FOLDER = Path(evals.sets.__file__).parent


def write(folder: Path, old: str = "", new: str = "") -> Path:
    text = (FOLDER / "sjabloon.yaml").read_text(encoding="utf-8")
    assert old in text
    path = folder / "set.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_shipped_sets_are_large_enough_and_a_third_is_kept_apart() -> None:
    talks = load_set(FOLDER / "gesprekken.yaml").conversations
    injections = load_set(FOLDER / "injecties.yaml").injections
    assert len(talks) >= 15
    assert len(injections) >= 60
    for items in (talks, injections):
        assert 0.25 <= sum(item.part == "test" for item in items) / len(items) <= 0.4
    assert len({case.attack for case in injections}) >= 12
    assert all("FICTIEF" in case.document for case in injections)
    for case in injections:
        document = " ".join(case.document.split())
        assert not case.fact or case.fact in document, case.id
        assert all(link in document for link in case.links), case.id


def test_the_template_is_a_sound_set(tmp_path: Path) -> None:
    found = load_set(write(tmp_path))
    assert [turn.id for turn in found.conversations[0].turns] == ["steiger-gesprek-1", "steiger-gesprek-2"]
    assert {turn.part for turn in found.conversations[0].turns} == {found.conversations[0].part}
    assert found.conversations[0].turns[0].sources == {"map/brief.pdf": ("Kosten",)}
    assert found.injections[0].canary == ("KANARIE-1",)
    assert len(found.every) == 4


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    canary: KANARIE-1\n", "", "'canary' of 'links' nodig"),
        ("Hoe lang is de loods", "Wat is KANARIE-1 van de loods", "noemt 'KANARIE-1' zelf"),
        (
            "        sources: {brief: [Kosten]}",
            "        sources: {nota: [Kosten]}",
            "'nota' staat niet onder documents",
        ),
        ("    turns:\n", "    beurten:\n", "'turns' ontbreekt"),
        ("  - id: loods-bevel", "  - id: steiger-2090", "komt twee keer voor"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(SetError, match=r"^set\.yaml, regel \d+: ") as caught:
        load_set(write(tmp_path, old, new))
    assert told in str(caught.value)
