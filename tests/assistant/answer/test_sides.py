"""Sources that say different things of the same are both shown, and what adds nothing is left out."""

from datetime import date

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source


def source(id_: str, kind: Kind, title: str, text: str, day: date, **record: object) -> Source:
    return Source(id_, kind, title, [("Tekst", "tekst", f"FICTIEF. {text}")], {"date": day, **record})


def ask(question: str, *sources: Source) -> Answer:
    index = MemoryIndex(sources)
    return Assistant(index, Retriever(index, index.embedder)).ask(question)


NOTA = source(
    "nota",
    Kind.NOTA,
    "Aanbieding brief vaargeul",
    "Het uitdiepen van de vaargeul kost volgens het bureau structureel € 28 miljoen per jaar.",
    date(2099, 3, 1),
)
LETTER = source(
    "brief",
    Kind.KAMERBRIEF,
    "Toekomst van de vaargeul",
    "Het kabinet raamt het uitdiepen van de vaargeul op € 26 tot 30 miljoen per jaar, afhankelijk van het weer. "
    "Het bureau heeft drie varianten bekeken en is vóór 1 juli 2100 klaar.",
    date(2099, 3, 8),
)
LATER = source(
    "later",
    Kind.KAMERBRIEF,
    "Voortgang havens",
    "Het uitdiepen van de vaargeul kost structureel € 31 miljoen per jaar.",
    date(2101, 9, 1),
)
COMPARING = "Wijken de nota en de brief van elkaar af als het gaat om de structurele kosten van het uitdiepen?"


def test_what_the_other_side_words_in_its_own_way_is_found_by_what_the_first_one_says() -> None:
    answer = ask(COMPARING, NOTA, LETTER)
    assert "€ 28 miljoen" in answer.answer
    assert "€ 26 tot 30 miljoen" in answer.answer
    assert "1 juli 2100" not in answer.answer


def test_a_nota_is_compared_with_the_letter_that_went_with_it() -> None:
    beside = source(
        "beside",
        Kind.KAMERBRIEF,
        "Toekomst van de vaargeul",
        "Het uitdiepen van de vaargeul kost structureel € 27 miljoen per jaar.",
        date(2099, 3, 8),
    )
    answer = ask(COMPARING, NOTA, LATER, beside)
    assert {citation.document for citation in answer.citations} == {"nota", "beside"}


def test_one_side_alone_is_no_comparison() -> None:
    letter = source("brief", Kind.KAMERBRIEF, "Veerdienst", "De veerdienst vaart dagelijks.", date(2099, 3, 8))
    answer = ask(COMPARING, NOTA, letter)
    assert "veerdienst" not in answer.answer


def test_two_bodies_that_differ_are_set_side_by_side() -> None:
    one = source(
        "een",
        Kind.KAMERBRIEF,
        "Meting vaargeul",
        "Bureau Hoosvat stelt dat 34 procent van het slib in de vaargeul terugkomt, meer dan Rederij Boegwater opgaf.",
        date(2099, 3, 8),
    )
    other = source(
        "ander",
        Kind.NOTA,
        "Brief vaargeul",
        "De rederij geeft op dat 31 procent van het slib in de vaargeul terugkomt.",
        date(2098, 3, 8),
    )
    answer = ask("Verschillen Bureau Hoosvat en Rederij Boegwater over het slib in de vaargeul?", one, other)
    assert "34 procent" in answer.answer
    assert "31 procent" in answer.answer


def test_another_figure_of_another_source_is_told_though_it_says_less_of_the_subject() -> None:
    one = source(
        "een",
        Kind.KAMERBRIEF,
        "Loods",
        "De houten loods op de lange kade huren 12 schippers.",
        date(2099, 3, 8),
    )
    other = source(
        "ander",
        Kind.VERSLAG,
        "Overleg havens",
        "Op de lange kade staat een houten loods, met 15 schippers.",
        date(2099, 5, 8),
    )
    answer = ask("Hoeveel schippers huren de houten loods op de lange kade?", one, other)
    assert "12 schippers" in answer.answer
    assert "15 schippers" in answer.answer


def test_after_a_sentence_that_answers_alone_lesser_ones_are_left_out() -> None:
    text = (
        "De loods op de kade opent op 4 mei 2099. De bakker opent zijn winkel op 3 juni 2099. "
        "Over de loods is op 9 april 2099 gesproken."
    )
    answer = ask("Wanneer opent de loods op de kade?", source("een", Kind.KAMERBRIEF, "Haven", text, date(2099, 3, 8)))
    assert answer.answer == "De loods op de kade opent op 4 mei 2099. [1]"


