"""What a Kern does with the motions among its sources: a main bullet for each request, and what is open about them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer.quote.dates import write_date
from assistant.dossier.paper import Paper
from assistant.dossier.term import due_days
from assistant.draft.contract import Contract
from assistant.draft.doel import Doel, Opening
from assistant.draft.koppelen import koppel
from assistant.draft.material import Material
from assistant.draft.types import GAP, Line, OpenPoint, Shape
from assistant.draft.verzoeken import Verzoek, beantwoord, passend, verzoeken
from assistant.draft.wegen import Gewogen
from assistant.draft.zin import Zin

_ABOUT = 0.35  # share of a letter's sentences from which it is about the motion
_LEAST = 0.15  # the same where its opening says that it is
_FOR = re.compile(r"\bmoties?\b|\bmotie-|\bdat verzoek\b", re.IGNORECASE)
_BESIDES = re.compile(r"^(?:Daarnaast|Ook|Tevens|Verder|Voorts|Bovendien|Tot slot)\b")


@dataclass(frozen=True, slots=True)
class Punt:
    """A request as a main bullet.

    Attributes:
        verzoek: the request.
        line: the bullet.
        first: the sentence of the letter that answers it best, which comes below it; None where there is none.
        below: a line that stands below it anyhow: a gap where the letter says nothing.
        zinnen: the sentences of the letter that answer it, of which more may be chosen.
    """

    verzoek: Verzoek
    line: Line
    first: Gewogen | None
    below: tuple[Line, ...]
    zinnen: frozenset[Zin]


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """The requests in a Kern.

    Attributes:
        punten: the main bullets, in order.
        restated: sentences of the letter that only say a request once more.
        open_points: requests that the letter leaves open.
        main: the letter is about the motions; else they are one of its subjects.
    """

    punten: tuple[Punt, ...] = ()
    restated: frozenset[Zin] = frozenset()
    open_points: tuple[OpenPoint, ...] = ()
    main: bool = False

    @property
    def lines(self) -> list[Line]:
        """The bullets themselves, with what stands below them anyhow."""
        return [line for punt in self.punten for line in (punt.line, *punt.below)]

    @property
    def first(self) -> list[Gewogen]:
        """The best answers."""
        return [punt.first for punt in self.punten if punt.first]


def gevraagd(
    material: Material,
    letter: Paper,
    weighed: Sequence[Gewogen],
    start: Opening,
    taken: set[Zin],
    contract: Contract,
    heading: str,
) -> Gevraagd:
    """Return what the motions ask that a letter speaks of, each with what the letter says to it.

    Args:
        material: the sources.
        letter: the letter.
        weighed: its sentences.
        start: what it is for; where that is a motion, a request without an answer is a bullet with a gap.
        taken: sentences that the Kern says elsewhere.
        contract: how long it may be.
        heading: how the profile calls the Kern.
    """
    met, unmet = beantwoord(material, letter)
    points = [
        OpenPoint(
            heading, f"De brief noemt deze motie niet: {one.record.title}. Controleer of zij bij deze nota hoort."
        )
        for one in unmet
    ]
    asked = verzoeken(met, contract.bullet_words)
    found = koppel(asked, weighed, material.shelf.analyser)
    main = start.doel is Doel.MOTIE and len(found.of) >= len(weighed) * (_LEAST if _for_motion(start) else _ABOUT)
    kept: list[tuple[Verzoek, Gewogen | None, tuple[Line, ...], frozenset[Zin]]] = []
    for number, (request, answers) in enumerate(zip(asked, found.answers, strict=True)):
        free = next((one for one in answers if _usable(one, taken, contract)), None)
        late = _late(request, letter)
        if late:
            points.append(OpenPoint(heading, f"{_whole(request)} {late}"))
        if free:
            kept.append((request, free, (), frozenset(zin for zin, of in found.of.items() if of == number)))
        elif request.informs:
            if main and not late:
                kept.append((request, None, _does(start), frozenset()))
        elif not answers:  # else the Kern says it elsewhere
            points.append(
                OpenPoint(heading, f"{_whole(request)} De brief zegt daar niets over; vul in wat u ermee doet.")
            )
            if main:
                kept.append((request, None, (Line(GAP, shape=Shape.SUB),), frozenset()))
    fit, dropped = passend([request for request, *_ in kept])
    points += [
        OpenPoint(heading, f"{_whole(one)} Dat past niet meer in de Kern; neem het zo nodig op.") for one in dropped
    ]
    known = " ".join(zin.said for zin in start.lead)
    punten: list[Punt] = []
    for request, first, below, zinnen in kept[: len(fit)]:
        again = any(punt.verzoek.motion is request.motion for punt in punten)
        named = len(met) > 1 or not (again or any(name in known for name in request.motion.record.submitters[:1]))
        said = request.line(contract.bullet_words, named=named, after=again)
        punten.append(Punt(request, said, first, below, zinnen))
    return Gevraagd(tuple(punten), found.restated, tuple(points), main=main)


def _for_motion(start: Opening) -> bool:
    """Tell whether a letter opens with the motion as what it is for, and not as one thing more."""
    return start.says and bool(_FOR.search(start.lead[-1].text)) and not _BESIDES.match(start.lead[-1].text)


def _whole(request: Verzoek) -> str:
    return request.line(1000, named=True).text


def _usable(one: Gewogen, taken: set[Zin], contract: Contract) -> bool:
    zin = one.zin
    return (
        zin not in taken
        and zin.turned.sure
        and 3 <= zin.words <= contract.bullet_words
        and zin.text.rstrip("»”\"'’)").endswith((".", "!"))
        and zin.text[:1].isupper()
    )


def _does(start: Opening) -> tuple[Line, ...]:
    """Return that the letter tells the Kamer, on what its opening says; nothing where it does not say so."""
    if not start.says or not start.lead:
        return ()
    return (Line("Dat doet u met de brief.", (start.lead[-1].span,), Shape.SUB, changed=True),)


def _late(request: Verzoek, letter: Paper) -> str:
    """Return what to look at where a letter is of after the day that a request names; empty else."""
    day = letter.record.date
    if day is None or not request.informs:
        return ""
    due = due_days(request.asks, request.motion.record.date)
    if not due or max(due) >= day:
        return ""
    return f"De brief is van {write_date(day)}, na die termijn; vul in hoe de Kamer eerder is geïnformeerd."
