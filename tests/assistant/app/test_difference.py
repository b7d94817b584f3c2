"""What changed between two texts (FICTIEF)."""

import re
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from assistant.app.difference import Change, Text, difference, difference_html

BEFORE = "- De pont vaart tot 2099. [1]\n- Dat kost 4 euro. [2]\n\nSlot"


def of(pieces: object, *changes: Change) -> str:
    assert isinstance(pieces, list)
    return "".join(piece.text for piece in pieces if piece.change in changes)


def test_only_the_words_that_changed_are_marked() -> None:
    pieces = difference(Text(BEFORE), Text(BEFORE.replace("tot 2099", "tot eind 2100")))
    assert of(pieces, Change.GONE).split() == ["2099."]
    assert of(pieces, Change.NEW).split() == ["eind", "2100."]


def test_a_mark_that_was_only_renumbered_is_the_same_and_one_to_another_source_is_not() -> None:
    places = {1: ("a", 0, 9), 2: ("a", 9, 20)}
    after = BEFORE.replace("[1]", "[3]").replace("[2]", "[1]").replace("[3]", "[2]")
    same = difference(Text(BEFORE, places), Text(after, {2: ("a", 0, 9), 1: ("a", 9, 20)}))
    assert {piece.change for piece in same} == {Change.SAME}
    other = difference(Text(BEFORE, places), Text(BEFORE, {1: ("b", 0, 9), 2: ("a", 9, 20)}))
    assert of(other, Change.NEW).strip() == of(other, Change.GONE).strip() == "[1]"


def test_a_line_that_is_quite_another_is_replaced_as_a_whole() -> None:
    pieces = difference(Text("De pont vaart niet."), Text("Zeehonden zwemmen graag."))
    assert [piece.change for piece in pieces] == [Change.GONE, Change.NEW]


def test_a_change_is_said_in_words_too_and_document_text_is_escaped() -> None:
    html = difference_html(difference(Text("Een <b>oude</b> zin."), Text("Een <i>nieuwe</i> zin.")))
    assert "verwijderd: </span>&lt;b&gt;oude" in html
    assert "toegevoegd: </span>&lt;i&gt;nieuwe" in html
    assert "<i>" not in html


def test_the_end_of_a_line_that_is_gone_does_not_break_the_line_that_took_its_place() -> None:
    html = difference_html(difference(Text("Van het ene scherm.\nSlot"), Text("Van het andere scherm hier.\nSlot")))
    shown = re.sub(r"<span.*?</span>|<[^>]+>", "", html)
    assert shown == "Van het ene scherm. andere scherm hier.\nSlot\n"


def test_long_stretches_that_stayed_are_folded() -> None:
    lines = "\n".join(f"Regel {number} over de pont." for number in range(40))
    html = difference_html(difference(Text(lines), Text(lines + "\nNog een regel.")))
    assert "34 regels zijn gelijk gebleven" in html
    assert escape("Regel 20 over de pont.") in html


@given(st.text(max_size=80), st.text(max_size=80))
def test_without_what_is_gone_it_is_the_later_text_and_without_what_is_new_the_earlier(one: str, other: str) -> None:
    pieces = difference(Text(one), Text(other))
    assert of(pieces, Change.SAME, Change.NEW).split() == other.split()
    assert of(pieces, Change.SAME, Change.GONE).split() == one.split()