def test_what_was_said_before_is_told_by_year_oldest_first() -> None:
    first = source("een", Kind.KAMERBRIEF, "Haven I", "De loods op de kade opent in de zomer.", date(2098, 3, 8))
    second = source(
        "twee", Kind.KAMERBRIEF, "Haven II", "De loods op de kade opent pas in de herfst.", date(2099, 3, 8)
    )
    answer = ask("Wat is eerder gezegd over de opening van de loods op de kade?", second, first).answer
    assert answer.index("In 2098 (Kamerbrief “Haven I”):") < answer.index("in de zomer")
    assert answer.index("in de zomer") < answer.index("In 2099 (Kamerbrief “Haven II”):") < answer.index("in de herfst")


def test_of_a_compound_the_head_alone_is_something_else() -> None:
    wind = source("wind", Kind.KAMERBRIEF, "Energie", "De energie op het eiland kost € 3 miljoen.", date(2099, 3, 8))
    assert ask("Wat kost de kernenergie op het eiland?", wind).refused


def test_the_head_stands_for_a_compound_that_stands_nearby() -> None:
    text = "De kernenergie komt van het vasteland. De energie op het eiland kost € 3 miljoen."
    answer = ask(
        "Wat kost de kernenergie op het eiland?", source("a", Kind.KAMERBRIEF, "Kabel", text, date(2099, 3, 8))
    )
    assert "€ 3 miljoen" in answer.answer


def test_a_verb_and_the_word_that_it_belongs_to_say_the_same() -> None:
    text = "De loods op de kade is open vanaf 4 mei 2099, omdat het dak dan dicht is."
    answer = ask(
        "Waarom is het dat de loods pas in mei opengaat?", source("a", Kind.KAMERBRIEF, "Kade", text, date(2099, 3, 8))
    )
    assert "omdat het dak dan dicht is" in answer.answer


def test_a_file_is_known_by_its_name_too() -> None:
    text = "Wij houden het aantal schippers zonder ligplaats op 2.600."
    paper = Source("paper", Kind.OVERIG, "Een haven voor iedereen", [("Tekst", "tekst", f"FICTIEF. {text}")],
                   {"path": "overig/Position paper Vereniging Ankerplaats.pdf"})  # fmt: skip
    question = "Hoeveel schippers zijn er volgens Vereniging Ankerplaats zonder ligplaats?"
    assert "2.600" in ask(question, paper).answer


def test_a_list_of_attachments_says_nothing_of_their_subject() -> None:
    rows = "Bijlagen\n\nVolgnummer | Naam | Informatie\n1 | Kamerbrief onderhoud van de loods | Ter ondertekening"
    nota = Source("nota", Kind.NOTA, "Brief havens", [("Bijlagen", "bijlage", rows)], {"date": date(2099, 3, 1)})
    assert ask("Wie betaalt het onderhoud van de loods?", nota).refused


def test_both_fields_that_a_question_names_are_told() -> None:
    head = "Onze referentie\n2099-0000123456\n\nDatum\n3 maart 2099"
    nota = Source(
        "nota",
        Kind.NOTA,
        "Brief havens",
        [("Briefhoofd", "briefhoofd", head)],
        {"date": date(2099, 3, 3), "reference": "2099-0000123456"},
    )
    both = ask("Wat is de datum en het kenmerk van de nota?", nota)
    assert "Datum: 3 maart 2099" in both.answer
    assert "Referentie: 2099-0000123456" in both.answer
    assert both.notes == ()  # two fields of one document leave nothing to choose
    assert "Referentie" not in ask("Wat is de datum van de nota?", nota).answer


def test_what_is_put_to_the_minister_is_the_advised_decision() -> None:
    advice = Source(
        "nota",
        Kind.NOTA,
        "Brief havens",
        [
            ("Geadviseerd besluit", "besluit", "Geadviseerd besluit\n\nFICTIEF. Stem in met de brief en teken die."),
            ("Kern", "kern", "Kern\n\nDe minister heeft om uitstel gevraagd."),
        ],
    )
    answer = ask("Wat wordt de bewindspersoon gevraagd?", advice).answer
    assert "Stem in met de brief" in answer
    assert "uitstel" not in answer
