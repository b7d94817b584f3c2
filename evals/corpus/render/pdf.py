"""PDF in the layout that a source asks for."""

from evals.corpus.load import Source
from evals.corpus.render.pdf_brief import render_brief
from evals.corpus.render.pdf_kamerstuk import render_kamerstuk
from evals.corpus.render.pdf_nota import render_nota
from evals.corpus.render.pdf_plat import render_plat
from evals.corpus.render.scan import scan


def render_pdf(source: Source) -> bytes:
    """A source as PDF; a scan is the photograph of the layout that its kind of document has."""
    match source.front.layout:
        case "nota":
            return render_nota(source)
        case "brief":
            return render_brief(source)
        case "kamerstuk":
            return render_kamerstuk(source)
        case "scan":
            return scan(_printed(source), source.front.title)
        case _:
            return render_plat(source)


def _printed(source: Source) -> bytes:
    if source.front.kamerstuk:
        return render_kamerstuk(source)
    if source.front.kind == "nota":
        return render_nota(source)
    return render_brief(source) if source.front.kind in ("kamerbrief", "kamervragen") else render_plat(source)
