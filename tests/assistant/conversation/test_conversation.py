"""What is asked in a conversation reaches the answer as it was meant (FICTIEF)."""

import re
from collections.abc import Sequence

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer, Delta, Final, Sources
from assistant.conversation.conversation import Conversation
from assistant.conversation.exchange import Exchange
from assistant.retrieve.search import Retriever
from prompts.load import phrase
from tests.assistant.fiction import NAMESAKE, world
from tests.assistant.memory_index import MemoryIndex, Source

BUDGET = "Hoeveel geld is er in 2099 voor het steunpunt gereserveerd?"


def conversation(*more: Source, most: int = 12) -> tuple[Conversation, MemoryIndex]:
    index = world(*more)
    return Conversation(Assistant(index, Retriever(index, index.embedder)), most=most), index


def converse(talk: Conversation, questions: Sequence[str]) -> list[Answer]:
    answers: list[Answer] = []
    for question in questions:
        answers.append(talk.ask(question, [Exchange.of(answer) for answer in answers]))
    return answers


def test_a_follow_up_is_answered_and_says_how_it_was_understood() -> None:
    first, second = converse(
        conversation()[0], ["Wat is er over de huur van het steunpunt besloten?", "En hoeveel kost dat?"]
    )
    assert second.understood == "Hoeveel kost de huur van het steunpunt?"
    assert second.question == "En hoeveel kost dat?"
    assert first.understood == first.question


def test_another_year_finds_nothing_and_says_what_it_looked_for() -> None:
    first, second = converse(conversation()[0], [BUDGET, "En in 2019?"])
    assert not first.refused
    assert "€ 1,2 miljoen" in first.answer
    assert second.refused
    assert second.understood == "Hoeveel geld is er in 2019 voor het steunpunt gereserveerd?"


def test_a_motion_is_kept_in_mind() -> None:
    talk, _ = conversation(NAMESAKE)
    first, second = converse(talk, ["Wat verzoekt de motie Palmboom over de veerdienst?", "Wanneer was dat?"])
    assert "veerdienst" in first.answer
    assert second.understood == "Wat is de datum van de motie Palmboom over de veerdienst?"


def test_a_question_of_its_own_is_not_changed_by_what_was_asked_before() -> None:
    talk, _ = conversation()
    alone = talk.ask("Wanneer opent het steunpunt aan de Havenkade?")
    after = talk.ask("Wanneer opent het steunpunt aan de Havenkade?", [Exchange(BUDGET, BUDGET)])
    assert alone == after
    assert after.understood == after.question


PASTED = """Vragen van het lid Palmboom (ZVP) aan de staatssecretaris van Eilandzaken over het steunpunt op Zandeiland.

Vraag 1
Kunt u aangeven hoeveel geld er in 2099 voor het steunpunt is gereserveerd? Zo nee, waarom niet?

Vraag 2
Hoeveel zeehonden woonden er in 2050 in Zoutwijk?

Vraag 3
Wanneer opent het steunpunt aan de Havenkade? Kunt u uw antwoord toelichten?
"""


def blocks_of(answer: Answer) -> list[str]:
    return re.split(r"\n\n(?=Vraag \d+:)", answer.answer)


def test_a_pasted_kamervraag_is_answered_question_by_question() -> None:
    talk, index = conversation()
    answer = talk.ask(PASTED)
    blocks = blocks_of(answer)
    assert [block.split(":")[0] for block in blocks] == ["Vraag 1", "Vraag 2", "Vraag 3"]
    assert "€ 1,2 miljoen" in blocks[0]
    assert "Niet gevonden in de bronnen" in blocks[1]
    assert "12 mei 2099" in blocks[2]
    assert not answer.refused
    numbers = [int(mark) for mark in re.findall(r"\[(\d+)\]", answer.answer)]
    assert (
        sorted(set(numbers))
        == [citation.n for citation in answer.citations]
        == list(range(1, len(answer.citations) + 1))
    )
    for citation in answer.citations:
        assert index.text(citation.document)[citation.start : citation.end] == citation.quote
    assert "Gelezen als 3 vragen" in answer.notes[0]
    assert "inleiding" in answer.notes[1]


