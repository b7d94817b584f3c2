"""The scores of a draft tell the reference from nothing, from an error, and from copying on. FICTIEF."""

from evals.scorers.drafting import stated, text_scores
from evals.sets.model import Pair

PAIR = Pair.model_validate(
    {
        "id": "steiger",
        "letter": "brief.txt",
        "reference": "U informeert de Kamer over de steiger. De steiger kost 120.000 euro. Wervelaar bouwt in 2099.",
        "nuggets": [["120.000 euro"], ["Wervelaar + 2099", "aannemer + 2099"], ["de steiger"]],
        "errors": ["130.000 euro"],
    }
)


def test_the_reference_scores_1() -> None:
    found = text_scores(PAIR, PAIR.reference.replace("euro.", "euro [1]."))
    assert found == {"draft_nuggets": 1.0, "draft_errors": 0.0, "draft_chrf": 1.0, "draft_rouge_l": 1.0}


def test_nothing_scores_0() -> None:
    assert set(text_scores(PAIR, "").values()) == {0.0}


def test_an_error_and_half_a_fact_are_told() -> None:
    found = text_scores(PAIR, "De steiger kost 130.000 euro; Wervelaar bouwt haar.")
    assert found["draft_errors"] == 1
    assert stated(PAIR, "Wervelaar bouwt haar.") == {
        "120.000 euro": False,
        "Wervelaar + 2099": False,
        "de steiger": False,
    }


def test_copying_on_is_caught_by_overlap() -> None:
    long = PAIR.reference + " De Kamer vroeg eerder naar de loods en de weg daarheen." * 20
    found = text_scores(PAIR, long)
    assert found["draft_nuggets"] == 1
    assert found["draft_rouge_l"] < 0.2
