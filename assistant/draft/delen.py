"""The other sections of a nota, extractive: what the sources say for each, and a marked gap where they say nothing."""

import re
from collections.abc import Sequence

from assistant.answer.types import Span
from assistant.draft.doel import opening
from assistant.draft.kern import usable
from assistant.draft.koppelen import RESTATES
from assistant.draft.material import Material
from assistant.draft.profielen import Kop, Profiel
from assistant.draft.punten import line
from assistant.draft.types import GAP, Block, Line, Onderdeel, OpenPoint, Shape
from assistant.draft.vragen import gesteld
from assistant.draft.wegen import TALK, wegen
from assistant.draft.zin import Zin
from ingest.document import Kind

_ABOUT = {
    "politieke-context": re.compile(
        r"\b(?:motie\w*|debat\w*|fractie\w*|het lid|de leden [A-Z]|toegezegd|toezegging\w*|verworpen|ingediend|"
        r"Kamervragen|"
        r"overleg van|begrotingsbehandeling)\b"
    ),
    "financieel-juridisch": re.compile(
        r"€|\b(?:euro|miljoen|begroting\w*|dekking|gedekt|artikel \d|kosten|wet\w{0,12}|wettelijk\w*|grondslag|"
        r"beleidsregel\w*|regeling|"
        r"Statuut|bevoegd\w*|AVG|subsidie\w*|bijzondere uitkering)\b"
    ),
    "krachtenveld": re.compile(
        r"\b(?:gesproken|gesprek\w*|overleg met|in overleg|afgesproken|bezwaar|steunen|steunt|stemt in|instemming|"
        r"voorkeur|had liever|bepleit\w*|pleit\w*|draagvlak|verzocht|"
        r"belanghebbenden|omwonenden|afstemming|afgestemd|kritiek|vrezen|vreest|waarderen|advies van)\b"
    ),
    "uitvoering": re.compile(r"\b(?:uitvoer\w*|start|planning|gereed|opgeleverd|werving|personeel|fte|aanbesteding)\b"),
    "communicatie": re.compile(
        r"\b(?:communicatie|voorlichting|website|pers\w*|campagne|gewaarschuwd|bewoners)\b", re.IGNORECASE
    ),
}
_ASK = {
    "politieke-context": "Beschrijf de politieke context: eerdere debatten, moties en standpunten van fracties.",
    "financieel-juridisch": "Vul de financiële en juridische overwegingen in, met dekking en grondslag.",
    "krachtenveld": "Vul in met wie is afgestemd en hoe partijen erin staan.",
    "uitvoering": "Vul in wat de uitvoering vraagt.",
    "communicatie": "Vul de woordvoeringslijn in.",
}
_ROLES = {"financieel-juridisch": "overwegingen"}  # as the sections of a nota are called where they are read
_MOST, _WORDS = 3, 34
_AANLEIDING = 70


def aanleiding(material: Material, heading: str) -> Block:
    """Return why the nota is there: the opening of the letter, at most some seventy words."""
    letter = material.letter
    chosen: list[Zin] = []
    if letter is not None:
        sentences = usable(letter)
        start = opening(sentences)
        if not start.says and (put := gesteld(letter)):
            return Block(Onderdeel.AANLEIDING.value, heading, tuple(put))
        head = [zin for zin in sentences[:8] if zin.turned.sure and _together(zin, sentences[0])]
        lead = list(start.lead)
        words = sum(zin.words for zin in lead)
        for zin in head:
            if zin not in lead and words + zin.words <= _AANLEIDING:
                lead.append(zin)
                words += zin.words
        chosen = sorted(lead, key=lambda zin: zin.start)
        while chosen and sum(zin.words for zin in chosen) > _AANLEIDING:
            chosen.pop()
    if not chosen:
        point = OpenPoint(heading, "Vul in waarom deze nota er nu is; geen bron zegt het.")
        return Block(Onderdeel.AANLEIDING.value, heading, (Line(GAP),), (point,))
    return Block(Onderdeel.AANLEIDING.value, heading, tuple(line(zin) for zin in chosen))


def _together(one: Zin, other: Zin) -> bool:
    return (one.section, one.paragraph) == (other.section, other.paragraph)


