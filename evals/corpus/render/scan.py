"""A scan: pictures of the pages of a PDF in a PDF, without a text layer."""

from io import BytesIO

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from evals.corpus.source import FICTIE

_DPI = 150
_SKEW = (0.4, -0.3, 0.6)  # degrees; a page never lies quite straight on the glass


def scan(pdf: bytes, title: str) -> bytes:
    """Photograph each page of a PDF.

    Args:
        pdf: the document as it was printed.
        title: for the properties of the file.
    """
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    canvas.setTitle(title)
    canvas.setSubject(FICTIE)
    printed = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(printed):
            picture: Image.Image = page.render(scale=_DPI / 72, grayscale=True).to_pil()
            skewed = picture.rotate(_SKEW[number % len(_SKEW)], resample=Image.Resampling.BICUBIC, fillcolor=250)
            jpeg = BytesIO()
            skewed.save(jpeg, "JPEG", quality=55)
            canvas.drawImage(ImageReader(jpeg), 0, 0, *A4)
            canvas.showPage()
    finally:
        printed.close()
    canvas.save()
    return target.getvalue()
