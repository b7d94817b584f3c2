"""HTML: a page like those on which Kamerstukken are published, or a plain page for what is no Kamerstuk."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from evals.corpus import body
from evals.corpus.body import Runs
from evals.corpus.load import Source
from evals.corpus.opening import addressee, chamber, column, dutch_date, heading, ministry, opening_lines, series
from evals.corpus.source import FICTIE

_STYLE = """
body { font-family: Verdana, Arial, sans-serif; font-size: 90%; margin: 0; color: #000 }
header, footer { background: #154273; color: #fff; padding: .6em 2em } nav { padding: .5em 2em; background: #f3f3f3 }
main { max-width: 46em; margin: 1em 2em }
table { border-collapse: collapse } td, th { border: 1px solid #999; padding: .3em }
th { text-align: left } .kop { border-top: 1px solid #000; padding: .4em 0 } .noot { font-size: 85% }
""".strip()


def render_html(source: Source) -> bytes:
    """A source as an HTML page with the surroundings of a site: banner, crumbs, foot."""
    front = source.front
    stuk = front.kamerstuk
    meta = [
        ("DC.title", front.title),
        ("DC.creator", ministry(source) if stuk is None else chamber(stuk)[0]),
        ("DCTERMS.issued", front.date.isoformat()),
        ("DC.type", front.kind),
        ("description", FICTIE),
    ]
    if stuk:
        meta += [("DC.identifier", stuk.code), ("OVERHEIDop.vergaderjaar", stuk.vergaderjaar)]
    fields = "\n".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in meta)
    return f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>{escape(front.title)}</title>
{fields}
<style>
{_STYLE}
</style>
</head>
<body>
<header><p>Officiële documenten · voorbeeldomgeving</p></header>
<nav aria-label="Kruimelpad"><a href="#">Home</a> &gt; <a href="#">Zoekresultaten</a> &gt; <span>Document</span></nav>
<main>
<p class="fictie"><em>{FICTIE}</em></p>
<div class="{"stuk" if stuk else "document"} broodtekst-container">
{_head(source)}
<div class="broodtekst">
{blocks(source.body)}
</div>
{_notes(source.body)}</div>
</main>
<footer><p>{FICTIE}</p></footer>
</body>
</html>
""".encode()


def blocks(text: body.Body) -> str:
    """The blocks of a body as HTML."""
    out: list[str] = []
    for is_item, group in groupby(text.blocks, key=lambda block: isinstance(block, body.Item)):
        if is_item:
            out.append(_lists([block for block in group if isinstance(block, body.Item)]))
        else:
            out += [_block(block) for block in group if not isinstance(block, body.PageBreak)]
    return "\n".join(out)


def _head(source: Source) -> str:
    stuk = source.front.kamerstuk
    if stuk is None:
        fields = column(source) or [("Datum", dutch_date(source))]
        rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in fields)
        to = ""
        if source.front.layout == "brief":
            to = f'<p class="adres">{"<br>".join(escape(line) for line in addressee(source))}</p>\n'
        return f"{to}<h1>{escape(source.front.title)}</h1>\n<dl>{rows}</dl>"
    number, title = series(stuk)
    name, figure = chamber(stuk)
    kop = f"{stuk.label} {heading(stuk)}".strip() if stuk.dossier else stuk.nr
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in opening_lines(source))
    return f"""<div class="kop"><p class="kamer">{name} <span>{figure}</span></p>
<p>Vergaderjaar {stuk.vergaderjaar}</p></div>
<div class="kop"><p class="dossiernummer">{escape(number)}</p><p class="dossiertitel">{escape(title)}</p></div>
<h1 class="stuktitel">{escape(kop)}</h1>
{lines}"""


def _block(block: body.Block) -> str:
    match block:
        case body.Heading(level, runs):
            return f"<h{level + 1}>{_inline(runs)}</h{level + 1}>"
        case body.Paragraph(runs):
            return f"<p>{_inline(runs)}</p>"
        case body.Table(rows):
            head = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in rows[0])
            rest = "\n".join(f"<tr>{''.join(f'<td>{_inline(cell)}</td>' for cell in row)}</tr>" for row in rows[1:])
            return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rest}\n</tbody>\n</table>"
        case _:
            return ""


def _lists(items: Sequence[body.Item]) -> str:
    out: list[str] = []
    open_tags: list[str] = []
    for item in items:
        while len(open_tags) > item.depth or (item.first and len(open_tags) == item.depth):
            out.append(f"</li></{open_tags.pop()}>")
        if len(open_tags) == item.depth:
            out.append("</li>")
        while len(open_tags) < item.depth:
            open_tags.append("ol" if item.number else "ul")
            out.append(f"<{open_tags[-1]}>")
        out.append(f"<li>{_inline(item.runs)}")
    out += [f"</li></{tag}>" for tag in reversed(open_tags)]
    return "".join(out)


def _inline(runs: Runs) -> str:
    out: list[str] = []
    for run in runs:
        if run.line:
            out.append("<br>\n")
        elif run.note:
            out.append(f'<sup><a id="v{run.note}" href="#n{run.note}">{run.note}</a></sup>')
        else:
            text = escape(run.text, quote=False)
            text = f"<em>{text}</em>" if run.italic else text
            out.append(f"<strong>{text}</strong>" if run.bold else text)
    return "".join(out)


def _notes(text: body.Body) -> str:
    if not text.notes:
        return ""
    notes = [
        f'<p class="noot" id="n{number}"><a href="#v{number}"><sup>{number}</sup></a> {_inline(runs)}</p>'
        for number, runs in enumerate(text.notes, start=1)
    ]
    return '<div class="voetnoten">\n' + "\n".join(notes) + "\n</div>\n"
