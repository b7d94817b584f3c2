"""The XML in which officielebekendmakingen publishes Kamerstukken and Kamervragen.

Element names follow published files: ``kamerstuk/stuk/algemeen/vrije-tekst/tekst`` with ``al``, ``tussenkop``, ``lijst/li``,
``table/tgroup``, ``noot``, and ``kamervragen`` with ``vraag`` and ``antwoord``.
"""

from collections.abc import Sequence
from itertools import groupby

from lxml import etree
from lxml.builder import ElementMaker

from evals.corpus import body
from evals.corpus.body import Runs
from evals.corpus.load import Source
from evals.corpus.opening import chamber, dutch_date, heading, opening_lines, series
from evals.corpus.source import FICTIE, Kamerstuk

_E = ElementMaker()


def render_xml(source: Source) -> bytes:
    """A published document as XML; the source has a ``kamerstuk`` block."""
    stuk = source.front.kamerstuk
    if stuk is None:
        msg = f"{source.target} has no kamerstuk block"
        raise ValueError(msg)
    content = _questions(source, stuk) if source.front.kind == "kamervragen" and not stuk.dossier else _stuk(source, stuk)
    meta = _E.metadata(
        *(
            _E.meta(name=name, content=value)
            for name, value in (
                ("DC.identifier", stuk.code),
                ("DC.title", source.front.title),
                ("DCTERMS.issued", source.front.date.isoformat()),
                ("OVERHEIDop.vergaderjaar", stuk.vergaderjaar),
                ("OVERHEIDop.fictief", FICTIE),
            )
        )
    )
    root = _E("officiele-publicatie", meta, content)
    root.addprevious(etree.Comment(f" {FICTIE} "))
    xml: bytes = etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True, pretty_print=False)
    return xml + b"\n"


def _stuk(source: Source, stuk: Kamerstuk) -> etree._Element:
    title = series(stuk)[1]
    number = _E.dossiernummer(_E.dossiernr(stuk.dossier))
    if stuk.toevoeging:
        number.append(_E("begrotingshoofdstuk", stuk.toevoeging))
    part = _E.ondernummer(stuk.nr, kamer="2" if stuk.kamer == "II" else "1")
    label = stuk.label.removesuffix(stuk.nr)
    stuknr = _E.stuknr(label, part)
    tekst = _E.tekst(*(_E.al(line) for line in opening_lines(source)))
    _fill(tekst, source.body)
    fictie = _E.al(_E.nadruk(FICTIE, type="cur"))
    tekst.insert(0, fictie)
    return _E.kamerstuk(
        _kop("kamerstukkop", stuk),
        _E.dossier(number, _E.titel(title)),
        _E.stuk(
            stuknr,
            _E.titel(heading(stuk)),
            _E.datumtekst(_E.datum(dutch_date(source), isodatum=source.front.date.isoformat())),
            _E.algemeen(_E("vrije-tekst", tekst)),
        ),
    )


def _questions(source: Source, stuk: Kamerstuk) -> etree._Element:
    head, foot = series(stuk)
    root = _E.kamervragen(
        _kop("kamervraagkop", stuk, head, foot),
        _E.kamervraagnummer(stuk.nr),
        _E.al(_E.nadruk(FICTIE, type="cur")),
    )
    part: etree._Element | None = None
    for block in source.body.blocks:
        label = _label(block)
        if label:
            part = _E("antwoord" if label.startswith("Antwoord") else "vraag", _E.nr(label))
            root.append(part)
        elif part is None and isinstance(block, body.Paragraph):
            kind = "antwoord" if body.plain(block.runs).startswith("Antwoord") else "vraag"
            root.append(_inline(_E.kamervraagomschrijving(type=kind), block.runs, source.body.notes))
        else:
            _fill(root if part is None else part, body.Body((block,), source.body.notes))
    return root


