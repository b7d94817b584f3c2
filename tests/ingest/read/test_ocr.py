"""Scans: a status without OCR, text with it. All texts are FICTIEF."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.errors import Status, UnreadableFileError
from ingest.read import read_path
from ingest.read.ocr import available


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    image = Image.new("L", (1240, 500), 255)  # the top of a page: what is empty takes time as well
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(36)
    for n, line in enumerate(("De fictieve regeling geldt voor iedereen", "en wordt later nog eens bekeken.")):
        pen.text((150, 200 + 60 * n), line, fill=0, font=font)
    path = tmp_path / "scan.pdf"
    image.save(path, resolution=150)
    return path


def test_scan_has_a_status_that_says_what_to_do(scan: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_path(scan)
    assert caught.value.status is Status.NO_TEXT
    assert "--ocr" in caught.value.reason


def test_scan_is_recognised_on_request(scan: Path) -> None:
    if not available():
        pytest.skip("tesseract with Dutch is not installed")
    reading = read_path(scan, ocr=True)
    assert reading.ocr
    assert len(reading.pages) == 1
    assert "De fictieve regeling geldt voor iedereen en wordt later nog eens bekeken." in reading.text
