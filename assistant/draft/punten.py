"""Sets chosen sentences as bullets: below the request that they answer, or below their own part of the letter."""

from collections.abc import Sequence

from assistant.draft.contract import Contract
from assistant.draft.gevraagd import Gevraagd
from assistant.draft.kiezen import label_of
from assistant.draft.types import Line, Shape
from assistant.draft.wegen import Gewogen
from assistant.draft.zin import Zin


def line(zin: Zin, shape: Shape = Shape.PARAGRAPH, label: str = "") -> Line:
    """Return a sentence as a line of the draft."""
    said = zin.said if not label else f"{label}: {zin.said}"
    spans = (zin.span,) if label != zin.head or not label else (zin.head_span, zin.span)
    return Line(said, spans, shape, changed=zin.turned.changed or bool(label))


def punten(chosen: Sequence[Gewogen], asked: Gevraagd, contract: Contract) -> list[Line]:
    """Return the bullets of a Kern.

    Args:
        chosen: sentences in the order of the letter.
        asked: the requests of motions.
        contract: a bullet that its label would make too long has none.
    """
    left = list(chosen)
    requests: list[tuple[int, list[Line]]] = []
    for punt in asked.punten:
        own = [one for one in left if one is punt.first or one.zin in punt.zinnen]
        left = [one for one in left if one not in own]
        # Where the motion is one subject among others, it stands where the letter has it.
        at = -1 if asked.main or not own else own[0].zin.start
        requests.append((at, [punt.line, *(line(one.zin, Shape.SUB) for one in own), *punt.below]))
    others = _parts(left, contract)
    return [one for _, lines in sorted([*requests, *others], key=lambda pair: pair[0]) for one in lines]


def _parts(chosen: Sequence[Gewogen], contract: Contract) -> list[tuple[int, list[Line]]]:
    """Return the bullets by part of the letter, each with where it begins there."""
    made: list[tuple[int, list[Line]]] = []
    section: object = None
    for one in chosen:
        zin = one.zin
        label = label_of(zin)
        if section is not None and zin.part == section and bool(label):
            made[-1][1].append(line(zin, Shape.SUB))
        else:
            fits = zin.words + len(label.split()) <= contract.bullet_words
            made.append((zin.start, [line(zin, Shape.BULLET, label if fits else "")]))
        section = zin.part
    return made
