"""What can be quoted: the units of the found passages, with how far each holds the question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.answer.evidence.anchors import Settled, strays, violations
from assistant.answer.evidence.carried import subject
from assistant.answer.evidence.context import (
    known,
    lists_attachment,
    members_ask,
    members_speak,
    says_something,
    stretch,
    tells_of_questions,
)
from assistant.answer.evidence.kinds import DECISIVE, holds
from assistant.answer.evidence.spelled import spelled_out
from assistant.answer.evidence.units import Unit, spell_row
from assistant.answer.evidence.weigh import Surroundings, Weighed, counted, coverage, phrasing, weigh, with_acts
from assistant.answer.evidence.words import Key, Words, held
from assistant.answer.question.asked import Asked, asked, names_asked
from assistant.answer.question.predicate import predicates, subjects, vital_words
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from assistant.retrieve.question import Question
from assistant.retrieve.replies import Answered
from ingest.index.records import DocumentRecord

_MEMBERS_ASKED = re.compile(
    r"\b(?:moties?|kamerle?i?d\w*|leden|lid|fracties?|partij\w*|indieners?|verzoek\w*|overweg\w*)\b|-fractie",
    re.IGNORECASE,
)
#: What was said to Members is asked for, not what they said themselves.
_REPLY_ASKED = re.compile(r"\b(?:ge)?(?:ant|beant)woord\w*|\breactie\b|\breageer\w*|\bgereageerd\b", re.IGNORECASE)
_ATTACHED = re.compile(r"\bbij(?:lagen?|gevoegd)\b|\bstukken\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhoe ?veel ([\w'’-]+)", re.IGNORECASE)
_TOTAL_ASKED = re.compile(r"\b(?:totale?|in totaal|totaalbedrag|alles bij elkaar|opgeteld)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:totaal\w*|totale|gehele?|gezamenlijke?)\b", re.IGNORECASE)
_SUM = 0.2  # what a sentence that gives a total scores more where one is asked for
_LISTS = 0.15  # what a sentence that introduces a list scores more where names are asked for
_REPLIES = 0.15  # what the answer to such a Kamervraag scores more
_ASKED = 0.6  # share of the question's words in a Kamervraag, from which its answer answers the question
#: A heading or question that says that what stands below it is the reason.
_REASON = re.compile(r"\b(?:waarom|waardoor|redenen?|oorza(?:ak|ken)|hoe komt)\b", re.IGNORECASE)
_HELD = 0.75  # from here on a word stands in a sentence, as such or by another word for it
#: Kinds of answer that hang on one word of the question: how many of what, who is what.
_OF_HEAD = frozenset({Asked.NUMBER, Asked.WHO})
_TOPIC = 0.45  # share of the question's words in a sentence from which the one after it goes on about the same
#: Who goes without something ("gemeenten zonder loket") does not count among those who have it.
_WITHOUT = re.compile(r"\bzonder (?:(?:een|het|de|enige?|eigen) )?(?:\w+e )?\w+", re.IGNORECASE)
_LACKS = re.compile(r"\b(?:zonder|geen|niet|ontbre\w+)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:niet|geen|nooit|pas)\b", re.IGNORECASE)
_ONE_YEAR = re.compile(r"(?:19|20|21)\d\d(?:-\d\d-\d\d)?")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A unit as a candidate for the answer.

    Attributes:
        hit: the passage that led to it.
        document: the document it stands in.
        section: name of its section.
        role: role of its section.
        unit: the unit.
        text: what it says: its text, of a row in a table with the headings.
        around: all units that were cut from the same stretch, for what governs this one.
        coverage: share of the question's weighted words that it holds, between 0 and 1.
        own: the same, counting only the unit itself.
        covered: the words that it holds, as written in the question.
        stated: those of them that stand in the unit itself.
        missing: the words that it does not hold.
        vital: a word that it lacks is the one asked of ("how many victims"), or what is said to have happened.
        violations: names, numbers and dates of the question that it does not have.
        kinds: the kinds of answer asked for that it has.
        follows: units right after it that hold the kind of answer asked for where it does not itself.
        replies: it is of the answer to a question that holds this one.
        members: it is what Members say, and the question does not ask for that.
        score: what candidates are ranked by.
    """

    hit: Hit
    document: DocumentRecord
    section: str
    role: str
    unit: Unit
    text: str
    around: Sequence[Unit] = field(repr=False)
    coverage: float
    own: float
    covered: frozenset[str]
    stated: frozenset[str]
    missing: tuple[str, ...]
    vital: bool
    violations: tuple[str, ...]
    kinds: frozenset[Asked]
    follows: tuple[Unit, ...]
    replies: bool
    members: bool
    score: float


