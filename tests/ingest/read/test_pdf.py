"""Layout of PDF pages: what is text, what is margin, and in which order. All texts are FICTIEF."""

from pathlib import Path

import pytest

from ingest.document import Reading, Style
from ingest.errors import Status, UnreadableFileError
from ingest.read import Limits, read_path
from tests.ingest.read.paper import HEIGHT, LEFT, PITCH, WIDTH, Paper, body


def texts(reading: Reading, style: Style) -> list[str]:
    return [reading.of(b) for b in reading.blocks if b.style is style]


def assert_sound(reading: Reading) -> None:
    """What ``Reading`` promises: blocks and separators cover the text, pages partition it."""
    at = 0
    for block in reading.blocks:
        assert reading.text[at : block.start].strip("\n") == ""
        assert block.start < block.end
        at = block.end
    assert at == len(reading.text)
    if reading.pages:
        assert reading.pages[0].start == 0
        assert reading.pages[-1].end == len(reading.text)
        assert all(a.end == b.start for a, b in zip(reading.pages, reading.pages[1:], strict=False))


def test_reference_column_becomes_fields_and_stays_out_of_the_body(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "nota.pdf").fields()
    paper.head("Aanleiding").lines(body(6)).head("Kern").lines(body(3, start=7))
    paper.turn().fields().lines(body(4, start=11))
    reading = read_path(paper.save())
    assert_sound(reading)
    assert texts(reading, Style.FIELD) == [
        "Onze referentie\n2099-0000123456",
        "Datum\n9 oktober 2098",
        "Opgesteld door\nDirectie Fictie",
    ]
    assert texts(reading, Style.HEADING) == ["Aanleiding", "Kern"]
    assert [reading.blocks.index(b) for b in reading.blocks if b.style is Style.FIELD] == [0, 1, 2]
    assert "Datum 9 oktober 2098" in reading.margin
    assert not any("oktober" in t for t in texts(reading, Style.BODY))


def test_labels_with_their_values_beside_them_are_a_form(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "notitie.pdf").lines(body(8))
    for y, label, value in (
        (760, "voor", "Ministerie van Fictie"),
        (748, "ccvan", ""),
        (736, "datum", "9 oktober 2098"),
        (724, "inzake", "Verzonnen analyse"),
    ):
        paper.at(LEFT - 50, y, label, size=7.5).at(LEFT, y, value)
    reading = read_path(paper.save())
    assert {"voor\nMinisterie van Fictie", "datum\n9 oktober 2098", "inzake\nVerzonnen analyse"} <= set(
        texts(reading, Style.FIELD)
    )


def test_running_lines_leave_the_text_by_place_and_repetition(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "brief.pdf")
    for page in range(3):
        paper.at(LEFT, HEIGHT - 40, "Ministerie van Fictie", size=8).footer(f"Pagina {page + 1} van 3")
        paper.lines(body(5, start=10 * page))
        paper.line("Een slotregel van deze bladzijde.").turn()
    reading = read_path(paper.save())
    assert_sound(reading)
    assert set(reading.margin) == {"Ministerie van Fictie", "Pagina 1 van 3", "Pagina 2 van 3", "Pagina 3 van 3"}
    assert "Pagina" not in reading.text
    assert "Ministerie" not in reading.text
    assert len(reading.pages) == 3


def test_questions_on_top_of_pages_are_no_running_heads(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "vragen.pdf")
    for number in (1, 4, 9):
        paper.y = HEIGHT - 60
        paper.line(f"Vraag {number}").lines(body(5, start=number)).turn()
    reading = read_path(paper.save())
    assert texts(reading, Style.HEADING) == ["Vraag 1", "Vraag 4", "Vraag 9"]