def geadviseerd_besluit(material: Material, profile: Profiel, heading: str) -> Block:
    """Return what the bewindspersoon is asked, in the words of the profile."""
    letter = material.letter
    if letter is None or letter.record.kind not in {Kind.KAMERBRIEF, Kind.KAMERVRAGEN}:
        point = OpenPoint(
            heading, "Vul in wat u de bewindspersoon vraagt; er is geen brief om te ondertekenen gekozen."
        )
        return Block(Onderdeel.GEADVISEERD_BESLUIT.value, heading, (Line(GAP),), (point,))
    which = "de Eerste Kamer" if "Eerste Kamer" in (letter.record.addressee or "") else "de Tweede Kamer"
    at = letter.text.find(which.removeprefix("de "))
    spans = (Span(letter.record.id, at, at + len(which) - 3),) if at >= 0 else ()
    made = Line(profile.besluit.format(kamer=which if spans else GAP), spans, changed=True, fixed=not spans)
    point = OpenPoint(heading, "Controleer het gevraagde besluit, en vul zo nodig de uiterste datum in.")
    return Block(Onderdeel.GEADVISEERD_BESLUIT.value, heading, (made,), (point,))


def toelichting(material: Material, kop: Kop, taken: Sequence[Line]) -> Block:
    """Return the considerations that the sources give, by the parts of the profile; each sentence once.

    Args:
        material: the sources.
        kop: the section as the profile has it.
        taken: lines of other sections, which are not said again.
    """
    used = {span for one in taken for span in one.spans}
    pool = [zin for paper in material.papers if paper.record.kind is not Kind.MOTIE for zin in usable(paper)]
    letter = material.letter
    weighed = wegen(pool, material.shelf.analyser, letter.record.title if letter else "")
    if material.of(Kind.MOTIE):  # its requests stand in the Kern, in its own words
        weighed = [one for one in weighed if not RESTATES.search(one.zin.text)]
    lines: list[Line] = []
    points: list[OpenPoint] = []
    for role, heading in kop.subs.items():
        lines.append(Line(heading, shape=Shape.HEADING))
        about = _ABOUT.get(role)
        fit = [
            one
            for one in weighed
            if about
            and (about.search(one.zin.text) or _own(one.zin, role))
            and one.zin.span not in used
            and one.zin.turned.sure
            and not one.leans
            and not TALK.search(one.zin.text)
            and 7 <= one.zin.words <= _WORDS
            and not one.zin.text.endswith(("?", ":", ";"))
            and one.zin.text[:1].isupper()
        ]
        fit.sort(
            key=lambda one: (
                one.weight + 2.0 * _own(one.zin, role) + 0.5 * len(set(about.findall(one.zin.text)) if about else ())
            ),
            reverse=True,
        )
        best = sorted(fit[:_MOST], key=lambda one: (one.zin.paper.record.id, one.zin.start))
        used |= {one.zin.span for one in best}
        lines += [line(one.zin, Shape.BULLET) for one in best]
        if not best:
            lines.append(Line(GAP))
        ask = _ASK.get(role, f"Vul {heading} in.")
        points.append(OpenPoint(heading, ask if not best else f"Vul aan wat niet in de bronnen staat. {ask}"))
    return Block(kop.role.value, kop.heading, tuple(lines), tuple(points))


def _own(zin: Zin, role: str) -> bool:
    """Tell whether a sentence stands in this part of an earlier nota."""
    return zin.section is not None and zin.section.role in {role, _ROLES.get(role, role)}


def niet_openbaar(kop: Kop) -> Block:
    """Return the section on what may not be published: the formula of the template, for a person to decide on."""
    heads = [Line(heading, shape=Shape.HEADING) for heading in kop.subs.values()]
    body = [Line(kop.formula, fixed=True)] if kop.formula else [Line(GAP)]
    point = OpenPoint(
        kop.heading, "Beslis welke passages niet openbaar worden, en motiveer dat per passage; een mens beslist."
    )
    return Block(kop.role.value, kop.heading, (*heads, *body), (point,))


def bijlagen(material: Material, kop: Kop) -> Block:
    """Return the list of attachments: the letter and what comes with it, numbered."""
    attached = material.of(Kind.KAMERBRIEF, Kind.KAMERVRAGEN, Kind.VERSLAG, Kind.OVERIG)
    if not attached:
        point = OpenPoint(kop.heading, "Vul de bijlagen in; er is geen brief gekozen.")
        return Block(kop.role.value, kop.heading, (Line(GAP),), (point,))
    rows = [Line("Volgnummer | Naam | Informatie", shape=Shape.ROW, fixed=True)]
    for number, paper in enumerate(attached, 1):
        at = paper.text.find(paper.record.title)
        spans = (Span(paper.record.id, at, at + len(paper.record.title)),) if at >= 0 else ()
        first = next((zin.span for zin in usable(paper)), None)
        rows.append(
            Line(
                f"{number} | {paper.record.title.replace('|', '/')} | {paper.record.kind.value.capitalize()}",
                spans or ((first,) if first else ()),
                Shape.ROW,
                changed=True,
            )
        )
    return Block(kop.role.value, kop.heading, tuple(rows))
