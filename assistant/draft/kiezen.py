"""Chooses the statements of a Kern: the weightiest within the contract, one of each part first, none twice."""

import math
import re
from collections.abc import Sequence

from assistant.draft.contract import Contract
from assistant.draft.wegen import Gewogen
from assistant.draft.zin import Zin
from ingest.document import Kind

_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]*|[A-Z][.)]|[IVX]+[.)])\s+")
_ANSWER = re.compile(r"Antwoord(?:en)? (?:op )?(?:de )?(?:vra(?:ag|gen) )?(\d[\d, en-]*)")
_LABEL = 8  # words that a label may have
_ENOUGH = -0.3  # gain from which a sentence is worth its place
_FEW = 3  # content words of a sentence that is compared only within its part
_LIKE = 0.6  # overlap from which a sentence adds nothing


def choose(
    weighed: Sequence[Gewogen], taken: set[Zin], contract: Contract, room: int, first: Sequence[Gewogen] = ()
) -> list[Gewogen]:
    """Return the weightiest sentences within the contract, in the order of the letter: first one of each part.

    Args:
        weighed: the sentences.
        taken: those that are said elsewhere.
        contract: how many bullets there may be, and how long.
        room: words that are left.
        first: sentences that come before all others, as far as there is room.
    """
    order = {one.zin: at for at, one in enumerate(weighed)}
    pool = [
        one
        for one in weighed
        if not _overlaps(one.zin, taken)
        and one.zin.turned.sure
        and 4 <= one.zin.words <= contract.bullet_words - 1
        and not one.zin.text.rstrip().endswith(("?", ":", ";"))
        and not one.zin.text[:1].islower()
        and (one.zin.paper.record.kind is Kind.NOTA or one.zin.text.rstrip("»”\"'’)").endswith((".", "!", "…")))
    ]
    by_zin = {one.zin: one for one in pool}
    chosen: list[Gewogen] = []
    covered: dict[object, int] = {}
    known = [other.terms for other in weighed if other.zin in taken]

    def take(one: Gewogen) -> None:
        chosen.append(one)
        covered[one.zin.part] = covered.get(one.zin.part, 0) + 1
        if one in pool:
            pool.remove(one)

    for one in dict.fromkeys(first):
        if one.zin.words > room or len(chosen) >= contract.bullets:
            continue
        room -= one.zin.words
        take(one)
    while pool and len(chosen) < contract.bullets:
        best = max(pool, key=lambda one: (_gain(one, chosen, known, covered), -order[one.zin]))
        if _gain(best, chosen, known, covered) <= _ENOUGH:
            break
        pool.remove(best)
        wanted = _with_antecedent(best, by_zin, chosen, taken)
        if wanted is None:
            continue
        labels = 0 if best.zin.part in covered else len(label_of(best.zin).split())
        cost = sum(one.zin.words for one in wanted) + labels
        if cost > room or len(chosen) + len(wanted) > contract.bullets:
            continue
        room -= cost
        for one in wanted:
            take(one)
    return sorted(chosen, key=lambda one: order[one.zin])


def _overlaps(zin: Zin, taken: set[Zin]) -> bool:
    """Tell whether a sentence, or a part of it, was used elsewhere."""
    return any(zin.paper is one.paper and zin.start < one.end and one.start < zin.end for one in taken)


def _with_antecedent(
    one: Gewogen, by_zin: dict[Zin, Gewogen], chosen: Sequence[Gewogen], taken: set[Zin]
) -> list[Gewogen] | None:
    """Return a sentence with the one that it leans on; None where that cannot be had."""
    if not one.leans or one.zin.before is None or one.zin.before in taken:
        return [one] if not one.leans else None
    before = by_zin.get(one.zin.before)
    if before is None:
        return None
    if before in chosen:
        return [one]
    return None if before.leans else [before, one]


def _gain(
    one: Gewogen, chosen: Sequence[Gewogen], known: Sequence[frozenset[str]], covered: dict[object, int]
) -> float:
    # Two verdicts ("Ik ontraad de motie") of two parts are alike in words, and not the same.
    if any(other.zin.said == one.zin.said for other in chosen):
        return -math.inf  # two answers, or the letter and its annex, may say the same
    bags = [*known, *(other.terms for other in chosen if len(one.terms) > _FEW or other.zin.part == one.zin.part)]
    like = max((len(one.terms & bag) / max(1, min(len(one.terms), len(bag))) for bag in bags), default=0.0)
    opening_words = one.zin.section is not None and one.zin.section.name == "Brief"
    first = 0.5 if one.zin.head else 1.0
    fresh = -0.5 * (covered[one.zin.part] - 1) if one.zin.part in covered else 0.0 if opening_words else first
    return one.weight + fresh - (3.0 if like > _LIKE else 0.8 * like)


def label_of(zin: Zin) -> str:
    """Return how a bullet calls the part of the letter that a sentence is of; empty where it has no short name."""
    if zin.head and re.search(r" [A-ZÀ-Þ]", zin.head):
        return zin.head  # "Brug Zwaluwdam"
    section = zin.section
    if section is not None and section.role == "antwoord" and (numbers := _ANSWER.fullmatch(section.name.strip())):
        many = "Vragen" if re.search(r"\D", numbers[1]) else "Vraag"
        return f"{many} {numbers[1]}"
    if section is None or section.role not in {"kop", "tekst"} or section.name in {"Brief", "Tekst"}:
        return ""
    name = _NUMBER.sub("", " ".join(section.name.split())).strip(" .:")
    usable_name = 0 < len(name.split()) <= _LABEL and not name.endswith("?") and "ik" not in name.split()
    if not usable_name or re.search(r"[¹²³⁰-⁹]", name):
        return ""
    return f"{name}, {zin.head[:1].lower()}{zin.head[1:]}" if zin.head else name
