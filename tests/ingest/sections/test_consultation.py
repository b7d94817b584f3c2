"""The ways in which reports of a consultation head what a fractie asks and what is answered."""

import pytest

from ingest.document import Section
from tests.ingest.fictief import reading
from tests.ingest.sections.cutting import cut

HEAD = (
    "99 920 A\n\nNr. 12\n\nVERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nVastgesteld 6 oktober 2099\n\n"
    "De vaste commissie voor Zout heeft FICTIEVE vragen voorgelegd aan de Minister van Zout over haar brief."
)


def parts(body: str) -> list[Section]:
    return [one for one in cut(reading(f"{HEAD}\n\n{body}")) if one.role not in {"kop", "briefhoofd"}]


@pytest.mark.parametrize(
    "heading",
    [
        "Inbreng van de PVP-fractie",
        "Inbreng PVP-fractie",
        "Inbreng van de leden van de PVP-fractie",
        "Inbreng van de fractie van de PVP",
        "Vragen van de leden van de PVP-fractie",
        "Opmerkingen en vragen van de leden van de PVP-fractie",
        "Vragen en opmerkingen van de PVP-fractie",
        "Vragen en opmerkingen van het lid Van Zilt",
        "Inbreng van het lid Van Zilt",
        "Vragen en opmerkingen van de leden van de Groep Van Zilt",
        "PVP-fractie",
        "De leden van de PVP-fractie",
        "Partij voor de Zee-fractie",
    ],
)
def test_what_a_fractie_asks_is_a_part_of_its_own(heading: str) -> None:
    body = f"I Vragen en opmerkingen vanuit de fracties\n\n{heading}\n\nDe leden vragen waarom.\n\n"
    sections = parts(f"{body}II Reactie van de Minister\n\nDaarom.")
    assert [(one.name, one.role) for one in sections][1:] == [
        (heading, "fractie"),
        ("II Reactie van de Minister", "antwoord"),
    ]


BOTH = "Vragen en opmerkingen van de leden van de fractie van de {} en antwoord van de minister van Zout en Zee"


def test_where_question_and_answer_alternate_each_is_a_part_below_its_fractie() -> None:
    body = (
        f"{BOTH.format('VZ')}\n\nDe leden van de VZ-fractie vragen waarom er zout is.\n\nAntwoord\n\n"
        "Daarom is er zout.\n\nDeze leden vragen voorts naar de zee.\n\nAntwoord\n\nDe zee is er ook.\n\n"
        f"{BOTH.format('D77')}\n\nDe leden van de D77-fractie vragen naar zand.\n\nAntwoord\n\nZand is er niet."
    )
    sections = parts(body)
    assert [(one.name, one.role) for one in sections] == [
        (BOTH.format("VZ"), "fractie"),
        ("Antwoord", "antwoord"),
        (BOTH.format("VZ"), "fractie"),
        ("Antwoord", "antwoord"),
        (BOTH.format("D77"), "fractie"),
        ("Antwoord", "antwoord"),
    ]


@pytest.mark.parametrize("answer", ["Antwoord van de minister", "Reactie van de minister", "Antwoord:", "Reactie"])
def test_an_answer_that_is_headed_alike_each_time_is_a_part_each_time(answer: str) -> None:
    body = (
        f"Inbreng van de VZ-fractie\n\nDe leden van de VZ-fractie vragen waarom.\n\n{answer}\n\nDaarom.\n\n"
        f"Inbreng van de D77-fractie\n\nDe leden van de D77-fractie vragen wanneer.\n\n{answer}\n\nMorgen."
    )
    assert [one.role for one in parts(body)] == ["fractie", "antwoord", "fractie", "antwoord"]


def test_a_table_of_contents_makes_no_parts_of_alternating_questions_and_answers() -> None:
    listed = f"{BOTH.format('VZ')}\n\n{BOTH.format('D77')}"
    body = (
        f"Inhoudsopgave\n\nVragen en opmerkingen vanuit de fracties en reactie van de bewindspersoon\n\n{listed}\n\n"
        "Vragen en opmerkingen vanuit de fracties en reactie van de bewindspersoon\n\n"
        f"{BOTH.format('VZ')}\n\nDe leden van de VZ-fractie vragen waarom.\n\nAntwoord\n\nDaarom.\n\n"
        f"{BOTH.format('D77')}\n\nDe leden van de D77-fractie vragen wanneer.\n\nAntwoord\n\nMorgen."
    )
    found = [one.role for one in parts(body)]
    assert found == ["vragen", "fractie", "antwoord", "fractie", "antwoord"]


ALIKE = (
    "I Vragen en opmerkingen vanuit de fracties\n\nVZ-fractie\n\nDe leden vragen waarom.\n\nD77-fractie\n\nZij vragen "
    "wanneer.\n\nII Reactie van de minister\n\nVZ-fractie\n\nDaarom.\n\nD77-fractie\n\nMorgen."
)
LISTED = "\n\n".join(line for line in ALIKE.split("\n\n") if not line.endswith("."))


@pytest.mark.parametrize("body", [ALIKE, f"Inhoudsopgave\n\n{LISTED}\n\n{ALIKE}"])
def test_answers_under_the_name_of_a_fractie_alone_are_told_from_its_questions(body: str) -> None:
    assert [(one.name, one.role) for one in parts(body)] == [
        ("I Vragen en opmerkingen vanuit de fracties", "vragen"),
        ("VZ-fractie", "fractie"),
        ("D77-fractie", "fractie"),
        ("II Reactie van de minister", "antwoord"),
        ("VZ-fractie", "antwoord"),
        ("D77-fractie", "antwoord"),
    ]


def test_a_sentence_about_a_fractie_begins_no_part() -> None:
    body = (
        "Inbreng van de VZ-fractie\n\nDe leden van de VZ-fractie danken de minister\n\nZij vragen waarom.\n\n"
        "Reactie van de minister\n\nAntwoord op de vraag van de leden is dat het zo is.\n\nDaarom."
    )
    assert [one.name for one in parts(body)] == ["Inbreng van de VZ-fractie", "Reactie van de minister"]
