import pytest

from ingest.dutch.analyse import Analyser
from ingest.dutch.glossary import Entry, Glossary, load_glossary
from ingest.dutch.query import LexicalQuery, QueryMaker, Term


@pytest.fixture(scope="module")
def maker() -> QueryMaker:
    return QueryMaker(Analyser({"bijstand": 9, "verzoeken": 9}), load_glossary())


def weights(query: LexicalQuery, field: str) -> dict[str, float]:
    return {term.text: term.weight for term in query.terms if term.field == field}


def test_a_question_asks_every_field_for_its_terms(maker: QueryMaker) -> None:
    query = maker.make("Welke bijstandsverzoeken?")
    assert weights(query, "words") == {"bijstandsverzoek": 0.5}
    assert weights(query, "parts") == {"bijstand": 1.0, "verzoek": 1.0}
    assert set(weights(query, "head")) == {"bijstand", "verzoek"}


def test_short_and_long_forms_find_each_other_at_less_weight(maker: QueryMaker) -> None:
    short = weights(maker.make("Wat doet de ORVK?"), "words")
    assert 0 < short["vreemdelingenket"] < short["orvk"]
    long = weights(maker.make("de Onderlinge  regeling vreemdelingenketen"), "words")
    assert 0 < long["orvk"] < long["vreemdelingenket"]


def test_what_was_typed_is_never_strengthened(maker: QueryMaker) -> None:
    assert weights(maker.make("JenV, Justitie en Veiligheid"), "parts")["justitie"] == 1.0


def test_an_expansion_of_many_words_weighs_no_more_than_one_of_few() -> None:
    glossary = Glossary([Entry("kort", ("aap noot mies wim",))])
    found = weights(QueryMaker(Analyser(), glossary, expansion=0.4).make("kort"), "parts")
    assert found["aap"] == pytest.approx(0.2)


def test_capitals_tell_an_abbreviation_from_a_word() -> None:
    glossary = load_glossary()
    assert "Immigratie- en Naturalisatiedienst" in glossary.expand("de IND beslist")
    assert glossary.expand("ik ind het geld; so what, no") == []
    assert "Onderlinge Regeling Vreemdelingenketen" in glossary.expand("de orvk")
    assert glossary.expand("morvkx") == []


def test_pairs_that_mean_the_same() -> None:
    assert "vreemdelingenproblematiek" in load_glossary().expand("De vluchtelingenproblematiek")


def test_stop_words_alone_ask_nothing(maker: QueryMaker) -> None:
    assert not maker.make("wat is er van de")
    assert LexicalQuery((Term("words", "motie", 1.0),))


def test_a_word_that_no_document_has_is_looked_for_in_their_compounds() -> None:
    vocabulary = {"internetconsultatie": 4, "ferryverbinding": 2, "verbinding": 3, "ferryhaven": 2, "afvaart": 3}
    maker = QueryMaker(Analyser(vocabulary))
    assert 0 < weights(maker.make("de consultatie"), "words")["internetconsultatie"] < 0.5
    found = weights(maker.make("de ferry en de afvaart"), "words")
    assert "ferryverbind" in found
    assert "ferryhav" not in found  # that "haven" is a word, no document says
    assert set(weights(maker.make("verbinding"), "words")) == {"verbind"}
