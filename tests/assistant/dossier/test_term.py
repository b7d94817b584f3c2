from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dossier.term import due_day, due_days, find_terms
from ingest.recognise.dates import MONTHS

DAY = date(2098, 10, 9)


@pytest.mark.parametrize(
    ("sentence", "written", "due"),
    [
        ("Ik informeer u uiterlijk de eerste helft van 2099.", "eerste helft van 2099", date(2099, 6, 30)),
        ("Ik informeer u in het eerste kwartaal van 2099.", "in het eerste kwartaal van 2099", date(2099, 3, 31)),
        ("Ik informeer u in Q3 2099.", "in Q3 2099", date(2099, 9, 30)),
        ("Ik informeer u vóór het zomerreces van 2099.", "vóór het zomerreces van 2099", date(2099, 6, 30)),
        ("Ik informeer u voor de zomer.", "voor de zomer", date(2099, 6, 30)),
        ("Ik informeer u vóór het kerstreces.", "vóór het kerstreces", date(2098, 12, 15)),
        ("Ik informeer u uiterlijk op 30 juni 2099.", "uiterlijk op 30 juni 2099", date(2099, 6, 30)),
        ("Ik informeer u vóór 1 maart.", "vóór 1 maart", date(2099, 3, 1)),
        ("Ik informeer u vóór het einde van dit jaar.", "vóór het einde van dit jaar", date(2098, 12, 31)),
        ("Ik informeer u eind november.", "eind november", date(2098, 11, 30)),
        ("Ik informeer u binnen zes weken.", "binnen zes weken", date(2098, 11, 20)),
        ("Ik informeer u in maart.", "in maart", date(2099, 3, 31)),
        ("Ik informeer u medio 2099.", "medio 2099", None),
        ("Ik informeer u op korte termijn.", "op korte termijn", None),
        ("Ik informeer u in de zomer van 2099.", "in de zomer van 2099", None),
        ("Ik informeer u na het zomerreces.", "na het zomerreces", None),
        ("Ik informeer u bij de volgende voortgangsbrief.", "bij de volgende voortgangsbrief", None),
        ("Ik informeer u voor de begrotingsbehandeling.", "voor de begrotingsbehandeling", None),
        ("Ik informeer u zodra het rapport er is.", "zodra het rapport er is", None),
        ("Zodra dit gereed is zend ik u deze stukken.", "Zodra dit gereed is", None),
        ("Ik informeer u half februari.", "half februari", None),
    ],
)
def test_a_term_is_found_as_written_and_as_a_day(sentence: str, written: str, due: date | None) -> None:
    [term] = find_terms(sentence, DAY)
    assert term.text.endswith(written)
    assert term.due == due
    assert sentence[term.start : term.end] == term.text


@pytest.mark.parametrize(
    "sentence", ["In mijn brief van 3 februari 2098 schreef ik dit.", "Er is € 1,2 miljoen.", "De zomer was nat.", ""]
)
def test_a_bare_date_is_no_term(sentence: str) -> None:
    assert find_terms(sentence, DAY) == []


def test_looking_back_a_term_without_a_year_may_be_gone_by() -> None:
    assert due_days("U had deze brief uiterlijk 1 maart mogen verwachten.", date(2099, 3, 16)) == {
        date(2099, 3, 1),
        date(2100, 3, 1),
    }


@given(st.integers(1, 28), st.integers(1, 12), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_term_without_a_year_lies_within_a_year_after_the_document(day: int, month: int, near: date) -> None:
    due = due_day(f"uiterlijk {day} {MONTHS[month - 1]}", near)
    assert due is not None
    assert (due.day, due.month) == (day, month)
    assert 0 <= (due - near).days <= 366


@given(st.integers(1, 4), st.integers(1950, 2150))
def test_a_quarter_ends_on_the_last_day_of_its_third_month(quarter: int, year: int) -> None:
    name = ("eerste", "tweede", "derde", "vierde")[quarter - 1]
    due = due_day(f"in het {name} kwartaal van {year}")
    assert due is not None
    assert (due.year, due.month) == (year, 3 * quarter)
    assert date.fromordinal(due.toordinal() + 1).day == 1


@given(
    st.one_of(st.text(), st.text(alphabet="uiterlijk voor 1 juni 2099 eerste helft kwartaal reces binnen zes weken.")),
    st.one_of(st.none(), st.dates()),
)
def test_terms_are_verbatim_in_order_and_disjoint(text: str, near: date | None) -> None:
    at = 0
    for term in find_terms(text, near):
        assert text[term.start : term.end] == term.text != ""
        assert term.start >= at
        at = term.end
