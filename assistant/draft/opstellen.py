"""Drafts a section or a whole nota: the sections of the profile, numbered citations, open points and warnings."""

from collections.abc import Callable, Sequence
from datetime import date

from assistant.answer.number import Numberer
from assistant.answer.quote.dates import write_date
from assistant.answer.types import Span
from assistant.answer.verify import resolves
from assistant.draft import delen
from assistant.draft.checks import Checked, check
from assistant.draft.eenmaal import verdeel
from assistant.draft.kern import Kern, kern, titel
from assistant.draft.material import Material
from assistant.draft.profielen import Profiel
from assistant.draft.types import GAP, Block, Draft, Line, Onderdeel, OpenPoint, Shape
from assistant.draft.vragen import nota_title
from ingest.document import Kind

Writer = Callable[[Material, Profiel, str], Kern]
"""Writes a Kern: the sources, the profile, the heading."""

_INDENT = {Shape.BULLET: "- ", Shape.SUB: "  - ", Shape.HEADING: "### "}


def draft(
    section: Onderdeel,
    material: Material,
    profile: Profiel,
    *,
    title: str = "",
    day: date | None = None,
    writer: Writer | None = None,
) -> Draft:
    """Draft a section from sources.

    Args:
        section: which one, or the whole nota.
        material: the sources.
        profile: headings, order, contract.
        title: of the nota; empty takes that of the letter.
        day: date of the nota; None leaves it open.
        writer: writes the Kern; None composes it from sentences of the sources.

    Raises:
        DraftError: the profile has no such section.
    """
    heads = profile.sections if section is Onderdeel.NOTA else (profile.kop(section),)
    blocks: list[Block] = []
    mode = "extractive"
    for kop in heads:
        taken = [line for block in blocks for line in block.lines]
        if kop.role is Onderdeel.KERN:
            made = writer(material, profile, kop.heading) if writer else kern(material, profile.contract, kop.heading)
            blocks.append(Block(Onderdeel.KERN.value, kop.heading, made.lines, made.open_points))
            mode = made.model or mode
        else:
            blocks.append(_block(kop.role, material, profile, taken))
    letter = material.letter
    if section is Onderdeel.NOTA:
        blocks = _once(blocks, material)
    name = title or (nota_title(letter) if letter else "")
    header, points = _header(material, profile, day) if section is Onderdeel.NOTA else ((), ())
    return assemble(section, material, profile, blocks, header=header, points=points, title=name, day=day, mode=mode)


def assemble(
    section: Onderdeel,
    material: Material,
    profile: Profiel,
    blocks: Sequence[Block],
    *,
    header: tuple[tuple[str, Line], ...] = (),
    points: Sequence[OpenPoint] = (),
    title: str = "",
    day: date | None = None,
    mode: str = "extractive",
) -> Draft:
    """Number the sources of sections that were drafted or edited, and check them.

    Args:
        section: what was asked for.
        material: the sources.
        profile: headings, contract.
        blocks: the sections.
        header: of the nota.
        points: open points of the header.
        title: of the nota.
        day: date of the nota.
        mode: how it was written.
    """
    numberer = Numberer(material.shelf)
    whole = section is Onderdeel.NOTA
    parts = [_head(profile, header, title, numberer)] if whole else []
    for block in blocks:
        body = _written(block.lines, numberer)
        parts.append(f"## {block.heading}\n\n{body}" if whole else body)
    wrong = [one for one in numberer.citations if not resolves(material.shelf, one)]
    if wrong:  # what is quoted is cut from the text itself, so this is a mistake of ours
        raise AssertionError(f"citations that do not stand in their source: {wrong}")
    found = check(Checked(section, tuple(blocks), material, profile, day))
    return Draft(
        section=section,
        title=title,
        header=header,
        blocks=tuple(blocks),
        text="\n\n".join(parts),
        citations=numberer.citations,
        open_points=(*points, *(point for block in blocks for point in block.open_points)),
        warnings=found,
        mode=mode,
        type=profile.type if whole else "",
    )


def _once(blocks: list[Block], material: Material) -> list[Block]:
    """Return the sections of a nota with what Aanleiding and Kern share in one of them."""
    at = {block.role: number for number, block in enumerate(blocks)}
    first, second = at.get(Onderdeel.AANLEIDING.value), at.get(Onderdeel.KERN.value)
    if first is None or second is None:
        return blocks
    titled = titel(material.letter) if material.letter else []
    made = list(blocks)
    made[first], made[second] = verdeel(blocks[first], blocks[second], titled)
    return made


def _block(role: Onderdeel, material: Material, profile: Profiel, taken: Sequence[Line]) -> Block:
    kop = profile.kop(role)
    match role:
        case Onderdeel.AANLEIDING:
            return delen.aanleiding(material, kop.heading)
        case Onderdeel.GEADVISEERD_BESLUIT:
            return delen.geadviseerd_besluit(material, profile, kop.heading)
        case Onderdeel.TOELICHTING:
            return delen.toelichting(material, kop, taken)
        case Onderdeel.NIET_OPENBAAR:
            return delen.niet_openbaar(kop)
        case _:
            return delen.bijlagen(material, kop)


def _header(
    material: Material, profile: Profiel, day: date | None
) -> tuple[tuple[tuple[str, Line], ...], tuple[OpenPoint, ...]]:
    """Return the header block: only what a source or the user says; a reference or a name is never guessed."""
    letter = material.letter
    known: dict[str, Line] = {}
    if (
        letter
        and (office := letter.record.minister or letter.record.addressee)
        and letter.record.kind is not Kind.OVERIG
    ):
        at = letter.text.find(office)
        if at >= 0:
            known["Aan"] = Line(office, (Span(letter.record.id, at, at + len(office)),))
    attached = len(material.of(Kind.KAMERBRIEF, Kind.KAMERVRAGEN, Kind.VERSLAG, Kind.OVERIG))
    if attached:
        known["Bijlage(n)"] = Line(str(attached), fixed=True)
    if day:
        known["Datum"] = Line(write_date(day), fixed=True)
    header = tuple((label, known.get(label, Line(GAP))) for label in profile.header)
    lacking = [label for label, line in header if line.text == GAP]
    points = (OpenPoint("Kop", f"Vul in de kop in: {', '.join(lacking)}."),) if lacking else ()
    return header, points


def _head(profile: Profiel, header: tuple[tuple[str, Line], ...], title: str, numberer: Numberer) -> str:
    fields = "\n".join(f"{label}: {_marked(line, numberer)}" for label, line in header)
    return f"{profile.type}\n\n{fields}\n\n# {title or GAP}"


def _written(lines: Sequence[Line], numberer: Numberer) -> str:
    """Return lines as text: bullets below each other, a blank line around everything else."""
    text, last = "", Shape.PARAGRAPH
    for line in lines:
        listed = {Shape.BULLET, Shape.SUB}
        tight = (line.shape in listed and last in listed) or (line.shape is Shape.ROW and last is Shape.ROW)
        text += ("\n" if tight else "\n\n") if text else ""
        text += _INDENT.get(line.shape, "") + _marked(line, numberer)
        last = line.shape
    return text


def _marked(line: Line, numberer: Numberer) -> str:
    marks = numberer.mark(line.spans)
    return f"{line.text} {marks}" if marks else line.text