def _label(block: body.Block) -> str:
    """``Vraag 1`` or ``Antwoord 3, 4 en 5`` where a block is nothing but that."""
    if not isinstance(block, body.Heading | body.Paragraph):
        return ""
    text = body.plain(block.runs).strip()
    bold = isinstance(block, body.Heading) or all(run.bold for run in block.runs)
    return text if bold and text.split(" ")[0] in ("Vraag", "Vragen", "Antwoord", "Antwoorden") else ""


def _kop(name: str, stuk: Kamerstuk, *extra: str) -> etree._Element:
    house, figure = chamber(stuk)
    return _E(
        name,
        _E.tekstregel(house, inhoud="kameraanduiding"),
        _E.tekstregel(figure, inhoud="kamernummer"),
        _E.tekstregel(f"Vergaderjaar {stuk.vergaderjaar}", inhoud="vergaderjaar"),
        *(_E.tekstregel(line, inhoud="opschrift") for line in extra),
    )


def _fill(parent: etree._Element, text: body.Body) -> None:
    """Append blocks; neighbouring items become one ``lijst``, deeper ones nested in the item above."""
    for is_item, group in groupby(text.blocks, key=lambda block: isinstance(block, body.Item)):
        blocks = list(group)
        if is_item:
            _lists(parent, [block for block in blocks if isinstance(block, body.Item)], text.notes)
            continue
        for block in blocks:
            match block:
                case body.Heading(level, runs):
                    typography = "vet" if level == 1 else "cur"
                    parent.append(_inline(_E.tussenkop(kopopmaak=typography), runs, text.notes))
                case body.Paragraph(runs):
                    for line in _by_line(runs):
                        parent.append(_inline(_E.al(), line, text.notes))
                case body.Table(rows):
                    parent.append(_table(rows, text.notes))
                case _:
                    pass


def _lists(parent: etree._Element, items: Sequence[body.Item], notes: Sequence[Runs]) -> None:
    stack: list[etree._Element] = []
    for item in items:
        del stack[item.depth :]
        if item.first and len(stack) == item.depth:
            stack.pop()
        while len(stack) < item.depth:
            one = _E.lijst(type="expliciet" if item.number else "bullet")
            (stack[-1][-1] if stack else parent).append(one)
            stack.append(one)
        marker = f"{item.number}." if item.number else "•"
        stack[-1].append(_E.li(_E("li.nr", marker), _inline(_E.al(), item.runs, notes)))


def _table(rows: Sequence[Sequence[Runs]], notes: Sequence[Runs]) -> etree._Element:
    columns = len(rows[0])
    specs = [_E.colspec(colnum=str(n), colname=f"col{n}") for n in range(1, columns + 1)]

    def row(cells: Sequence[Runs]) -> etree._Element:
        return _E.row(
            *(_E.entry(_inline(_E.al(), cell, notes), colname=f"col{n}") for n, cell in enumerate(cells, start=1))
        )

    return _E.table(_E.tgroup(*specs, _E.thead(row(rows[0])), _E.tbody(*map(row, rows[1:])), cols=str(columns)))


def _inline(parent: etree._Element, runs: Runs, notes: Sequence[Runs]) -> etree._Element:
    for run in runs:
        if run.note:
            content = _inline(_E("noot.al"), notes[run.note - 1], ())
            parent.append(_E.noot(_E("noot.nr", str(run.note)), content, id=f"n{run.note}", type="voet"))
        elif run.line:
            _append_text(parent, " ")
        elif run.bold or run.italic:
            kind = "vetcur" if run.bold and run.italic else "vet" if run.bold else "cur"
            parent.append(_E.nadruk(run.text, type=kind))
        else:
            _append_text(parent, run.text)
    return parent


def _append_text(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _by_line(runs: Runs) -> list[Runs]:
    """A paragraph whose breaks are meant (names one a line) as a paragraph a line, as publications have it."""
    return [tuple(group) for broken, group in groupby(runs, key=lambda run: run.line) if not broken]
