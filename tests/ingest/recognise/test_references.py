"""References in every spelling that was met in real documents, each with one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.recognise.references import find_references, normalise_key, write_dossier

WRITTEN = [
    ("Kamerstukken II 2022/23, 36200 IV, nr. 12", "II|36200|IV|12"),
    ("Kamerstukken II 2022-2023, 36 200-IV, nr. 12", "II|36200|IV|12"),
    ("Kamerstukken II 2022–2023, 36 200 IV, nr. 12", "II|36200|IV|12"),
    ("Kamerstukken II, vergaderjaar 2022-2023, 36 200 IV, nr. 12", "II|36200|IV|12"),
    ("Kamerstuk 36 200 IV, nr. 76", "II|36200|IV|76"),
    ("Kamerstuk 36200-IV-76", "II|36200|IV|76"),
    ("kamerstuk 32 813, nr. 1395", "II|32813||1395"),
    ("Kamerstuk II 28286, nr. 1056", "II|28286||1056"),
    ("Kamerstukken II 2018/19, 29653 nr.56", "II|29653||56"),
    ("Kamerstukken I 2008/09, 31700 VI, D, p. 4", "I|31700|VI|D"),
    ("Kamerstukken I 1995/96, 23700, nr. 188b, p. 3", "I|23700||188b"),
    ("Kamerstukken I 2014/15, 33 328 D", "I|33328||D"),
    ("Kamerstukken II 2023/24, 36 410 H", "II|36410|H|"),
    ("Kamerstukken II 2023/24, 36 410 H, nr. 3", "II|36410|H|3"),
    ("Kamerstukken II 36 410 XXIII, nr. 3", "II|36410|XXIII|3"),
    ("Kamerstuk 33 328 (R 1433), nr. 7", "II|33328|R1433|7"),
    ("Bijlage bij Kamerstukken II 2015/16, 34389, nr. 9", "II|34389||9"),
    ("Kamerstuk 21501-02, nr. 2345", "II|21501|02|2345"),
    ("kst-36410-IV-15", "II|36410|IV|15"),
    ("kst-35788-162", "II|35788||162"),
    ("kst-21501-32-1603", "II|21501|32|1603"),
    ("kst-33328-AI", "I|33328||AI"),
    ("KST 22343-330", "II|22343||330"),
    ("35300-X, nr. 21", "II|35300|X|21"),
    ("33576, nr. 105", "II|33576||105"),
    ("36800-IV-9", "II|36800|IV|9"),
    ("Handelingen II 2022/23, nr. 15, item 2", "hand:II|2022/23|15|2"),
    ("Handelingen II 2007/08, nr. 108, p. 7909-7943", "hand:II|2007/08|108|p7909"),
    ("h-tk-20222023-51-5", "hand:II|2022/23|51|5"),
    ("Aanhangsel Handelingen II, 2019/20, nr. 1323", "ah:II|2019/20|1323"),
    ("Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 1137", "ah:II|2023/24|1137"),
    ("Aanhangsel van de Handelingen II 2023/24, nr. 1481", "ah:II|2023/24|1481"),
    ("Aanhangsel Handelingen, vergaderjaar 2098–2099, 1028", "ah:II|2098/99|1028"),
    ("ah-tk-20232024-1481", "ah:II|2023/24|1481"),
    ("kv-tk-2019Z16940", "zaak:2019Z16940"),
    ("2023Z17628", "zaak:2023Z17628"),
    ("2023D42750", "document:2023D42750"),
    ("2023A01234", "activiteit:2023A01234"),
    ("2024-0000129720", "ref:2024-0000129720"),
    ("IENW/BSK-2022/248639", "ref:IENW/BSK-2022/248639"),
    ("IenW/BSK-2023/32584", "ref:IENW/BSK-2023/32584"),
    ("BS2024021319", "ref:BS2024021319"),
    ("TZ202301-123", "tz:TZ202301-123"),
]


@pytest.mark.parametrize(("written", "key"), WRITTEN)
def test_written_reference_has_its_key(written: str, key: str) -> None:
    text = f"Zie voetnoot ({written}) en verder."
    found = find_references(text)
    assert [one.key for one in found] == [key]
    assert text[found[0].start : found[0].end] == found[0].text == written
    assert normalise_key(written) == key


def cited(key: str) -> str:
    """Write a key the way a Dutch document would."""
    prefix, _, rest = key.rpartition(":")
    parts = rest.split("|")
    if prefix == "ah":
        return "Aanhangsel Handelingen {} {}, nr. {}".format(*parts)
    if prefix == "hand":
        kamer, year, number, item = parts
        tail = f", p. {item[1:]}" if item.startswith("p") else f", item {item}"
        return f"Handelingen {kamer} {year}, nr. {number}{tail}"
    if prefix:
        return rest
    kamer, dossier, extra, number = parts
    written = write_dossier(dossier, f"(R {extra[1:]})" if extra.startswith("R") else extra)
    tail = f", nr. {number}" if number[:1].isdigit() else f", {number}" if number else ""
    return f"Kamerstukken {kamer} {written}{tail}"


@pytest.mark.parametrize("key", sorted({key for _, key in WRITTEN}))
def test_key_is_its_own_normal_form(key: str) -> None:
    assert normalise_key(key) == key
    assert normalise_key(cited(key)) == key


def test_unknown_kamer_is_the_second_unless_the_number_is_in_letters() -> None:
    assert normalise_key("|36410|IV|15") == normalise_key("36 410 IV, nr. 15") == "II|36410|IV|15"
    assert normalise_key("|33328||AI") == "I|33328||AI"


def test_several_numbers_of_one_dossier() -> None:
    found = find_references("Kamerstukken II 2022/23, 36 410 IV, nrs. 3, 5 en 7.")
    assert [one.key for one in found] == ["II|36410|IV|3", "II|36410|IV|5", "II|36410|IV|7"]


@pytest.mark.parametrize(
    "text",
    [
        "De kosten zijn € 36 410 in 2023.",
        "Bel 070 426 64 26 of 06-12345678.",
        "Postbus 20301 2500 EH Den Haag",
        "De periode 2022-2025 en de jaren 2023/24.",
        "artikel 68 Grondwet, 12 345 inwoners en 30 000 bezoekers",
    ],
)
def test_numbers_that_are_no_reference(text: str) -> None:
    assert find_references(text) == []


def test_key_of_something_else_is_none() -> None:
    assert normalise_key("de brief van vorige week") is None
    assert normalise_key("") is None


KAMERSTUKKEN = st.builds(
    lambda dossier, extra, number: f"II|{dossier}|{extra}|{number}",
    st.integers(10000, 99999),
    st.sampled_from(
        ["", "II", "IV", "VI", "VII", "VIII", "IX", "X", "XII", "XVI", "XVIII", "XXII", "A", "H", "R1433", "02"]
    ),
    st.integers(1, 9999),
)
OTHERS = st.one_of(
    st.builds(lambda n, y: f"ah:II|{y}/{(y + 1) % 100:02}|{n}", st.integers(1, 9999), st.integers(1990, 2098)),
    st.builds(lambda y, n: f"ref:{y}-{n:010}", st.integers(2000, 2099), st.integers(0, 9_999_999_999)),
    st.builds(lambda y, n: f"zaak:{y}Z{n:05}", st.integers(1990, 2099), st.integers(0, 99999)),
)


@given(st.one_of(KAMERSTUKKEN, OTHERS), st.text(alphabet="abc .,;()\n", max_size=20))
def test_what_is_written_is_found_again(key: str, around: str) -> None:
    text = f"{around} {cited(key)} {around}"
    assert [one.key for one in find_references(text)] == [key]


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="Kamerstuken IVXADH0123456789/-–,. nrp()|€"),
        st.lists(st.sampled_from([w for w, _ in WRITTEN])).map(" ".join),
    )
)
def test_spans_are_verbatim_ordered_and_disjoint(text: str) -> None:
    at = 0
    for one in find_references(text):
        assert one.start >= at
        assert text[one.start : one.end] == one.text
        assert normalise_key(one.key) == one.key
        at = one.end
