"""Lets the parts of a whole nota each say their own thing: no sentence stands in both Aanleiding and Kern."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.draft.doel import points_back
from assistant.draft.types import GAP, Block, Line, OpenPoint, Shape

_DOES = re.compile(r"\bbrief\b|\b(?:hierbij|hiermee|bijgaand)\b", re.IGNORECASE)


def verdeel(aanleiding: Block, kern: Block, titled: Sequence[Line]) -> tuple[Block, Block]:
    """Return both sections without what they share.

    Why the nota is there goes to the Aanleiding, what the letter does to the Kern. Where one sentence says both, or
    leans on the one before it, the Aanleiding has it, and the Kern opens with the letter by its title.

    Args:
        aanleiding: as it is drafted alone.
        kern: the same.
        titled: an opening of the Kern from the letter's title; empty where that cannot be cited.
    """
    opens = next((at for at, line in enumerate(kern.lines) if line.shape is not Shape.PARAGRAPH), len(kern.lines))
    lead, body = kern.lines[:opens], kern.lines[opens:]
    shared = [line for line in lead if _among(line, aanleiding.lines)]
    reasons = tuple(line for line in aanleiding.lines if not _among(line, body))
    if shared:
        does = lead[-1]
        rest = tuple(line for line in reasons if not _same(line, does))
        if titled and (not rest or points_back(does.text) or not _DOES.search(does.text)):
            lead = tuple(titled)
        else:
            lead, reasons = tuple(line for line in lead if line is does or not _among(line, reasons)), rest
    if reasons == aanleiding.lines:
        return aanleiding, replace(kern, lines=(*lead, *body))
    if not reasons:
        point = OpenPoint(aanleiding.heading, "Vul in waarom deze nota er nu is; de Kern zegt al wat de brief doet.")
        aanleiding = replace(aanleiding, open_points=(point,))
    return replace(aanleiding, lines=reasons or (Line(GAP),)), replace(kern, lines=(*lead, *body))


def _among(line: Line, others: Sequence[Line]) -> bool:
    return any(_same(line, other) for other in others)


def _same(one: Line, other: Line) -> bool:
    """Tell whether two lines rest on the same words of a source."""
    return any(a.document == b.document and a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)
