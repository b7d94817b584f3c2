"""Puts what is meant in place of what refers back: that, it, this motion, thereof, she, there, then."""

import re
from collections.abc import Sequence

from assistant.conversation.clause import Clause, Phrase, Sort, Token
from assistant.conversation.exchange import History
from assistant.conversation.lexicon import lexicon
from assistant.conversation.topic import moment, named, organisation, person, place, those, topic

_ADVERB = re.compile(
    r"(?:daar|hier|er)(van|over|voor|tegen|mee|aan|op|bij|in|uit|na|onder|door|toe|omtrent)", re.IGNORECASE
)
_PLAIN = {"mee": "met", "toe": "tot"}
_POINTS = {"dat", "dit", "die", "deze"}
_PERSONS = {"hij", "zij", "ze", "hem"}
_THEN = {"toen", "destijds"}
_OF_THINGS = {"is", "wordt", "komt", "gaat", "opent", "sluit", "ligt", "staat", "kost", "vaart", "duurt", "geldt"}
_LOOSE = {Sort.VERB, Sort.ADVERB}
#: What is done with papers, and not with people.
_OF_PAPERS = re.compile(
    r"(?:dien(?:t|de|den)|ingediend|indien(?:t|de|den)?|steun(?:t|de|den)|gesteund|ondertekende?n?|ondertekend|verstuurd?e?|"
    r"stuur(?:t|de|den)|aangenomen|verworpen|aangehouden|ingetrokken|gewijzigd|uitgevoerd|geschreven|schreef|opgesteld)"
)
#: Prepositions that stand apart from their "daar" as a rule; others are as well the part of a verb ("dient … in").
_STRANDED = {"van", "over", "voor", "tegen"}


def put_back(clause: Clause, history: History) -> str:
    """Return the question with each reference replaced by what it refers to; empty where it has none that is sure.

    Args:
        clause: the question.
        history: earlier questions.
    """
    changes: list[tuple[int, int, str]] = []
    for at, token in enumerate(clause.tokens):
        if changes and token.start < changes[-1][1]:
            continue
        change = (
            _adverb(clause, at, history)
            or _pointed(clause, at, history)
            or _pronoun(clause, at, history)
            or _person(clause, at, history)
            or _possessed(clause, at, history)
            or _where_or_when(clause, at, history)
        )
        if change:
            changes.append(change)
    text = clause.text
    for start, end, new in reversed(changes):
        text = text[:start] + new + text[end:]
    return text if changes else ""


_Change = tuple[int, int, str] | None


def _adverb(clause: Clause, at: int, history: History) -> _Change:
    """Read "daarvan", "erover", and apart: "er in", "daar … van"."""
    token = clause.tokens[at]
    end = token.end
    match = _ADVERB.fullmatch(token.text)
    preposition = match[1].casefold() if match else ""
    if not match and token.lower in {"er", "daar", "hier"} and at + 1 < len(clause.tokens):
        after = clause.tokens[at + 1]
        loose = at + 2 == len(clause.tokens) or clause.tokens[at + 2].sort in _LOOSE
        if (after.sort is Sort.PREPOSITION or after.lower in _PLAIN) and loose:
            preposition, end = after.lower, after.end
    if token.lower in {"er", "daar", "hier"} and not preposition and clause.tokens[-1].lower in _STRANDED:
        return _stranded(clause, token, history)
    if not preposition or _speaks_for_itself(clause, token):
        return None
    about = topic(history)
    return (token.start, end, f"{_PLAIN.get(preposition, preposition)} {about}") if about else None


def _stranded(clause: Clause, token: Token, history: History) -> _Change:
    """Read "krijgt de Kamer daar bericht van": the preposition stands at the end."""
    last, about = clause.tokens[-1], topic(history)
    if token.end > last.start or not about or _speaks_for_itself(clause, token):
        return None
    return token.start, last.end, f"{clause.slice(token.end, last.start)} {last.lower} {about}"


def _pointed(clause: Clause, at: int, history: History) -> _Change:
    """Read "die motie", "dat bedrag": a noun with a pointing word before it."""
    token = clause.tokens[at]
    phrase = next((one for one in clause.phrases if one.inner == token.start), None)
    if token.lower not in _POINTS or phrase is None or not _may_point(clause, at) or phrase.named:
        return None
    if token.lower in {"dat", "dit"} and phrase.head.endswith("en"):
        return None  # "dat gemeenten betalen": no pointing word but a conjunction
    if _goes_on(clause, phrase):
        return None
    if full := named(phrase.head, history):
        return phrase.inner, phrase.end, full
    about = topic(history)
    if phrase.sort is Sort.DATE:
        when = moment(history)
        start = phrase.start if phrase.preposition == "in" or not phrase.preposition else phrase.inner
        return (start, phrase.end, when) if when else None
    if not about or phrase.head in about.casefold().split():
        return (phrase.inner, phrase.end, about) if about else None
    noun = clause.text[token.end : phrase.end].strip()
    article = "het" if token.lower in {"dat", "dit"} else "de"
    link = "voor" if phrase.head in lexicon().for_something else "over" if phrase.sort is Sort.DOCUMENT else "van"
    return phrase.inner, phrase.end, f"{article} {noun} {link} {about}"


