"""PDF files with and without a text layer: where there is none, tesseract may read the pictures."""

import io
import shutil

from ingest.document import Reading
from ingest.errors import Status, UnreadableFileError
from ingest.read.limits import Limits
from ingest.read.pdf.reader import read_pdf

_DPI = 300
_POINTS = 72
_LANGUAGE = "nld"


def read_pdf_or_scan(content: bytes, limits: Limits, *, ocr: bool) -> Reading:
    """Return the reading of a PDF; one without text is recognised where that was asked for and is possible.

    Raises:
        UnreadableFileError: as ``read_pdf``; NO_TEXT says what to do.
    """
    try:
        return read_pdf(content, limits)
    except UnreadableFileError as error:
        if error.status is not Status.NO_TEXT:
            raise
        if not ocr:
            raise UnreadableFileError(
                Status.NO_TEXT,
                f"{_SCAN}; lees het opnieuw in met --ocr." if available() else _INSTALL,
            ) from error
        if not available():
            raise UnreadableFileError(Status.NO_TEXT, _INSTALL) from error
    return _recognise(content, limits)


_SCAN = "Het PDF-bestand heeft geen tekstlaag (een scan)"
_INSTALL = f"{_SCAN}; installeer tesseract met Nederlands en lees het opnieuw in met --ocr."


def available() -> bool:
    """Tell whether OCR with Dutch can run on this machine."""
    if shutil.which("tesseract") is None:
        return False
    try:
        import pytesseract  # type: ignore[import-untyped]

        return _LANGUAGE in pytesseract.get_languages()
    except (ImportError, OSError, RuntimeError):
        return False


def _recognise(content: bytes, limits: Limits) -> Reading:
    """Render the pages and recognise their text; tesseract's PDF output gives words with places, read as any PDF."""
    import pypdfium2
    import pytesseract
    from pypdf import PdfWriter

    document = pypdfium2.PdfDocument(content)
    try:
        limits.check_pages(len(document))
        if len(document) > limits.ocr_pages:
            raise UnreadableFileError(
                Status.LIMIT,
                f"De scan heeft meer dan {limits.ocr_pages} pagina's; splits het document en lees elk deel in.",
            )
        writer = PdfWriter()
        for page in document:
            image = page.render(scale=_DPI / _POINTS, grayscale=True).to_pil()
            layer = pytesseract.image_to_pdf_or_hocr(
                image, lang=_LANGUAGE, extension="pdf", config=f"--dpi {_DPI} -c textonly_pdf=1"
            )
            writer.append(io.BytesIO(layer))
            page.close()
    finally:
        document.close()
    buffer = io.BytesIO()
    writer.write(buffer)
    try:
        reading = read_pdf(buffer.getvalue(), limits)
    except UnreadableFileError as error:
        if error.status is Status.NO_TEXT:
            raise UnreadableFileError(
                Status.NO_TEXT, "Op de gescande pagina's is geen tekst herkend; zoek een versie van betere kwaliteit."
            ) from error
        raise
    return Reading(reading.text, reading.blocks, "pdf", reading.pages, reading.margin, {}, ocr=True)
