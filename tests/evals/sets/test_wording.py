"""A wording is found whatever case, quotes, line ends and citation marks surround it; a longer number is another."""

import pytest

from evals.sets.wording import plain, states


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Er is € 4,6\nmiljoen nodig.", "€ 4,6 miljoen"),
        ("met 84 tegen 58 [1] stemmen", "84 tegen 58 stemmen"),
        ("De foto’s zijn «klaar»", "foto's"),
        ("stand 37.", "37"),
        ("de motie is verworpen² op", "verworpen"),
        ("Dictum: STEMT IN", "stemt in"),
        ("slib (36 410 m³)", "36 410 m³"),
    ],
)
def test_found(text: str, wording: str) -> None:
    assert states(plain(text), wording)


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("€ 14,6 miljoen", "4,6 miljoen"),
        ("€ 4,65 miljoen", "€ 4,6"),
        ("het getal 1.234", "234"),
        ("het getal 23.480", "23"),
        ("137 plaatsen", "37"),
        ("onderzoekers", "onderzoek"),
    ],
)
def test_not_found(text: str, wording: str) -> None:
    assert not states(plain(text), wording)