def test_sentence_over_the_page_is_one_block_with_the_boundary_inside(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "lang.pdf")
    paper.lines(body(4)).line("Deze alinea begint hier en loopt over de rand van de bladzijde heen omdat de samen-")
    paper.note(1, "Een voetnoot, FICTIEF.").turn()
    paper.line("werking nog niet klaar is. Daarna volgt niets meer.")
    reading = read_path(paper.save())
    assert_sound(reading)
    block = next(b for b in reading.blocks if "Deze alinea" in reading.of(b))
    assert "omdat de samenwerking nog niet klaar is." in reading.of(block)
    assert block.start < reading.pages[0].end < block.end
    assert reading.text[: reading.pages[0].end].endswith("samen")
    note = next(b for b in reading.blocks if b.style is Style.FOOTNOTE)
    assert reading.of(note) == "¹ Een voetnoot, FICTIEF."
    assert note.end <= reading.pages[0].end


def test_note_marks_do_not_become_part_of_numbers(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "noot.pdf").lines(body(3))
    paper.at(LEFT, 500, "De Kamer is geïnformeerd in 2098").at(LEFT + 134, 503.5, "1", size=5).at(
        LEFT + 138, 500, "en later opnieuw."
    )
    paper.note(1, "Kamerstukken II 2098/99, 99 900 IV, nr. 1.")
    reading = read_path(paper.save())
    assert "in 2098¹ en later" in reading.text
    assert texts(reading, Style.FOOTNOTE) == ["¹ Kamerstukken II 2098/99, 99 900 IV, nr. 1."]


def test_bullets_have_a_depth_and_lone_markers_find_their_text(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "lijst.pdf").lines(body(4))
    paper.bullet(["Eerste punt dat over twee", "regels loopt."]).bullet(["Onderdeel."], mark="o", x=LEFT + 36)
    paper.bullet(["Tweede punt."]).bullet(["Met streepje."], mark="-")
    reading = read_path(paper.save())
    bullets = [(reading.of(b), b.level) for b in reading.blocks if b.style is Style.BULLET]
    assert bullets == [
        ("• Eerste punt dat over twee regels loopt.", 1),
        ("• Onderdeel.", 2),
        ("• Tweede punt.", 1),
        ("- Met streepje.", 1),
    ]


def test_a_paragraph_under_a_list_with_hanging_lines_is_no_part_of_its_last_item(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "groepen.pdf").lines(body(4))
    for group in ("die haar FICTIEVE woonruimte heeft verlaten", "die steun verleent als bedoeld in de regeling"):
        paper.at(LEFT, paper.y, "\u2013").line(f"een groep {group}, in verband met een omstandigheid die", x=LEFT + 14)
        paper.line(
            "niemand kent, of die daarvan al langere tijd en aantoonbaar alle zware gevolgen ondervindt.", x=LEFT + 14
        )
    paper.lines(["Het verschilt erg per gemeente welke er verder worden opgenomen in de verordening."])
    reading = read_path(paper.save())
    assert texts(reading, Style.BULLET)[-1].endswith("alle zware gevolgen ondervindt.")
    assert "Het verschilt erg" in texts(reading, Style.BODY)[-1]


def test_items_without_a_full_stop_keep_their_numbers_and_stay_apart(tmp_path: Path) -> None:
    items = [
        "1. Terugdringen van fictieve aanvaringen (AB)",
        "2. Versterken van het verzonnen toezicht (AB)",
        "3. Terugdringen van het aantal voorvallen met verzonnen reizigers in de cabine (AB)",
        "4. Verbeteren voorbereiding (CD)",
        "5. Verbeteren van de kennis van de verzonnen regels en procedures voor iedereen (EF)",
        "6. Terugdringen van schendingen (EF)",
    ]
    paper = Paper(tmp_path / "opsomming.pdf").lines(body(6)).lines(items)
    paper.lines(
        ["– een streepje dat bijna de hele regel vult zonder dat er een punt achter staat hier", "– en nog een"]
    )
    reading = read_path(paper.save())
    assert_sound(reading)
    assert texts(reading, Style.BULLET)[:6] == items
    assert [text[:6] for text in texts(reading, Style.BULLET)[6:]] == ["– een ", "– en n"]


def test_number_that_opens_a_wrapped_line_is_no_marker_and_is_kept(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "omloop.pdf").lines(body(4))
    paper.lines(
        ["Het fictieve loket was in dat jaar geopend van maandag tot en met vrijdag, en", "12. december was het dicht."]
    )
    reading = read_path(paper.save())
    assert "en 12. december was het dicht." in reading.text


