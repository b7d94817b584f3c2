"""A name carries over from what its document or paragraph is about, and never from another of its kind."""

from datetime import date

import pytest

from assistant.answer.evidence.anchors import Settled, violations
from assistant.answer.evidence.carried import subject
from assistant.answer.evidence.spelled import spelled_out
from assistant.retrieve.question import understand
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

ASKED = "Vraag 1\n\nFICTIEF. Kent u het bericht «Wachten op het nachtveer» in de Duinbode van 9 februari 2099?"
REPLIED = "Antwoord 1\n\nFICTIEF. Ja, de Dienst Kustvaarten (DKV) heeft het gelezen."
LETTER = "FICTIEF. De Kustraad heeft een tussenuitspraak gedaan. Het budget stijgt door de tussenuitspraak."
INDEX = MemoryIndex(
    [
        Source(
            "vragen",
            Kind.KAMERVRAGEN,
            "Vragen over het nachtveer",
            [("Vraag 1", "vraag", ASKED), ("Antwoord 1", "antwoord", REPLIED)],
            {"date": date(2099, 3, 5)},
        ),
        Source("brief", Kind.KAMERBRIEF, "Kustwerken", [("Tekst", "tekst", LETTER)], {"date": date(2099, 2, 5)}),
    ]
)
QUESTIONS, BRIEF = INDEX.documents_by_id(["vragen", "brief"]).values()


@pytest.mark.parametrize(("name", "stands"), [("Duinbode", True), ("Kustbode", False)])
def test_the_first_of_kamervragen_says_what_all_are_about(name: str, stands: bool) -> None:
    settled = Settled(subject(INDEX, QUESTIONS))
    question = understand(f"Hoe kwam de {name} aan dat getal?")
    assert (
        violations(question, "De krant heeft twee getallen opgeteld.", "", QUESTIONS, settled=settled) == ()
    ) is stands


def test_a_letter_has_no_first_question() -> None:
    assert subject(INDEX, BRIEF) == ""


@pytest.mark.parametrize(
    ("paragraph", "stands"),
    [
        ("Brug Zandhoek wordt vernieuwd. Het draaiwerk bleek versleten.", True),
        ("Brug Zandhoek wordt vernieuwd, daarna Brug Zeezicht. Het draaiwerk bleek versleten.", False),
        ("Het draaiwerk bleek versleten.", False),
    ],
)
def test_a_paragraph_is_about_the_last_of_its_kind(paragraph: str, stands: bool) -> None:
    question = understand("Hoe komt het dat Brug Zandhoek duurder uitvalt?")
    text = "Het draaiwerk bleek versleten."
    assert (violations(question, text, paragraph, BRIEF, paragraph=paragraph) == ()) is stands


@pytest.mark.parametrize(("owner", "stands"), [("Kustraad", True), ("Duinraad", False)])
def test_the_document_says_whose_it_is(owner: str, stands: bool) -> None:
    question = understand(f"Hoeveel kost het gevolg van de tussenuitspraak van de {owner}?")
    settled = Settled(whole=LETTER)
    assert (violations(question, "Dat is voor de tussenuitspraak.", "", BRIEF, settled=settled) == ()) is stands


def test_an_abbreviation_is_spelled_out_by_any_document() -> None:
    spelled = spelled_out(INDEX, ["DKV", "DKX"])
    assert spelled == {"DKV": ("Dienst Kustvaarten",)}
    question = understand("Wat doet DKV tegen lange wachttijden?")
    text = "De Dienst Kustvaarten vaart vaker."
    assert violations(question, text, "", BRIEF) == ("DKV",)
    assert violations(question, text, "", BRIEF, settled=Settled(spelled=spelled)) == ()


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Bevestigt het rapport van Kustkring dat de brug veilig is?", ("Kustkring",)),
        ("Zeehaven heeft een brug, hoe breed is die?", ("Zeehaven",)),
    ],
)
def test_a_verb_that_opens_a_question_is_no_name(question: str, names: tuple[str, ...]) -> None:
    assert understand(question).names == names
