"""The commitments of a letter as the end of its Kern, found by the same code as the dossier's."""

from dataclasses import replace
from datetime import date

from assistant.dossier.commitments import commitments
from assistant.dossier.paper import Paper
from assistant.dossier.promise import promises
from assistant.dossier.subject import Subjects
from assistant.draft.zin import Zin
from assistant.retrieve.base import Library


def toezeggingen(index: Library, letter: Paper, sentences: list[Zin]) -> list[Zin]:
    """Return the sentences that make a letter's commitments, each commitment once, those with a term first.

    Args:
        index: where the letter is.
        letter: the letter.
        sentences: its sentences.
    """
    made = commitments([letter], [], Subjects(index), lambda one, other: one == other, letter.record.date or date.min)
    found: list[tuple[bool, Zin]] = []
    for one in made:
        inside = [zin for zin in sentences if one.place.start <= zin.start and zin.end <= one.place.end]
        says = next((zin for zin in inside if promises(zin.text, letter.record.date)), None)
        if says:
            says = _after_colon(says)
        if says and all(says != zin for _, zin in found):
            found.append((not one.term, says))
    return [zin for _, zin in sorted(found, key=lambda pair: pair[0])]


def _after_colon(zin: Zin) -> Zin:
    """Return what stands after the colon of a sentence, where that is the commitment ("Niet lang: in mei …")."""
    at = zin.text.rfind(": ")
    rest = zin.text[at + 2 :]
    if at < 0 or len(rest.split()) < 8 or not promises(rest, zin.paper.record.date):
        return zin
    return replace(zin, start=zin.start + at + 2)
