"""An answer is cut into statements with the citations that each carries. FICTIEF."""

from evals.scorers.statements import Said, statements


def test_a_mark_belongs_to_what_stands_before_it() -> None:
    assert statements("De brug kost € 4,6 miljoen. [1] Zij gaat open in 2099. [2][3]") == [
        Said("De brug kost € 4,6 miljoen", (1,)),
        Said("Zij gaat open in 2099", (2, 3)),
    ]


def test_headings_are_no_statements_and_bullets_are() -> None:
    answer = "Kamerbrief “Bruggen” (28 mei 2099):\n- De brug is open. [1]\n- De sluis is dicht. [2]"
    assert [said.marks for said in statements(answer)] == [(1,), (2,)]


def test_a_quote_over_paragraphs_is_one_statement() -> None:
    answer = "Motie (5 november 2098):\nverzoekt A te doen;\n\nverzoekt B te doen [1]"
    assert statements(answer) == [Said("verzoekt A te doen; verzoekt B te doen", (1,))]


def test_what_carries_no_mark_is_a_statement_without_citation() -> None:
    assert statements("De brug is open. [1] Dat is mooi. En duur.") == [
        Said("De brug is open", (1,)),
        Said("Dat is mooi.", ()),
        Said("En duur", ()),
    ]
    assert statements("") == []
