"""One module for each kind of file that the corpus holds; each turns a source into bytes, the same bytes every time."""

from pathlib import Path

from evals.corpus.load import Source
from evals.corpus.render.damage import damage
from evals.corpus.render.docx import render_docx
from evals.corpus.render.html import render_html
from evals.corpus.render.mail import render_mail
from evals.corpus.render.odt import render_odt
from evals.corpus.render.pdf import render_pdf
from evals.corpus.render.text import render_md, render_txt
from evals.corpus.render.xml import render_xml

_RENDERERS = {
    "pdf": render_pdf,
    "docx": render_docx,
    "odt": render_odt,
    "html": render_html,
    "xml": render_xml,
    "txt": render_txt,
    "md": render_md,
}


def render(source: Source, built: Path) -> bytes:
    """Make one file.

    Args:
        source: what it says.
        built: the output folder, in which the attachments of a mail already are.
    """
    content = render_mail(source, built) if source.front.format == "eml" else _RENDERERS[source.front.format](source)
    return damage(content) if source.front.expect.status == "damaged" else content
