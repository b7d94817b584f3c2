"""Pages as pictures with the passage marked. All texts are FICTIEF."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ingest.read.render import render_page
from tests.ingest.read.paper import HEIGHT, LEFT, WIDTH, Paper, body


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    paper = Paper(tmp_path / "brief.pdf").lines(body(2))
    paper.line("De gezamenlijke samen-").line("werking van de diensten is afge-")
    paper.note(1, "Een noot.").turn().line("sproken in 2098. Daarna volgt iets anders.")
    return paper.save()


def test_marks_over_line_ends_and_hyphens(pdf: Path) -> None:
    png, found = render_page(pdf, 1, "De gezamenlijke samenwerking van de diensten", width_px=600)
    image = Image.open(BytesIO(png))
    assert image.width == pytest.approx(600, abs=1)
    assert len(found) == 2
    left, top, right, bottom = found[0]
    assert left == pytest.approx(LEFT / WIDTH, abs=0.01)
    assert 0 < top < bottom < 1
    assert right > left
    assert bottom == pytest.approx(1 - (700 - 36) / HEIGHT, abs=0.01)
    spot = image.getpixel((int((left + right) / 2 * image.width), int((top + 0.002) * image.height)))
    assert isinstance(spot, tuple)
    assert spot[2] < 160


def test_marks_the_part_that_is_on_the_page(pdf: Path) -> None:
    quote = "werking van de diensten is afgesproken in 2098."
    assert len(render_page(pdf, 1, quote)[1]) == 1
    assert len(render_page(pdf, 2, quote)[1]) == 1


def test_unknown_quote_marks_nothing_and_the_page_is_there(pdf: Path) -> None:
    png, found = render_page(pdf, 1, "Deze zin staat nergens in het hele stuk.")
    assert found == []
    assert png.startswith(b"\x89PNG")
    assert render_page(pdf, 2)[1] == []


def test_wrong_page_and_wrong_file(pdf: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="page 9"):
        render_page(pdf, 9)
    other = tmp_path / "a.pdf"
    other.write_bytes(b"geen pdf")
    with pytest.raises(ValueError, match=r"a\.pdf"):
        render_page(other, 1)


def test_rotated_page(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "dwars.pdf")
    paper.canvas.setPageRotation(90)
    paper.line("Deze regel staat op een gedraaide bladzijde.")
    _, found = render_page(paper.save(), 1, "Deze regel staat op een gedraaide bladzijde.")
    assert found
    assert all(0 <= v <= 1 for r in found for v in r)
