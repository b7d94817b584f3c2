"""Line ends: words and numbers are never changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read.hyphens import Joiner


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("de samen-", "werking met", "de samenwerking met"),
        ("hulp-", "en bijstand", "hulp- en bijstand"),
        ("in Noord-", "Holland is", "in Noord-Holland is"),
        ("de PFAS-", "problematiek", "de PFAS-problematiek"),
        ("jaren 2022-", "2023 zijn", "jaren 2022-2023 zijn"),
        ("een 18-", "jarige", "een 18-jarige"),
        ("per e-", "mail", "per e-mail"),
        ("de niet-", "openbare delen", "de niet-openbare delen"),
        ("een auto-", "ongeluk", "een auto-ongeluk"),
        ("IENW/BSK-", "2022/240828", "IENW/BSK-2022/240828"),
        ("IENW/", "BSK", "IENW/BSK"),
        ("KONINKRIJKS-", "RELATIES", "KONINKRIJKSRELATIES"),
        ("de be-\u00ad", "leid", "de be-leid"),
        ("de sa\u00ad", "men", "de samen"),
        ("dit – zo", "bleek – was", "dit – zo bleek – was"),
        ("de jaren 2022–", "2023", "de jaren 2022–2023"),
        ("Kamerstuk 36 410-", "IV-15", "Kamerstuk 36 410-IV-15"),
        ("een regel", "en nog een", "een regel en nog een"),
    ],
)
def test_joins_as_a_reader_would(left: str, right: str, joined: str) -> None:
    assert Joiner().join([left, right]) == joined


def test_the_document_itself_decides_where_spelling_cannot() -> None:
    kept = Joiner(["dit gaat over oost-west verkeer en meer"])
    assert kept.join(["het oost-", "west verkeer"]) == "het oost-west verkeer"
    torn = Joiner(["het Luchtvaartveiligheidsprogramma is vastgesteld in mei"])
    assert (
        torn.join(["(Nederlands Luchtvaartveiligheidsprogramm", "a) wordt"])
        == "(Nederlands Luchtvaartveiligheidsprogramma) wordt"
    )


def test_a_plural_that_looks_like_a_conjunction_is_joined_where_the_document_has_it() -> None:
    kept = Joiner(["de ministers en de GGD-en hebben dit gedaan"])
    assert kept.join(["van het ministerie en de GGD-", "en, bij wie"]) == "van het ministerie en de GGD-en, bij wie"
    assert kept.join(["het bron-", "en contactonderzoek"]) == "het bron- en contactonderzoek"


@given(st.lists(st.text("abcdefgh 0123456789.,-–/", min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_only_hyphens_and_spaces_ever_change(lines: list[str]) -> None:
    joined = Joiner().join(lines)
    keep = [c for c in "".join(lines) if c not in " -"]
    assert [c for c in joined if c not in " -"] == keep
    assert joined.count("-") >= sum(line[:-1].count("-") for line in lines)


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_on_two_lines_stay_two_numbers(first: int, second: int) -> None:
    assert Joiner().join([f"bedrag {first}", f"{second} euro"]) == f"bedrag {first} {second} euro"
    assert Joiner().join([f"nr. {first}-", f"{second} euro"]) == f"nr. {first}-{second} euro"