def test_each_mark_of_a_joined_answer_leads_to_what_the_single_answer_cited() -> None:
    talk, _ = conversation()
    joined = talk.ask(PASTED)
    for block, question in zip(
        blocks_of(joined),
        [
            "Hoeveel geld er in 2099 voor het steunpunt is gereserveerd?",
            None,
            "Wanneer opent het steunpunt aan de Havenkade?",
        ],
        strict=True,
    ):
        if question is None:
            continue
        alone = talk.ask(question)
        quotes = {citation.n: citation.quote for citation in joined.citations}
        assert {quotes[int(n)] for n in re.findall(r"\[(\d+)\]", block)} == {one.quote for one in alone.citations}


def test_two_questions_under_one_number_are_answered_apart_and_the_second_refers_to_the_first() -> None:
    text = f"1. {BUDGET} Wat vonden zeehonden daarvan?\n2. Waarom is de opening uitgesteld?"
    answer = conversation()[0].ask(text)
    first, second = blocks_of(answer)
    assert first.count("Deelvraag: ") == 2
    assert "Begrepen als: Wat vonden zeehonden van het steunpunt?" in first
    assert "€ 1,2 miljoen" in first
    assert "Niet gevonden in de bronnen" in first
    assert "omdat de vergunning ontbreekt" in second
    assert "Deelvraag" not in second


def test_nothing_answered_is_a_refusal() -> None:
    answer = conversation()[0].ask(
        "1. Hoeveel zeehonden woonden er in Zoutwijk?\n2. Wie is de burgemeester van Zoutwijk?"
    )
    assert answer.refused
    assert answer.citations == ()
    assert answer.nearest
    assert "2 vragen" in answer.answer


def test_of_parts_on_another_subject_nothing_is_near_and_what_to_do_is_said_once() -> None:
    talk, far = conversation()[0], "Hoeveel statiegeld zit er op een blikje?"
    both = talk.ask(f"1. {far}\n2. Hoeveel rente betaal je over een studieschuld?")
    assert (both.refused, both.off_subject) == (True, True)
    assert both.notes.count(phrase("off_subject")) == 1
    one = talk.ask(f"1. {far}\n2. {BUDGET}")
    assert not one.off_subject
    assert phrase("off_subject") not in one.answer
    near = {hit.passage.id for hit in talk.ask(BUDGET).nearest}
    assert {hit.passage.id for hit in one.nearest} <= near


def test_a_refused_part_keeps_what_comes_nearest_and_the_numbering_goes_on() -> None:
    talk = conversation()[0]
    lacking = "Hoeveel bewoners heeft Zandeiland?"
    alone = talk.ask(lacking)
    assert alone.refused
    assert alone.citations
    answer = talk.ask(f"1. {BUDGET}\n2. {lacking}\n3. Waarom is de opening uitgesteld?")
    assert not answer.refused
    first, second, third = blocks_of(answer)
    assert "[1]" in first
    assert phrase("closest") in second
    assert phrase("closest") not in first + third
    by_number = {citation.n: citation for citation in answer.citations}
    assert list(by_number) == list(range(1, len(by_number) + 1))
    for line in second.splitlines():
        if line.startswith("- "):
            assert by_number[int(re.findall(r"\[(\d+)\]", line)[-1])].quote in line
    told = re.search(r"omdat de vergunning ontbreekt\. \[(\d+)\]", third)
    assert told
    assert "omdat de vergunning ontbreekt" in by_number[int(told[1])].quote


def test_of_parts_that_are_all_refused_each_keeps_what_comes_nearest() -> None:
    answer = conversation()[0].ask("1. Hoeveel bewoners heeft Zandeiland?\n2. Wie is de burgemeester van Zoutwijk?")
    assert answer.refused
    verdict, _, rest = answer.answer.partition("\n\n")
    assert "2 vragen" in verdict
    assert rest.startswith("Vraag 1: ")
    assert rest.count(phrase("closest")) == 1
    assert "Vraag 2: Wie is de burgemeester" in rest
    assert all(f"[{citation.n}]" in rest for citation in answer.citations)


