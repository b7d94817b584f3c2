"""Sources that say different things of the same are both shown, and what adds nothing is left out."""

from datetime import date

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from ingest.index.records import LinkRecord
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
DAY = date(2099, 3, 8)
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


def test_a_nota_is_compared_with_its_letter_though_another_one_is_worded_as_the_question_is() -> None:
    index = MemoryIndex([NOTA, LETTER, LATER])
    index.link_records = [LinkRecord("nota", "brief", "accompanies")]
    answer = Assistant(index, Retriever(index, index.embedder)).ask(COMPARING)
    assert {citation.document for citation in answer.citations} == {"nota", "brief"}


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


def test_another_figure_is_told_where_the_name_stands_above_it() -> None:
    motion = source(
        "motie",
        Kind.MOTIE,
        "Motie veerpont",
        "constaterende dat het aantal vrachtwagens dat Veer Boegwater gebruikt is gedaald tot 340 per jaar;",
        date(2098, 3, 8),
    )
    report = source(
        "rapport",
        Kind.OVERIG,
        "Toestand veren",
        "Veer Zandhoek. De boot lekt.\n\nVeer Boegwater. De boot is goed. Het aantal overtochten voor vrachtverkeer "
        "bedroeg in 2097 nog 412, naast 5.260 overtochten voor fietsers.",
        date(2098, 12, 1),
    )
    later = source(
        "later",
        Kind.KAMERBRIEF,
        "Voortgang veren",
        "Veer Boegwater. Er is in maart 2098 geen reden gezien om het vrachtverkeer te weren, het veer blijft varen.",
        date(2099, 5, 1),
    )
    answer = ask("Hoeveel vrachtverkeer gebruikt Veer Boegwater per jaar?", motion, report, later)
    assert "340 per jaar" in answer.answer
    assert "412" in answer.answer
    assert "geen reden" not in answer.answer


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


def test_numbers_in_words_disagree_with_numbers_in_digits() -> None:
    one = source("een", Kind.KAMERBRIEF, "Loods", "In de loods liggen twaalf sloepen.", date(2099, 3, 8))
    other = source("ander", Kind.NOTA, "Loods", "In de loods liggen 15 sloepen.", date(2099, 5, 8))
    same = source("derde", Kind.NOTA, "Loods oud", "In de loods liggen 12 sloepen.", date(2098, 5, 8))
    answer = ask("Hoeveel sloepen liggen er in de loods?", one, other, same)
    assert "15 sloepen" in answer.answer
    assert len(answer.citations) == 2


def test_a_sentence_about_the_same_name_alone_adds_nothing() -> None:
    one = source("een", Kind.KAMERBRIEF, "Haven", "De Loods Zandhoek opent op 4 mei 2099.", date(2099, 3, 8))
    other = source("ander", Kind.VERSLAG, "Overleg", "De Loods Zandhoek is op 9 april 2098 geverfd.", date(2098, 5, 8))
    assert ask("Wanneer opent de Loods Zandhoek?", one, other).answer == "De Loods Zandhoek opent op 4 mei 2099. [1]"


def test_what_is_counted_stands_in_the_sentence_with_the_number() -> None:
    text = "Voor schippers op Zandeiland is dit moeilijk. Om die reden krijgen gezinnen er in 2099 eenmalig 150 bonnen."
    assert ask(
        "Hoeveel schippers heeft Zandeiland?", source("a", Kind.NOTA, "Zandeiland", text, date(2099, 3, 8))
    ).refused


def test_who_holds_an_office_is_told_by_a_name() -> None:
    text = "Het hoofd van de loods houdt elke week spreekuur. Het bezoek aan de loods is met het hoofd besproken."
    loods = source("a", Kind.NOTA, "Loods", text, date(2099, 3, 8))
    assert ask("Wie is het hoofd van de loods?", loods).refused
    named = source("b", Kind.NOTA, "Loods", "Het hoofd van de loods is P. Duinker.", date(2099, 3, 8))
    assert "P. Duinker" in ask("Wie is het hoofd van de loods?", loods, named).answer


def test_bodies_that_are_asked_for_are_named() -> None:
    text = "Twee gemeenten hebben bezwaar aangekondigd tegen de loods."
    assert ask(
        "Welke twee gemeenten hebben bezwaar aangekondigd tegen de loods?",
        source("a", Kind.NOTA, "Loods", text, date(2099, 3, 8)),
    ).refused


def test_how_often_is_told_by_a_frequency() -> None:
    text = "De loods is 12 meter lang. De loods wordt wekelijks gekeurd door twee mensen."
    loods = source("a", Kind.NOTA, "Haven", text, date(2099, 3, 8))
    assert ask("Hoe vaak wordt de loods gekeurd?", loods).answer.startswith("De loods wordt wekelijks gekeurd")
    assert ask("Hoe vaak is de loods geverfd?", loods).refused


