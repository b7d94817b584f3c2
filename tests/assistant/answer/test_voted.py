from datetime import date

import pytest

from assistant.answer.evidence.gather import gather
from assistant.answer.evidence.words import Words
from assistant.answer.judge.voted import on_named_motion, vote_said
from assistant.retrieve.question import understand
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

REPORT = (
    "De voorzitter: Ik constateer dat de leden van de fracties van de Brede Lijst en GK voor deze motie hebben gestemd "
    "en de leden van de fractie van LL ertegen, zodat zij is aangenomen."
)
LIST = "Motie-Boom: aangenomen. Voor: Brede Lijst, GK. Tegen: LL."
ALONE = "De motie-Boom is verworpen: alleen de fractie van LL stemde voor."


@pytest.mark.parametrize(
    ("question", "name", "text", "expected"),
    [
        ("Waarom stemde LL tegen de motie-Boom?", "LL", REPORT, True),
        ("Waarom stemde GK tegen de motie-Boom?", "GK", REPORT, False),
        ("Waarom stemde de Brede Lijst voor de motie-Boom?", "Brede Lijst", REPORT, True),
        ("Waarom stemde LL tegen de motie-Boom?", "LL", LIST, True),
        ("Waarom stemde GK tegen de motie-Boom?", "GK", LIST, False),
        ("Wat was voor LL de reden om voor te stemmen?", "LL", LIST, False),
        ("Wat was voor LL de reden om tegen te stemmen?", "LL", ALONE, False),
        ("Waarom stemde GK tegen de motie-Boom?", "GK", ALONE, None),
        ("Waarom stemde GK tegen de motie-Boom?", "GK", "GK is tegen bruggen.", None),
    ],
)
def test_how_a_party_voted(question: str, name: str, text: str, expected: bool | None) -> None:
    vote = vote_said(question, (name,))
    assert vote is not None
    assert vote.says(text) is expected


@pytest.mark.parametrize("question", ["Waarom is LL tegen bruggen?", "Hoe stemde LL?", "Welke partijen stemden tegen?"])
def test_questions_that_say_no_such_thing(question: str) -> None:
    assert vote_said(question, ("LL",) if "LL" in question else ()) is None


def test_of_a_vote_on_a_named_motion_what_names_it_tells() -> None:
    text = (
        "FICTIEF. De Kamer nam de motie-Eik aan.\nDe fractie van LL stemde tegen de motie.\n"
        "De motie-Boom: aangenomen, tegen stemde de fractie van GK."
    )
    index = MemoryIndex([Source("nota", Kind.NOTA, "Moties", [("Tekst", "tekst", text)], {"date": date(2099, 3, 8)})])
    words = Words(index.analyser, index.frequencies, index.size())
    question = understand("Welke fracties stemden tegen de motie-Boom?")
    hits = Retriever(index, index.embedder).search(question.text)
    told = [item for item in gather(index, words, question, hits) if "stemde" in item.text]
    assert len(told) == 2
    assert [item.text[:13] for item in on_named_motion(question.text, told)] == ["De motie-Boom"]
    # Where none names it, or no vote is asked for, nothing is left out.
    assert on_named_motion("Welke fracties stemden tegen de motie-Berk?", told) == told
    assert on_named_motion("Wie diende de motie-Boom in?", told) == told
