import pytest

from assistant.answer.evidence.numerals import numerals


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Twaalf gemeenten en vijftien loketten", {"12", "15"}),
        ("vijfentwintig, tweeëntwintig en eenentwintig", {"25", "22", "21"}),
        ("honderd, tweehonderd, honderdtwintig, honderdzeven", {"100", "200", "120", "107"}),
        ("een brug, de tweede helft, tienduizend, 12 ton", set()),
    ],
)
def test_numbers_in_words_are_read(text: str, numbers: set[str]) -> None:
    assert numerals(text) == numbers
