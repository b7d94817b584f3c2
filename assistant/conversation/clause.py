"""Reads a Dutch question into its question word, its verb and its phrases, by closed word classes and form alone."""

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.conversation.lexicon import lexicon
from assistant.retrieve.question import is_generic
from assistant.retrieve.when import YEAR
from ingest.recognise.references import find_references

_WORD = re.compile(r"c\.s\.|nrs?\.|jl\.|(?:['’][st]\b)|[^\W_]+(?:[&.'’/,-][^\W_]+)*|€")
_PARTICIPLE = re.compile(
    r"(?:ge|be|ver|ont|her|er|(?:aan|af|bij|door|in|mee|na|om|onder|op|over|terug|toe|uit|vast|voor|weg|plaats|goed|vrij)ge)"
    r"\w{2,}(?:d|t|en)|(?:aan|af|op|over|uit|voor|toe)(?:be|ver)\w{2,}(?:d|t|en)|geïnformeerd|\w*ge(?:daan|gaan|zien|staan|slagen)|\w+eerd|"
    r"onder(?:tekend|zocht|bouwd|steund|vangen)|over(?:wogen|schreden|legd|tuigd)|goedgekeurd|voorzien|aanvaard|herzien"
)
_BACK = re.compile(
    r"(?:daar|hier|er)(?:van|over|voor|tegen|mee|aan|op|bij|in|uit|na|onder|door|toe|omtrent|naar|tussen)"
)
_ADJECTIVE = re.compile(r"\w+(?:lijk|ig|baar|zaam|loos|isch)")
_NO_PARTICIPLE = re.compile(
    r"(?:gemeent|gebied|gesprek|geld|gevolg|besluit|bedrag|verslag|beleid|belang|bericht|bestuur|budget|begroting|bewoners?|"
    r"bericht|gezag|gebouw|bezwar|verschill?|vervoer|verzoek|verkeer|verbinding|verkenning|gewest|geluid|bestand|verband|verdrag|"
    r"verenig|beroep|bevind|gegeven|gebruik|begin|gedrag|geval|gezin|overleg|belasting)\w*"
)
_SUBJECTS = {"u", "je", "jij", "jullie", "ik", "hij", "zij", "ze", "we", "wij", "men"}