def test_a_measure_is_given_by_its_unit() -> None:
    text = "De tijdelijke loods is geschikt voor vrachten tot 45 ton."
    loods = source("a", Kind.NOTA, "Haven", text, date(2099, 3, 8))
    assert "45 ton" in ask("Voor welk gewicht is de tijdelijke loods geschikt?", loods).answer


def test_below_a_heading_that_asks_why_stands_the_reason() -> None:
    index = MemoryIndex(
        [
            Source(
                "a",
                Kind.NOTA,
                "Haven",
                [
                    (
                        "Waarom de loods later opent",
                        "tekst",
                        "FICTIEF. De opening van de loods wacht op hout uit Zanddorp.",
                    ),
                    ("Planning", "tekst", "FICTIEF. De opening van de loods is in mei."),
                ],
                {"date": date(2099, 3, 8)},
            )
        ]
    )
    answer = Assistant(index, Retriever(index, index.embedder)).ask("Waarom is de opening van de loods later?")
    assert "wacht op hout" in answer.answer


def test_a_verb_of_latin_stock_and_its_noun_say_the_same() -> None:
    text = "Bij de loods zijn inspecties gedaan op 4 mei 2099."
    loods = source("a", Kind.NOTA, "Haven", text, date(2099, 3, 8))
    assert "4 mei 2099" in ask("Wanneer is de loods geïnspecteerd?", loods).answer


def test_a_list_answers_for_the_line_that_introduces_it() -> None:
    text = "De volgende gemeenten starten met een loods:\n- groot: Zanddorp en Duinstad;\n- klein: Schelpveen."
    answer = ask(
        "Welke gemeenten starten met een loods?", source("a", Kind.NOTA, "Loodsen", text, date(2099, 3, 8))
    ).answer
    assert "Zanddorp" in answer
    assert "Schelpveen" in answer


def test_who_goes_without_something_does_not_have_it() -> None:
    without = source(
        "a", Kind.OVERIG, "Onderzoek", "Ter vergelijking zijn zes gemeenten zonder loket bezocht.", date(2099, 5, 1)
    )
    has = source("b", Kind.KAMERBRIEF, "Proef", "In veertien gemeenten staat nu een loket.", date(2099, 4, 1))
    answer = ask("Hoeveel gemeenten hebben een loket?", without, has)
    assert "veertien gemeenten" in answer.answer
    assert "zes gemeenten" not in answer.answer


def test_a_request_about_the_manner_is_not_looked_for_in_the_sources() -> None:
    plain = ask("Hoeveel kost het uitdiepen van de vaargeul?", NOTA, LETTER)
    asked_so = ask("Hoeveel kost het uitdiepen van de vaargeul? Let op verschillen tussen nota en brief.", NOTA, LETTER)
    assert "€ 28 miljoen" in asked_so.answer
    assert "€ 26 tot 30 miljoen" in asked_so.answer
    thanked = ask("Hoeveel kost het uitdiepen van de vaargeul? Alvast bedankt!", NOTA, LETTER)
    assert thanked.answer == plain.answer
    assert thanked.question.endswith("bedankt!")


def test_where_names_are_asked_a_list_of_them_goes_first() -> None:
    moved = source(
        "a",
        Kind.KAMERVRAGEN,
        "Drukte bij het loket",
        "De Dienst Inkomensbijdragen verhuisde naar Klaverdam, waarna meer mensen bij het gemeentelijke loket meedoen.",
        date(2099, 5, 1),
    )
    listed = source(
        "b",
        Kind.KAMERBRIEF,
        "Selectie van gemeenten",
        "De volgende gemeenten doen mee met een loket:\n\n- Grootveen en Zandwoude;\n- Eemsterwold.",
        date(2098, 5, 1),
    )
    answer = ask("Welke gemeenten doen mee met een loket?", moved, listed).answer
    assert "Eemsterwold" in answer
    assert "Dienst" not in answer.partition("Grootveen")[0]


def test_what_it_costs_in_the_whole_country_is_told_by_a_word_for_that_too() -> None:
    question = "Wat kost het als de leesboot er in heel Nederland komt, per jaar?"
    one = source("een", Kind.NOTA, "Leesboot", "Landelijke invoering van de leesboot kost € 28 miljoen per jaar.", DAY)
    other = source(
        "ander", Kind.KAMERBRIEF, "Leesboot", "Landelijk kost de leesboot naar raming € 31 miljoen per jaar.", DAY
    )
    answer = ask(question, one, other)
    assert "€ 28 miljoen" in answer.answer
    assert "€ 31 miljoen" in answer.answer
    here = source("hier", Kind.NOTA, "Leesboot", "De leesboot in Zanddorp kost € 2 miljoen per jaar.", DAY)
    assert ask(question, here).refused
