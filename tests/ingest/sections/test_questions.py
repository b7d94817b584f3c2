"""Questions with their answers, and what follows the last one."""

import pytest

from tests.ingest.fictief import reading
from tests.ingest.sections.cutting import cut, names

ASKED = (
    "Aanhangsel van de Handelingen\n\n1314\n\nVragen van het lid Zout (LL) aan de Minister van "
    "Zout over zout (ingezonden 6 maart 2099)."
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Vraag 1\n\nA?\n\nAntwoord 1\n\nJa.\n\nVraag 2\n\nB?\n\nAntwoord 2\n\nNee.",
            ["Vraag 1", "Antwoord 1", "Vraag 2", "Antwoord 2"],
        ),
        (
            "Vraag 1\n\nA?\n\nVraag 2\n\nB?\n\nVraag 3\n\nC?\n\nAntwoord 1, 2 en 3\n\nJa.",
            ["Vraag 1", "Vraag 2", "Vraag 3", "Antwoord 1, 2 en 3"],
        ),
        (
            "Vraag 7, 8, 9 10 en 11\n\nA?\n\nAntwoord 7, 8, 9 10 en 11\n\nJa.",
            ["Vraag 7, 8, 9, 10 en 11", "Antwoord 7, 8, 9, 10 en 11"],
        ),
        (
            (
                "Vraag 1\n\nA?\n\nAntwoord op vraag 1\n\nJa.\n\nVraag 2\n\nB?\n\nVraag "
                "3\n\nC?\n\nAntwoord op vragen 2 en 3\n\nJa."
            ),
            ["Vraag 1", "Antwoord 1", "Vraag 2", "Vraag 3", "Antwoord 2 en 3"],
        ),
        (
            "Vraag 1\n\nA?\n\nVraag 2\n\nB?\n\nVraag 3\n\nC?\n\nAntwoord 1 t/m 3\n\nJa.",
            ["Vraag 1", "Vraag 2", "Vraag 3", "Antwoord 1, 2 en 3"],
        ),
        (
            "Vraag 1: Klopt dit?\n\nAntwoord: Ja.\n\nVraag 2: En dit?\n\nAntwoord: Nee.",
            ["Vraag 1", "Antwoord 1", "Vraag 2", "Antwoord 2"],
        ),
        (
            (
                "1. Klopt dit?\n\nAntwoord:\n\nJa, want:\n\n1. eerst;\n\n2. dan.\n\n2. En dit?\n\n3. "
                "En dat?\n\nAntwoord:\n\nNee."
            ),
            ["Vraag 1", "Antwoord 1", "Vraag 2", "Vraag 3", "Antwoord 2 en 3"],
        ),
        (
            "1\n\nKlopt dit?\n\nAntwoord\n\nJa.\n\n2\n\nEn dit?\n\nAntwoord\n\nNee.",
            ["Vraag 1", "Antwoord 1", "Vraag 2", "Antwoord 2"],
        ),
        (
            "Vraag 1\n\n** A?\n\nJa, want zo is het.\n\nVraag 2\n\n** B?\n\nAntwoord op vraag 2\n\nNee.",
            ["Vraag 1", "Antwoord 1", "Vraag 2", "Antwoord 2"],
        ),
        ("Vraag 1\n\nA?\n\nVraag 2\n\nB?\n\nMededeling\n\nHet kost meer tijd.", ["Vraag 1", "Vraag 2", "Mededeling"]),
        (
            "Vraag 1\n\nA?\n\nAntwoord 1\n\nZie het antwoord op vraag 4.\n\nVraag 4 is elders beantwoord.",
            ["Vraag 1", "Antwoord 1"],
        ),
    ],
)
def test_questions_with_their_answers(body: str, expected: list[str]) -> None:
    assert names(cut(reading(f"{ASKED}\n\n{body}", form="docx"))) == expected


def test_covering_letter_before_the_answers() -> None:
    text = (
        "Aan de Voorzitter van de Tweede Kamer\n\nDatum\n3 mei 2099\n\nGeachte voorzitter,\n\nIn "
        "antwoord op uw brief bied ik FICTIEVE antwoorden aan.\n\nDe Minister van Zout,\n\nA. "
        "Verzonnen\n\n** Antwoorden van de minister van Zout op Kamervragen van het lid "
        "Zout\n\nVraag 1\n\nA?\n\nAntwoord 1\n\nJa."
    )
    assert [one.name for one in cut(reading(text, form="docx"))] == [
        "Briefhoofd",
        "Brief",
        "Ondertekening",
        "Kop",
        "Vraag 1",
        "Antwoord 1",
    ]


def test_notes_at_the_end_are_no_part_of_the_last_answer() -> None:
    source = reading(f"{ASKED}\n\nVraag 1\n\nA?\n\nAntwoord 1\n\nJa.\n\n^ 1 Een FICTIEVE noot")
    assert cut(source)[-1].role == "voetnoten"


TYPED = f"{ASKED}\n\nVraag 1\n\nKent u het bericht? 1)\n\nVraag 2\n\nEn dat andere 2)?\n\nAntwoord 1 en 2\n\nJa."


@pytest.mark.parametrize(
    "notes",
    [
        "1) De Krant FICTIEF, 3 mei 2099\n\n2) www.voorbeeld.example/bericht",
        "1. De Krant FICTIEF, 3 mei 2099\n\n2. De Bode\n\nhttps://voorbeeld.example/bericht",
    ],
)
def test_notes_that_were_typed_at_the_end_are_no_part_of_the_last_answer(notes: str) -> None:
    sections = cut(reading(f"{TYPED}\n\n{notes}", form="docx"))
    assert [one.name for one in sections][-2:] == ["Antwoord 1 en 2", "Voetnoten"]


@pytest.mark.parametrize(
    "items", ["1) eerst het een, FICTIEF\n\n2) dan het ander", "3. een los punt", "1. een\n\n2. twee\n\nDat is alles."]
)
def test_list_at_the_end_of_an_answer_belongs_to_it(items: str) -> None:
    body = TYPED.replace(" 1)", "").replace(" 2)", "") if "eerst" in items else TYPED
    assert cut(reading(f"{body}\n\n{items}", form="docx"))[-1].name == "Antwoord 1 en 2"