class Sort(StrEnum):
    """What a word or a phrase is."""

    QUESTION = "question"
    PREPOSITION = "preposition"
    DETERMINER = "determiner"
    VERB = "verb"
    ADVERB = "adverb"
    NAME = "name"
    DATE = "date"
    NUMBER = "number"
    OFFICE = "office"
    DOCUMENT = "document"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place and class."""

    text: str
    start: int
    end: int
    sort: Sort

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.casefold()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, with the preposition before it.

    Attributes:
        preposition: the word before it, lower case; empty for none.
        start: offset of the preposition, or of the phrase itself.
        inner: offset of the phrase itself.
        end: offset after it.
        sort: DATE, NAME, OFFICE, DOCUMENT or NOUN.
        head: its noun or name, lower case.
        named: offsets of the name in it; empty for none.
        bare: it is one word without a determiner.
    """

    preposition: str
    start: int
    inner: int
    end: int
    sort: Sort
    head: str
    named: tuple[int, int] | None
    bare: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A question that has been read.

    Attributes:
        text: the question without its closing marks.
        tokens: its words.
        opening: number of words of the question phrase ("in welke brief", "hoeveel geld"); 0 for none.
        asks: position of the question word itself.
        verb: position of the finite verb after it, or None.
        phrases: its noun phrases after the question phrase, in order.
    """

    text: str
    tokens: tuple[Token, ...]
    opening: int
    asks: int
    verb: int | None
    phrases: tuple[Phrase, ...]

    def slice(self, start: int, end: int | None = None) -> str:
        """Return a stretch of the text."""
        return self.text[start:end].strip()


def read(question: str) -> Clause:
    """Read a question.

    Args:
        question: one question in Dutch; anything else gives a clause that is of no use but does no harm.
    """
    text = question.strip().rstrip("?!. \n")
    tokens = _tokens(text)
    opening, asks = _opening(tokens)
    verb = _verb(tokens, opening)
    tokens = _settle(tokens, verb)
    return Clause(text, tuple(tokens), opening, asks, verb, tuple(_phrases(text, tokens, opening, verb)))


def is_verbal(word: str) -> bool:
    """Tell whether a word looks like a participle."""
    return bool(_PARTICIPLE.fullmatch(word)) and not _NO_PARTICIPLE.fullmatch(word)


def _tokens(text: str) -> list[Token]:
    references = [(ref.start, ref.end) for ref in find_references(text) if ref.start >= 0]
    found: list[Token] = []
    at = 0
    for match in _WORD.finditer(text):
        if match.start() < at:
            continue
        inside = next((span for span in references if span[0] <= match.start() < span[1]), None)
        if inside:
            at = inside[1]
            found.append(Token(text[match.start() : at], match.start(), at, Sort.NAME))
            continue
        found.append(Token(match.group(), match.start(), match.end(), _sort(match.group(), text, match.start())))
    return found


def _sort(word: str, text: str, at: int) -> Sort:
    lists, lower = lexicon(), word.casefold()
    first = not text[:at].strip() or text[:at].rstrip()[-1] in ".?!:"
    if YEAR.fullmatch(word) or lower in lists.months | lists.periods | {"vorig", "volgend", "afgelopen", "komend"}:
        return Sort.DATE
    if word[0].isdigit() or word == "€":
        return Sort.NUMBER
    capital = word[0].isupper() and (not first or any(letter.isupper() for letter in word[1:]))
    if capital and not is_generic(word) and lower not in lists.offices:
        return Sort.NAME
    for words, sort in (
        (lists.question_words, Sort.QUESTION),
        (lists.determiners, Sort.DETERMINER),
        (lists.prepositions, Sort.PREPOSITION),
        (lists.verbs, Sort.VERB),
        (lists.adverbs, Sort.ADVERB),
        (lists.offices, Sort.OFFICE),
        (lists.documents, Sort.DOCUMENT),
    ):
        if lower in words:
            return sort
    if _BACK.fullmatch(lower):
        return Sort.ADVERB
    return Sort.VERB if is_verbal(lower) else Sort.NOUN


def _opening(tokens: list[Token]) -> tuple[int, int]:
    """Return how many words the question phrase has, and the position of the question word."""
    asks = next((at for at, token in enumerate(tokens[:3]) if token.sort is Sort.QUESTION), None)
    if asks is None or any(token.sort is not Sort.PREPOSITION for token in tokens[:asks]):
        return 0, 0
    end = asks + 1
    word = tokens[asks].lower
    if word in {"welk", "welke", "hoeveel", "wiens"}:
        while end < len(tokens) and tokens[end].sort in {Sort.NOUN, Sort.DOCUMENT, Sort.NUMBER, Sort.OFFICE}:
            end += 1
            if end - asks > 3:
                break
        # "Hoeveel gemeenten melden ongelukken": after a plural stands its verb.
        if end - asks > 2 and _several(tokens[asks + 1]) and tokens[asks + 2].lower.endswith("en"):
            goes_on = end > asks + 3 or (end < len(tokens) and tokens[end].sort is not Sort.VERB)
            return (asks + 2, asks) if goes_on else (end, asks)
        # "Hoeveel gemeenten doen mee": of two words that may be nouns the last may be the verb.
        if end - asks > 2 and (end == len(tokens) or tokens[end].sort not in {Sort.VERB, Sort.QUESTION}):
            end -= 1
    elif word == "hoe" and end < len(tokens) and tokens[end].lower in lexicon().how:
        end += 1
    return end, asks


def _several(token: Token) -> bool:
    return token.sort is Sort.NOUN and token.lower.endswith(("en", "s"))


def _verb(tokens: list[Token], opening: int) -> int | None:
    if opening >= len(tokens):
        return None
    if tokens[opening].sort is Sort.VERB:
        return opening
    # "Deelt u dat met de Kamer": what stands before its subject is a verb.
    if not opening and len(tokens) > 1 and tokens[0].sort is Sort.NOUN and tokens[1].lower in _SUBJECTS:
        return 0
    # After a question word stands the verb, whatever it looks like.
    return opening if opening and tokens[opening].sort is Sort.NOUN else None


def _settle(tokens: list[Token], verb: int | None) -> list[Token]:
    """Give words the class that their place says: verbs after a determiner are nouns, a last infinitive is a verb."""
    settled = list(tokens)
    for at, token in enumerate(settled):
        before = settled[at - 1] if at else None
        if at == verb:
            settled[at] = Token(token.text, token.start, token.end, Sort.VERB)
        elif (
            before
            and token.sort is Sort.VERB
            and before.sort is Sort.DETERMINER
            and before.lower not in {"dit", "dat", "die"}
        ):
            settled[at] = Token(token.text, token.start, token.end, Sort.NOUN)
        elif token.sort is Sort.NOUN and _ADJECTIVE.fullmatch(token.lower) and _ends(settled, at):
            settled[at] = Token(token.text, token.start, token.end, Sort.ADVERB)
        elif before and token.sort is Sort.NOUN and before.lower == "te":
            settled[at] = Token(token.text, token.start, token.end, Sort.VERB)
    last = settled[-1] if settled else None
    if last and verb is not None and len(settled) > verb + 2 and settled[verb].lower in lexicon().auxiliaries:
        before = settled[-2]
        loose = before.sort not in {Sort.DETERMINER, Sort.PREPOSITION} or before.lower in {"dat", "dit", "die"}
        if loose and last.sort is Sort.NOUN and last.lower.endswith("en"):
            settled[-1] = Token(last.text, last.start, last.end, Sort.VERB)
    return settled


def _ends(tokens: list[Token], at: int) -> bool:
    """Tell whether nothing but verbs follow: an adjective there says something of the subject."""
    return all(token.sort is Sort.VERB for token in tokens[at + 1 :])


def _phrases(text: str, tokens: list[Token], opening: int, verb: int | None) -> list[Phrase]:
    found: list[Phrase] = []
    at = opening
    while at < len(tokens):
        begin = at
        preposition = ""
        if tokens[at].sort is Sort.PREPOSITION:
            preposition = tokens[at].lower
            at += 1
        inner = at
        if at < len(tokens) and tokens[at].sort is Sort.DETERMINER:
            at += 1
        body = at
        while at < len(tokens) and at != verb and _belongs(text, tokens, at, body):
            at += 1
        if at > body:
            found.append(_phrase(tokens, begin, inner, at, preposition))
        elif at in (begin, body):
            at = max(at, begin + 1)
    return found


def _belongs(text: str, tokens: list[Token], at: int, body: int) -> bool:
    token = tokens[at]
    if at > body and text[tokens[at - 1].end : token.start].strip(" \u00a0“”\"'‘’«»"):
        return False
    exact = token.sort is Sort.DATE and token.lower not in lexicon().periods
    if at > body and exact and tokens[at - 1].sort not in {Sort.DATE, Sort.NUMBER, Sort.DETERMINER}:
        return False
    if token.sort is Sort.OFFICE and at > body and tokens[at - 1].sort not in {Sort.OFFICE, Sort.NOUN}:
        return False
    return token.sort in {Sort.NAME, Sort.DATE, Sort.NUMBER, Sort.OFFICE, Sort.DOCUMENT, Sort.NOUN}


def _phrase(tokens: list[Token], begin: int, inner: int, end: int, preposition: str) -> Phrase:
    body = [token for token in tokens[inner:end] if token.sort is not Sort.DETERMINER]
    names = [token for token in body if token.sort is Sort.NAME]
    plain = [token for token in body if token.sort is not Sort.NAME]
    documents = [token for token in body if token.sort is Sort.DOCUMENT]
    sorts = {token.sort for token in body}
    periods = lexicon().periods
    if Sort.DATE in sorts or any(token.lower in periods for token in body):
        sort, head = Sort.DATE, body[-1]
    elif documents:
        sort, head = Sort.DOCUMENT, documents[-1]
    elif Sort.OFFICE in sorts:
        sort, head = Sort.OFFICE, next(token for token in body if token.sort is Sort.OFFICE)
    elif names and names[-1] is body[-1]:
        sort, head = Sort.NAME, plain[-1] if plain else names[-1]
    else:
        sort, head = Sort.NOUN, body[-1]
    return Phrase(
        preposition=preposition,
        start=tokens[begin].start,
        inner=tokens[inner].start,
        end=tokens[end - 1].end,
        sort=sort,
        head=head.lower,
        named=(names[0].start, names[-1].end) if names else None,
        bare=len(body) == 1 and end - inner == 1,
    )
