"""The set of Kernen is right about its letters, and its score tells a good text from a bad one."""

from pathlib import Path

import pytest

import evals.sets
from assistant.draft.material import gather
from assistant.draft.zin import zinnen
from evals.corpus.build import SOURCES, build
from evals.scorers.drafting import errors, stated
from evals.sets.load import SetError, load_set
from evals.sets.model import Pair
from ingest.read.limits import Limits

SHIPPED = Path(evals.sets.__file__).parent / "kernen.yaml"
PAIRS = load_set(SHIPPED).pairs


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("voorbeelden")
    build(SOURCES, folder)
    return folder


def test_there_are_enough_pairs_and_a_part_is_kept_for_testing() -> None:
    assert len(PAIRS) >= 12
    assert len({pair.id for pair in PAIRS}) == len(PAIRS)
    assert sum(pair.part == "test" for pair in PAIRS) >= 4


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_every_fact_stands_in_the_letter_and_no_error_does_alone(pair: Pair, corpus: Path) -> None:
    material = gather([str(corpus / path) for path in (pair.letter, *pair.motions)], None, Limits())
    letter = material.letter
    assert letter is not None
    said = " ".join([letter.text, *(zin.said for zin in zinnen(letter))])
    assert [fact for fact, held in stated(pair, said).items() if not held] == []
    assert len(pair.reference.split()) <= 250
    assert errors(pair, pair.reference) == []


def test_a_set_that_is_none_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("name: x\nversion: 1\npairs:\n  - id: x\n    letter: a.pdf\n", encoding="utf-8")
    with pytest.raises(SetError, match=r"regel 4: de sleutel 'reference' ontbreekt"):
        load_set(tmp_path / "x.yaml")