def _pronoun(clause: Clause, at: int, history: History) -> _Change:
    """Read "dat", "die", "het" alone."""
    token = clause.tokens[at]
    alone = token.lower in _POINTS | {"het", "zoiets"} and not any(one.inner == token.start for one in clause.phrases)
    if not alone or (at == 0 and token.lower == "het"):
        return None
    # "Deelt u dat met de Kamer": with whom is no part of what it refers to.
    told = [one for one in clause.phrases if one.sort is Sort.OFFICE and one.preposition and one.start > token.start]
    before = clause.tokens[:at]
    rest = [
        one for one in clause.tokens[at + 1 :] if not any(phrase.start <= one.start < phrase.end for phrase in told)
    ]
    if token.lower == "het" and not (before and before[-1].sort is Sort.VERB):
        return None
    if any(one.sort not in _LOOSE | {Sort.DATE, Sort.PREPOSITION, Sort.NUMBER} for one in rest):
        return None
    if any(one.sort is Sort.PREPOSITION for one in rest) and not _only_times(clause, token, told):
        return None
    opens = bool(before) and before[-1].lower in {"dat", "of"}  # "de mening dat dit …"
    if not opens and any(one.sort in {Sort.NAME, Sort.NOUN, Sort.DOCUMENT} for one in before[clause.opening :]):
        return None  # "de motie die is aangenomen": it refers within the question
    if before and before[-1].sort is Sort.OFFICE and any(one.lower in lexicon().verbs for one in rest):
        return None  # "het kabinet die zijn aangekondigd"
    several = at - 1 == clause.verb and before[-1].lower.endswith("en") and token.lower in {"die", "deze"}
    about = (several and those(history)) or topic(history)
    return (token.start, token.end, about) if about else None


def _person(clause: Clause, at: int, history: History) -> _Change:
    token = clause.tokens[at]
    if token.lower not in _PERSONS or clause.text[max(0, token.start - 4) : token.start].casefold().endswith("dat "):
        return None
    about = topic(history)
    if token.lower == "hem" and about and any(_OF_PAPERS.fullmatch(one.lower) for one in clause.tokens):
        return token.start, token.end, about
    who = person(history)
    if not who and token.lower in {"zij", "ze"}:
        who = those(history)
    thing = token.lower == "hij" and clause.verb is not None and clause.tokens[clause.verb].lower in _OF_THINGS
    if not who and (thing or token.lower == "hem"):
        who = about
    return (token.start, token.end, who) if who else None


def _possessed(clause: Clause, at: int, history: History) -> _Change:
    """Read "haar reactie": the reaction of the one spoken of."""
    token = clause.tokens[at]
    if token.lower not in {"haar", "zijn", "hun"} or at == clause.verb or at + 1 >= len(clause.tokens):
        return None
    after = clause.tokens[at + 1]
    article = lexicon().possessed.get(after.lower)
    who = person(history) or organisation(history)
    return (token.start, after.end, f"{article} {after.text} van {who}") if article and who else None


def _where_or_when(clause: Clause, at: int, history: History) -> _Change:
    token = clause.tokens[at]
    if token.lower == "daar" and at > clause.opening:
        where = place(history)
        return (token.start, token.end, where) if where else None
    if token.lower in _THEN and clause.opening and at > clause.opening:
        when = moment(history)
        return (token.start, token.end, when) if when else None
    return None


def _may_point(clause: Clause, at: int) -> bool:
    """Tell whether a pointing word may begin a phrase here: at the start, after the verb or a preposition."""
    if at == 0:
        return True
    before = clause.tokens[at - 1]
    if before.sort is Sort.PREPOSITION:
        return True
    return at - 1 == clause.verb


def _goes_on(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a phrase says itself which one is meant ("die motie van Palmboom")."""
    after = clause.text[phrase.end :]
    return bool(re.match(r"\s*(?:van|over|met nummer|uit|die|dat|waar\w+)\b", after, re.IGNORECASE))


def _only_times(clause: Clause, token: Token, told: Sequence[Phrase]) -> bool:
    after = [phrase for phrase in clause.phrases if phrase.start > token.start and phrase not in told]
    return all(phrase.sort is Sort.DATE for phrase in after)


def _speaks_for_itself(clause: Clause, token: Token) -> bool:
    """Tell whether a question has a subject of its own before what seems to refer back ("Is de brug open en wat …")."""
    return any(phrase.sort is Sort.NAME for phrase in clause.phrases if phrase.start < token.start)