def gather(
    index: Library,
    words: Words,
    question: Question,
    hits: Sequence[Hit],
    *,
    topic: Question | None = None,
    wanted: Sequence[Asked] = (),
) -> list[Evidence]:
    """Cut the found passages into units and weigh each against the question.

    Args:
        index: where the hits come from.
        words: reads question and evidence.
        question: the question.
        hits: found passages, best first.
        topic: the question that names the subject, where this one leaves it out ("… en wanneer was dat?").
        wanted: kinds of answer asked for, where the question is a rest that does not say so.

    Returns:
        Candidates, best first; each unit once.
    """
    wanted = wanted or asked(question.text)
    question = replace(question, names=_names(question, hits))
    keys = with_acts(words.keys(question.rest), wanted)
    if topic:
        keys = _of_topic(keys, words.keys(topic.rest))
    questions = (question, topic) if topic else (question,)
    decisive = [kind for kind in wanted if kind in DECISIVE]
    verbs = predicates(question.text)
    # To ask why takes for granted that it happened; a verb that only comes near does not show that it did.
    exact = verbs if Asked.WHY in wanted and not _DENIED.search(question.text) else frozenset()
    vital = vital_words(question.text, wanted)
    phrases = words.phrases(question.text)
    head = match[1] if (match := _HOW_MANY.search(question.text)) else ""
    heads = [key for key in keys if key.written in subjects(question.text) and not key.light]
    top = max((hit.score for hit in hits), default=1.0) or 1.0
    fresh = {} if any(_ONE_YEAR.fullmatch(number) for number in question.numbers) else _freshness(hits)
    naming = names_asked(question.text)
    summing = bool(_TOTAL_ASKED.search(question.text))
    counting = (Asked.NUMBER in wanted or naming) and not _LACKS.search(question.text)
    of_members = bool(_MEMBERS_ASKED.search(question.text)) and not _REPLY_ASKED.search(question.text)
    all_names = [name for ask in questions for name in ask.names]
    spelled = spelled_out(index, all_names)
    found: dict[tuple[str, int], Evidence] = {}
    for hit in hits:
        about = words.terms(known(hit.document))
        passage = words.terms(hit.passage.text)
        replied = Answered(index, hit)
        around = stretch(index, hit)
        settled = Settled(subject(index, hit.document), index.text(hit.document.id), spelled)
        for position, unit in enumerate(around):
            place = (hit.document.id, unit.start)
            outside = unit.end <= hit.passage.start or unit.start >= hit.passage.end
            listed = lists_attachment(hit, unit) and not _ATTACHED.search(question.text)
            asks = not of_members and members_ask(hit, unit)
            if outside or place in found or listed or asks or not says_something(hit, unit):
                continue
            text = spell_row(unit.text, around[unit.leads[0]].text) if unit.row else unit.text
            answered = replied.at(unit.start)
            # Whom and by whom it is answered stands above it ("Antwoorden op de vragen van de fractie van …").
            replies = (
                bool(answered) and coverage(keys, about | words.all_terms((answered, hit.passage.section))) >= _ASKED
            )
            leads = [around[lead].text for lead in unit.leads]
            before = _before(around, position)
            governing = [*leads, hit.passage.section, answered, *(before if unit.dependent else ())]
            context = "\n".join(governing)
            surroundings = Surroundings(
                own=words.terms(_WITHOUT.sub(" ", text) if counting else text),
                governing=words.all_terms(governing),
                before=words.all_terms(before),
                passage=passage,
                about=about,
            )
            weighed = weigh(text, surroundings, keys, verbs, names=all_names, exact=exact)
            wrong = tuple(
                anchor
                for ask in questions
                for anchor in violations(
                    ask,
                    f"{text}\n{context}",
                    "\n".join([*before, hit.passage.text]),
                    hit.document,
                    settled=settled,
                    paragraph=" ".join([*_paragraph(around, position), text]),
                )
            )
            members = not of_members and members_speak(hit, unit)
            listing = _list_of(around, position)
            said = f"{text} {listing}"
            kinds = frozenset(kind for kind in wanted if holds(kind, said, question.text))
            because = _REASON.search(f"{hit.passage.section}\n{answered}")
            if Asked.WHY in wanted and because and (weighed.own or replies):
                kinds |= {Asked.WHY}
            if not _states(heads, surroundings.own | surroundings.governing):
                kinds -= _OF_HEAD
            follows = _follows(around, position, [kind for kind in decisive if kind not in kinds], question.text)
            if follows and says_something(hit, follows[0]) and weighed.own >= _TOPIC:
                more = frozenset(kind for kind in decisive if holds(kind, follows[-1].text, question.text))
                stated = _states(heads, words.terms(follows[-1].text))
                kinds |= more if stated else more - _OF_HEAD
            else:
                follows = ()
            score = _score(weighed, wanted, kinds) + counted(text, head, words)
            if naming and listing:
                score += _LISTS
            if summing and _TOTAL.search(text):
                score += _SUM
            if phrases:
                score += phrasing(words.sequence(f"{hit.passage.section}\n{text}"), phrases)
            score += _REPLIES * replies + 0.12 * hit.score / top + 0.08 * fresh.get(hit.document.id, 0.0)
            found[place] = Evidence(
                hit=hit,
                document=hit.document,
                section=hit.passage.section,
                role=hit.passage.role,
                unit=unit,
                text=text,
                around=around,
                coverage=weighed.coverage,
                own=weighed.own,
                covered=weighed.covered,
                stated=weighed.stated,
                missing=weighed.missing,
                vital=bool(vital & set(weighed.missing)),
                violations=wrong,
                kinds=kinds,
                follows=follows,
                replies=replies,
                members=members,
                score=score - 0.15 * (bool(wrong) + strays(question, text)) - 0.25 * members - 0.08 * bool(follows),
            )
    return sorted(found.values(), key=lambda item: (-item.score, item.document.id, item.unit.start))