def test_after_a_refusal_the_letter_that_it_quotes_can_be_referred_to() -> None:
    first, second = converse(
        conversation()[0],
        ["Hoeveel bewoners heeft Zandeiland?", "Wat is de datum van die brief?"],
    )
    assert first.refused
    assert "99 900 IV, nr. 15" in second.understood


def test_a_question_in_english_without_an_answer_quotes_what_comes_nearest() -> None:
    answer = conversation()[0].ask("How many seals are there in the support centre?")
    assert answer.refused
    assert "De vraag is in het Engels" in answer.notes[0]


def test_questions_over_the_limit_are_named() -> None:
    text = "\n".join(f"{n}. Hoeveel zeehonden woonden er in {2050 + n} in Zoutwijk?" for n in range(1, 6))
    answer = conversation(most=3)[0].ask(text)
    assert any("Vraag 4 tot en met Vraag 5" in note for note in answer.notes)
    assert answer.understood.count("\n") == 2


def test_two_thousand_words_are_read_whole() -> None:
    filler = "Uit de Eilandpost blijkt dat bewoners zich zorgen maken over de gang van zaken rond dit onderwerp."
    parts = [
        f"Vraag {n}\n{' '.join([filler] * 10)} Wanneer opent het steunpunt aan de Havenkade?" for n in range(1, 13)
    ]
    text = "\n\n".join(parts)
    assert len(text.split()) > 2000
    answer = conversation()[0].ask(text)
    assert answer.answer.count("12 mei 2099") >= 12
    assert len(answer.citations) == len({(c.document, c.start, c.end) for c in answer.citations})


def test_events_come_in_order_and_the_pieces_make_the_answer() -> None:
    events = list(conversation()[0].stream(PASTED))
    assert isinstance(events[0], Sources)
    assert isinstance(events[-1], Final)
    assert "".join(event.text for event in events if isinstance(event, Delta)) == events[-1].answer.answer


def test_a_question_too_long_to_search_says_so() -> None:
    answer = conversation()[0].ask("Wanneer opent het steunpunt " + "heel erg " * 600 + "?")
    assert any("alleen de eerste 4000 tekens" in note for note in answer.notes)


def test_what_is_left_out_of_a_long_question_does_not_count() -> None:
    question = "Wanneer opent het steunpunt aan de Havenkade"
    more = f"{question} in Groningen voor de walvissen van de Noordpoolzee?"
    index = world()
    assistant = Assistant(index, Retriever(index, index.embedder))
    assert Conversation(assistant).ask(more).refused
    answer = Conversation(assistant, longest=len(question)).ask(more)
    assert not answer.refused
    assert "12 mei 2099" in answer.answer
    assert answer.question == answer.understood == more
    assert any(f"de eerste {len(question)} tekens" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("When does the support centre open?", "12 mei 2099"),
        ("What does the motion Palmboom ask for?", "een steunpunt op Zandeiland in te richten"),
        ("How much money is reserved for the support centre in 2099?", "€ 1,2 miljoen"),
    ],
)
def test_a_question_in_english_is_answered_in_dutch(question: str, held: str) -> None:
    answer = conversation()[0].ask(question)
    assert held in answer.answer
    assert "De vraag is in het Engels" in answer.notes[0]
    assert answer.understood != question


def test_a_follow_up_in_english_takes_what_it_leaves_out_from_the_conversation() -> None:
    _, second = converse(
        conversation()[0], ["What does the motion Palmboom ask for?", "When was that motion submitted?"]
    )
    assert "motie Palmboom" in second.understood


def test_english_words_without_a_translation_are_named() -> None:
    answer = conversation()[0].ask("How many walruses are there in the support centre?")
    assert answer.refused
    assert "walruses" in answer.notes[0]
