"""The XML in which officielebekendmakingen publishes Kamerstukken and Kamervragen.

Element names follow published files: ``kamerstuk/stuk/algemeen/vrije-tekst/tekst`` with ``al``, ``tussenkop``,
``lijst/li``, ``table/tgroup``, ``noot``, and ``kamervragen`` with ``vraag`` and ``antwoord``.
"""

from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from evals.corpus import body
from evals.corpus.body import Runs
from evals.corpus.load import Source
from evals.corpus.opening import chamber, dutch_date, heading, opening_lines, series
from evals.corpus.source import FICTIE, Kamerstuk


def render_xml(source: Source) -> bytes:
    """Return a published document as XML.

    Raises:
        ValueError: the source has no ``kamerstuk`` block.
    """
    stuk = source.front.kamerstuk
    if stuk is None:
        msg = f"{source.target} has no kamerstuk block"
        raise ValueError(msg)
    content = (
        _questions(source, stuk) if source.front.kind == "kamervragen" and not stuk.dossier else _stuk(source, stuk)
    )
    meta = _e(
        "metadata",
        *(
            _e("meta", name=name, content=value)
            for name, value in (
                ("DC.identifier", stuk.code),
                ("DC.title", source.front.title),
                ("DCTERMS.issued", source.front.date.isoformat()),
                ("OVERHEIDop.vergaderjaar", stuk.vergaderjaar),
                ("OVERHEIDop.fictief", FICTIE),
            )
        ),
    )
    root = _e("officiele-publicatie", meta, content)
    root.addprevious(etree.Comment(f" {FICTIE} "))
    xml: bytes = etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True, pretty_print=False)
    return xml + b"\n"


def _stuk(source: Source, stuk: Kamerstuk) -> etree._Element:
    title = series(stuk)[1]
    number = _e("dossiernummer", _e("dossiernr", stuk.dossier))
    if stuk.toevoeging:
        number.append(_e("begrotingshoofdstuk", stuk.toevoeging))
    part = _e("ondernummer", stuk.nr, kamer="2" if stuk.kamer == "II" else "1")
    label = stuk.label.removesuffix(stuk.nr)
    stuknr = _e("stuknr", label, part)
    opening = opening_lines(source)
    dated = [line for line in opening if line.endswith(dutch_date(source)) and source.front.kind != "kamerbrief"]
    tekst = _e("tekst", *(_e("al", line) for line in opening if line not in dated))
    _fill(tekst, source.body)
    fictie = _e("al", _e("nadruk", FICTIE, type="cur"))
    tekst.insert(0, fictie)
    return _e(
        "kamerstuk",
        _kop("kamerstukkop", stuk),
        _e("dossier", number, _e("titel", title)),
        _e(
            "stuk",
            stuknr,
            _e("titel", heading(stuk)),
            *(_dated(line, source) for line in dated),
            _e("algemeen", _e("vrije-tekst", tekst)),
        ),
    )


def _dated(line: str, source: Source) -> etree._Element:
    """``Voorgesteld 14 oktober 2098`` with the date marked as one."""
    day = dutch_date(source)
    return _e("datumtekst", line.removesuffix(day), _e("datum", day, isodatum=source.front.date.isoformat()))


def _questions(source: Source, stuk: Kamerstuk) -> etree._Element:
    head, foot = series(stuk)
    root = _e(
        "kamervragen",
        _kop("kamervraagkop", stuk, head, foot),
        _e("kamervraagnummer", stuk.nr),
        _e("al", _e("nadruk", FICTIE, type="cur")),
    )
    part: etree._Element | None = None
    for block in source.body.blocks:
        label = _label(block)
        if label:
            part = _e("antwoord" if label.startswith("Antwoord") else "vraag", _e("nr", label))
            root.append(part)
        elif part is None and isinstance(block, body.Paragraph):
            kind = "antwoord" if body.plain(block.runs).startswith("Antwoord") else "vraag"
            root.append(_inline(_e("kamervraagomschrijving", type=kind), block.runs, source.body.notes))
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
    return _e(
        name,
        _e("tekstregel", house, inhoud="kameraanduiding"),
        _e("tekstregel", figure, inhoud="kamernummer"),
        _e("tekstregel", f"Vergaderjaar {stuk.vergaderjaar}", inhoud="vergaderjaar"),
        *(_e("tekstregel", line, inhoud="opschrift") for line in extra),
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
                    parent.append(_inline(_e("tussenkop", kopopmaak=typography), runs, text.notes))
                case body.Paragraph(runs):
                    for line in _by_line(runs):
                        parent.append(_inline(_e("al"), line, text.notes))
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
            one = _e("lijst", type="expliciet" if item.number else "bullet")
            (stack[-1][-1] if stack else parent).append(one)
            stack.append(one)
        marker = f"{item.number}." if item.number else "•"
        stack[-1].append(_e("li", _e("li.nr", marker), _inline(_e("al"), item.runs, notes)))


def _table(rows: Sequence[Sequence[Runs]], notes: Sequence[Runs]) -> etree._Element:
    columns = len(rows[0])
    specs = [_e("colspec", colnum=str(n), colname=f"col{n}") for n in range(1, columns + 1)]

    def row(cells: Sequence[Runs]) -> etree._Element:
        return _e(
            "row",
            *(_e("entry", _inline(_e("al"), cell, notes), colname=f"col{n}") for n, cell in enumerate(cells, start=1)),
        )

    return _e(
        "table", _e("tgroup", *specs, _e("thead", row(rows[0])), _e("tbody", *map(row, rows[1:])), cols=str(columns))
    )


def _inline(parent: etree._Element, runs: Runs, notes: Sequence[Runs]) -> etree._Element:
    for run in runs:
        if run.note:
            content = _inline(_e("noot.al"), notes[run.note - 1], ())
            parent.append(_e("noot", _e("noot.nr", str(run.note)), content, id=f"n{run.note}", type="voet"))
        elif run.line:
            _append_text(parent, " ")
        elif run.bold or run.italic:
            kind = "vetcur" if run.bold and run.italic else "vet" if run.bold else "cur"
            parent.append(_e("nadruk", run.text, type=kind))
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


def _e(tag: str, *content: etree._Element | str, **attributes: str) -> etree._Element:
    """An element with attributes and content in order."""
    element = etree.Element(tag, attributes)
    for part in content:
        if isinstance(part, str):
            _append_text(element, part)
        else:
            element.append(part)
    return element