def _of_topic(keys: list[Key], topic: Sequence[Key]) -> list[Key]:
    """Return the words of a part of a question with those of its subject, which count less; alone, they count fully."""
    if all(key.light for key in keys):
        return [*keys, *topic]
    own = {key.stem for key in keys}
    return [*keys, *(replace(key, light=True, weight=0.4 * key.weight) for key in topic if key.stem not in own)]


def _score(weighed: Weighed, wanted: Sequence[Asked], kinds: frozenset[Asked]) -> float:
    decisive = [kind for kind in wanted if kind in DECISIVE]
    fit = sum(kind in kinds for kind in decisive) / len(decisive) if decisive else 1.0
    promise = 0.1 if weighed.promise and Asked.COMMITMENT in kinds else 0.0
    return (0.6 * weighed.coverage + 0.4 * weighed.own) * (0.5 + 0.5 * fit) + promise


def _freshness(hits: Sequence[Hit]) -> dict[str, float]:
    """Return how new each document is among those found, from 0 to 1: of two that say the same the newest counts."""
    days = sorted({hit.document.date for hit in hits if hit.document.date})
    last = max(1, len(days) - 1)
    return {hit.document.id: days.index(hit.document.date) / last for hit in hits if hit.document.date}


def _follows(around: Sequence[Unit], position: int, lacking: Sequence[Asked], question: str) -> tuple[Unit, ...]:
    """Return the next sentence of the paragraph if it holds a kind of answer that this one lacks."""
    if not lacking or position + 1 >= len(around) or around[position].row or around[position].bullet:
        return ()
    after = around[position + 1]
    if after.block != around[position].block or after.text.endswith("?"):
        return ()
    return (after,) if any(holds(kind, after.text, question) for kind in lacking) else ()


def _states(heads: Sequence[Key], terms: frozenset[str]) -> bool:
    """Tell whether a sentence with what governs it has what is counted, or the part that someone plays."""
    return all(held(key, terms) >= _HELD for key in heads)


def _list_of(around: Sequence[Unit], position: int) -> str:
    """Return the text of the list that a sentence introduces, which it answers by; empty for any other sentence."""
    if not around[position].text.endswith(":"):
        return ""
    return "; ".join(unit.text for unit in around[position + 1 :] if unit.bullet and position in unit.leads)


def _before(around: Sequence[Unit], position: int) -> list[str]:
    """Return the sentences before a unit in its own paragraph, two at most."""
    block = around[position].block
    return [unit.text for unit in around[max(0, position - 2) : position] if unit.block == block]


def _paragraph(around: Sequence[Unit], position: int) -> list[str]:
    """Return all sentences before a unit in its own paragraph."""
    return [unit.text for unit in around[:position] if unit.block == around[position].block]


def _names(question: Question, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the names of a question; a word that opens it is none where the passages write it without a capital."""
    found = []
    for name in question.names:
        first, _, rest = name.partition(" ")
        opens = question.text.lstrip("\"“‘' ").startswith(name) and not any(letter.isupper() for letter in first[1:])
        if opens and any(re.search(rf"\b{re.escape(first.lower())}", hit.passage.text) for hit in hits):
            found += [rest] if rest else []
        else:
            found.append(name)
    return tuple(found)
