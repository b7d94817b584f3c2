"""A marking is found however it is printed; talk about markings is not one. All texts are FICTIEF."""

from pathlib import Path

import pytest

from ingest.document import Block, Reading, Style
from ingest.read import read_path
from ingest.read.rubricering import find_rubricering
from tests.ingest.read.paper import Paper, body


def reading(*texts: str, margin: tuple[str, ...] = (), style: Style = Style.BODY) -> Reading:
    text, blocks = "", []
    for part in texts:
        blocks.append(Block(len(text), len(text) + len(part), style))
        text += part + "\n"
    return Reading(text.rstrip("\n"), tuple(blocks), "txt", margin=margin)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Departementaal VERTROUWELIJK", "Departementaal VERTROUWELIJK"),
        ("DEPARTEMENTAAL VERTROUWELIJK", "Departementaal VERTROUWELIJK"),
        ("Dep. V.", "Departementaal VERTROUWELIJK"),
        ("Dep.V", "Departementaal VERTROUWELIJK"),
        ("Rubricering: Dep. Vertrouwelijk", "Departementaal VERTROUWELIJK"),
        ("Rubricering\nDepartementaal vertrouwelijk", "Departementaal VERTROUWELIJK"),
        ("D E P A R T E M E N T A A L  V E R T R O U W E L I J K", "Departementaal VERTROUWELIJK"),
        ("Stg. CONFIDENTIEEL", "Stg. CONFIDENTIEEL"),
        ("Stg. GEHEIM", "Stg. GEHEIM"),
        ("STG. GEHEIM ex. 3 van 10", "Stg. GEHEIM"),
        ("Stg. ZEER GEHEIM", "Stg. ZEER GEHEIM"),
        ("STAATSGEHEIM", "STAATSGEHEIM"),
        ("Staatsgeheim - GEHEIM", "Stg. GEHEIM"),
    ],
)
def test_markings(line: str, found: str) -> None:
    assert find_rubricering(reading("FICTIEF", line, "Gewone tekst.")) == found
    assert find_rubricering(reading("Gewone tekst.", margin=(line,))) == found


@pytest.mark.parametrize(
    "line",
    [
        "Documenten met rubricering Departementaal VERTROUWELIJK worden geweigerd.",
        "Het stuk is niet Departementaal VERTROUWELIJK",
        "VERTROUWELIJK",
        "Rubricering: geen",
        "De stukken zijn staatsgeheim",
        "Staatsgeheim",
        "In depot van de dienst",
        "Geheimhouding",
    ],
)
def test_talk_about_markings(line: str) -> None:
    assert find_rubricering(reading("FICTIEF", line, "Gewone tekst.")) is None


def test_a_list_or_table_that_explains_markings_is_talk() -> None:
    assert find_rubricering(reading("• Departementaal VERTROUWELIJK", "• Stg. GEHEIM", style=Style.BULLET)) is None
    assert find_rubricering(reading("Dep. V. | Departementaal VERTROUWELIJK | beperkt", style=Style.TABLE)) is None
    assert find_rubricering(reading("Rubricering | Dep. V.", style=Style.TABLE)) == "Departementaal VERTROUWELIJK"


def test_spelled_letter_under_letter_in_either_direction() -> None:
    word = "DEPARTEMENTAALVERTROUWELIJK"
    assert find_rubricering(reading("Begin.", *word, "Einde.")) == "Departementaal VERTROUWELIJK"
    assert find_rubricering(reading("Begin.", *reversed(word), "Einde.")) == "Departementaal VERTROUWELIJK"


@pytest.mark.parametrize("angle", [90, 270])
def test_rotated_print(tmp_path: Path, angle: int) -> None:
    paper = Paper(tmp_path / "a.pdf").lines(body(5))
    paper.canvas.saveState()
    paper.canvas.translate(30, 400)
    paper.canvas.rotate(angle)
    paper.at(0, 0, "DEPARTEMENTAAL VERTROUWELIJK")
    paper.canvas.restoreState()
    assert find_rubricering(read_path(paper.save())) == "Departementaal VERTROUWELIJK"


def test_upright_letters_down_the_margin(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").lines(body(30))
    for n, letter in enumerate("DEPARTEMENTAAL VERTROUWELIJK"):
        paper.at(30, 640 - 13.7 * n, letter)
    found = read_path(paper.save())
    assert find_rubricering(found) == "Departementaal VERTROUWELIJK"
    assert "betrokken diensten en De fictieve regeling nummer 2" in found.text


def test_rotated_letter_by_letter(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").lines(body(30))
    for n, letter in enumerate("STG. ZEER GEHEIM"):
        paper.canvas.saveState()
        paper.canvas.translate(30, 200 + 9 * n)
        paper.canvas.rotate(90)
        paper.at(0, 0, letter)
        paper.canvas.restoreState()
    assert find_rubricering(read_path(paper.save())) == "Stg. ZEER GEHEIM"