def test_accent_drawn_after_its_letter_is_put_on_it_but_an_apostrophe_is_left(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "naam.pdf").lines(body(3))
    paper.at(LEFT, 500, "Vragen van het lid Verzonnic").at(LEFT + 113.5, 500, "´").at(
        LEFT + 119, 500, "(FICTIEF) over foto´s"
    )
    reading = read_path(paper.save())
    assert "lid Verzonnić (FICTIEF) over foto´s" in reading.text


def test_drawn_table_gives_a_row_a_block(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "tabel.pdf").lines(body(4))
    edges, top = [LEFT, LEFT + 80, LEFT + 240, LEFT + 380], 560.0
    for y in (top, top - 20, top - 60):
        paper.canvas.line(edges[0], y, edges[-1], y)
    for x in edges:
        paper.canvas.line(x, top, x, top - 60)
    cells = (
        (14, ("Volgnummer", "Naam", "Informatie")),
        (34, ("1", "Kamerbrief over", "Verzonden")),
        (46, ("", "de fictie", "op 9 mei")),
    )
    for drop, row in cells:
        for x, text in zip(edges, row, strict=False):
            paper.at(x + 4, top - drop, text)
    reading = read_path(paper.save())
    assert texts(reading, Style.TABLE) == [
        "Volgnummer | Naam | Informatie",
        "1 | Kamerbrief over de fictie | Verzonden op 9 mei",
    ]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "kolommen.pdf")
    for column, x in (("links", 60.0), ("rechts", 310.0)):
        paper.y = TOP_OF_COLUMNS
        for n in range(14):
            paper.line(f"Regel {n} van de tekst die {column} op de bladzijde staat", x=x)
    reading = read_path(paper.save())
    assert reading.text.index("Regel 13 van de tekst die links") < reading.text.index("Regel 0 van de tekst die rechts")


TOP_OF_COLUMNS = 700.0


def test_rotated_print_goes_to_the_margin(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "gedraaid.pdf").lines(body(5))
    paper.canvas.saveState()
    paper.canvas.translate(30, 300)
    paper.canvas.rotate(90)
    paper.at(0, 0, "DEPARTEMENTAAL VERTROUWELIJK")
    paper.canvas.restoreState()
    reading = read_path(paper.save())
    assert reading.margin == ("DEPARTEMENTAAL VERTROUWELIJK",)
    assert "VERTROUWELIJK" not in reading.text


def test_page_that_is_viewed_rotated_reads_upright(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "liggend.pdf")
    paper.canvas.setPageRotation(90)
    paper.canvas.saveState()
    paper.canvas.translate(WIDTH, 0)
    paper.canvas.rotate(90)
    paper.lines(["Deze regel staat dwars op het papier.", "En deze ook, eronder."], gap=PITCH)
    paper.canvas.restoreState()
    reading = read_path(paper.save())
    assert "dwars op het papier." in reading.text
    assert reading.margin == ()


def test_empty_password_is_opened_and_a_real_one_is_encrypted(tmp_path: Path) -> None:
    open_ = Paper(tmp_path / "leeg.pdf", owner="baas").lines(body(3)).save()
    assert "regeling nummer 1" in read_path(open_).text
    locked = Paper(tmp_path / "dicht.pdf", password="geheim").lines(body(3)).save()  # noqa: S106
    with pytest.raises(UnreadableFileError) as caught:
        read_path(locked)
    assert caught.value.status is Status.ENCRYPTED


def test_no_text_layer_and_too_many_pages_have_a_status(tmp_path: Path) -> None:
    picture = Paper(tmp_path / "scan.pdf")
    picture.canvas.rect(100, 100, 200, 200, fill=1)
    with pytest.raises(UnreadableFileError) as caught:
        read_path(picture.save())
    assert caught.value.status is Status.NO_TEXT
    assert "geen tekstlaag" in caught.value.reason
    long = Paper(tmp_path / "dik.pdf")
    for _ in range(4):
        long.line("FICTIEF").turn()
    with pytest.raises(UnreadableFileError) as caught:
        read_path(long.save(), Limits(max_pages=3))
    assert caught.value.status is Status.LIMIT
