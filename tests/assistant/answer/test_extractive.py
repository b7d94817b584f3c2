import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer, Delta, Final, Sources
from assistant.answer.verify import resolves
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from ingest.index.filters import Filters
from tests.assistant.fiction import INJECTION, NAMESAKE, world

INDEX = world(INJECTION)
ASSISTANT = Assistant(INDEX, Retriever(INDEX, INDEX.embedder))


def ask(question: str) -> Answer:
    answer = ASSISTANT.ask(question)
    assert all(resolves(INDEX, citation) for citation in answer.citations)
    assert all(f"[{citation.n}]" in answer.answer for citation in answer.citations)
    assert answer.refused == (not answer.citations)
    return answer


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Met welke organisaties is gesproken?", "Stichting Duinwacht en de Vissersbond Zandeiland"),
        ("Wat betekent WVO?", "werkgroep Vaste Oeververbinding (WVO)"),
        ("Waarom is de opening uitgesteld?", "omdat de vergunning ontbreekt"),
        ("Wie rapporteert aan het Eilandberaad?", "De werkgroep Vaste Oeververbinding"),
        ("Wanneer opent het steunpunt?", "opent op 12 mei 2099"),
        ("Aan wie is de nota gericht?", "Aan: Staatssecretaris van Eilandzaken"),
        ("Wat is de datum van de nota?", "Datum: 3 maart 2099"),
        ("Met wie is samengewerkt?", "Samengewerkt met: Ministerie van Kustzaken"),
        ("Is de nota actief openbaar?", "Nota actief openbaar: Ja"),
        ("Wat is de aanleiding van de nota?", "Deze brief meldt de voortgang."),
        ("Wat onderzoekt het kabinet?", "onderzoekt de oprichting van een projectenfonds"),
    ],
)
def test_answers_from_the_sources(question: str, expected: str) -> None:
    answer = ask(question)
    assert expected in answer.answer
    assert answer.mode == "extractive"


@pytest.mark.parametrize(
    "question",
    [
        "Wat staat er over Suriname?",
        "Wie heeft de nota opgesteld?",
        "Hoeveel euro is beschikbaar voor het projectenfonds?",
        "Wanneer is het projectenfonds opgericht?",
        "Waarom heeft de staatssecretaris geweigerd te tekenen?",
        "Wat besloot de ministerraad?",
        "Met welke organisaties is gesproken in 2087?",
        "Wat vindt minister Van Nergenshuizen van het steunpunt?",
        "Hoeveel bewoners heeft Zandeiland?",
    ],
)
def test_refuses_what_the_sources_do_not_say(question: str) -> None:
    answer = ask(question)
    assert answer.refused
    assert answer.answer.startswith("Niet gevonden in de bronnen")
    assert answer.nearest


def test_conflicting_amounts_are_both_shown_each_under_its_source() -> None:
    answer = ask("Welk bedrag is er voor het steunpunt?")
    assert "€ 1,2 miljoen" in answer.answer
    assert "€ 1,4 miljoen" in answer.answer
    assert "Nota “" in answer.answer
    assert "Kamerbrief “" in answer.answer


def test_a_commitment_is_taken_apart() -> None:
    answer = ask("Wie informeert de Kamer, en voor wanneer?")
    assert "Toegezegd door: Staatssecretaris van Eilandzaken" in answer.answer
    assert "Informeert de Kamer: StasKustzaken" in answer.answer
    assert "Termijn: uiterlijk de eerste helft van 2100" in answer.answer


def test_a_sentence_across_a_page_boundary_is_cited_in_two_parts() -> None:
    answer = ask("Wanneer opent het steunpunt?")
    assert [citation.page for citation in answer.citations] == [1, 2]
    assert answer.citations[0].quote.endswith("en")
    assert answer.citations[1].quote.startswith("opent op 12 mei 2099")


def test_a_motion_is_quoted_near_verbatim_and_the_replaced_one_left_out() -> None:
    answer = ask("Wat verzoekt de motie Palmboom c.s.?")
    assert "verzoekt de regering een steunpunt op Zandeiland in te richten" in answer.answer
    assert "overwegen" not in answer.answer
    assert "orde van de dag" not in answer.answer
    assert not answer.notes


def test_a_name_that_two_motions_share_gets_both_and_a_question_back() -> None:
    index = world(NAMESAKE)
    answer = Assistant(index, Retriever(index, index.embedder)).ask("Wat verzoekt de motie Palmboom?")
    assert "in te richten" in answer.answer
    assert "veerdienst" in answer.answer
    assert answer.notes[0].endswith("Welke bedoelt u?")


def test_a_pronoun_brings_the_sentence_before_it() -> None:
    answer = ask("Wat vergt nog een besluit van het Eilandberaad?")
    assert answer.answer == "De huur loopt af. [1] Dit vergt nog een besluit van het Eilandberaad. [2]"


def test_filters_leave_nothing() -> None:
    answer = ASSISTANT.ask("Wat kost het steunpunt?", Filters(kinds=(Kind.VERSLAG,)))
    assert answer.refused
    assert "filters" in answer.notes[0]


@pytest.mark.parametrize("question", ["", "  ", "?", "!!!", "de", "\x00", "x" * 5000])
def test_odd_questions_are_refused(question: str) -> None:
    assert ASSISTANT.ask(question).refused


def test_streams_sources_then_text_then_the_whole() -> None:
    events = list(ASSISTANT.stream("Waarom is de opening uitgesteld?"))
    assert isinstance(events[0], Sources)
    assert events[0].hits
    assert isinstance(events[-1], Final)
    assert "".join(event.text for event in events if isinstance(event, Delta)) == events[-1].answer.answer
