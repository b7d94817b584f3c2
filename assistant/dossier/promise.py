"""Tells whether a sentence makes a commitment to parliament, repeats one, or does what was committed.

The patterns follow how letters and nota's word it. A commitment is made in the present tense, by the bewindspersoon or
on his behalf; "zoals toegezegd", "heb ik toegezegd" and "zou ontvangen" look back at one, "met deze brief doe ik de
toezegging gestand" ends one, and what a motion "verzoekt" is a request.
"""

import re
from dataclasses import dataclass
from datetime import date

from assistant.dossier.term import Term, find_terms

_NAME = r"[A-Z][\w&-]*"
_OFFICE = (
    rf"(?:(?:[Dd]e\s+)?(?:[Ss]taatssecretaris|[Mm]inister)(?:\s+(?:van|voor)\s+{_NAME}(?:(?:,\s+|\s+en\s+|\s+){_NAME})*)?"
    r"|(?:[Dd]e\s+)?(?:Stas|Min)[A-Z]\w*|[Hh]et\s+kabinet)"
)
OFFICE = re.compile(_OFFICE)
"""A bewindspersoon by office: "de Staatssecretaris van Justitie en Veiligheid", "StasBZK"."""
_KAMER = r"(?:uw\s+Kamer|de\s+(?:Tweede\s+|Eerste\s+)?Kamer|beide\s+Kamers|u)"
_TELLS = (
    r"(?:informeer|bericht|rapporteer|stuur|zend|meld|kom|laat|doe|breng|deel|bied|ontvang|ga|zal|verstrek|verwacht"
    r"|streef)"
)
PROMISES = re.compile(
    rf"\bzeg(?:t|gen)?\s+(?:(?P<who>u|ik|wij|hij|zij|{_OFFICE}|{_NAME})\s+)?(?:[\w-]+\s+){{0,8}}?toe\b(?!\s*gevoegd)"
    rf"|\b(?P<before>[Uu]|[Ii]k|[Ww]ij|{_OFFICE}|[A-Z]{{2,5}})\s+zeg(?:t|gen)?\s+(?:[\w-]+\s+){{0,8}}?toe\b",
)
"""A commitment in so many words: group ``who`` or ``before`` is who makes it."""
_THAT = re.compile(
    rf"\btoe,?\s+dat\s+(?P<does>{_OFFICE}|ik|u|wij|(?:de\s+)?{_NAME}(?:\s+(?:van|en|voor)\s+{_NAME})*)\b(?!\s+(?:Kamer))"
)
_FIRST_PERSON = re.compile(
    rf"\b(?:{_TELLS}\s+(?:ik|wij)\b|(?:[Ii]k|[Ww]ij|[Ww]e)\s+(?:zal\s+|zullen\s+|streef\s+er\s*naar\s+|blijf\s+ernaar\s+streven\s+|verwacht\s+)?"
    rf"(?:{_KAMER}\s+)?{_TELLS}?\b|[Ii]k\s+blijf\s+ernaar\s+streven|[Ii]k\s+streef\s+ernaar)",
    re.IGNORECASE,
)
_TO_KAMER = re.compile(
    r"\b(?:informe\w+|bericht\w*|rapporte\w+|stu(?:ur|urt|ren)|zend(?:t|en)?|toe(?:zend|stur)en|meld(?:t|en)?"
    r"|weten|toekomen|op de hoogte|"
    r"terugkomen|terug|delen|deel|doen|doe|aanbied\w*|bied|verstrek\w*|ontvang\w*|krijg\w*|geïnformeerd|"
    r"duidelijkheid|in\s+op)\b",
    re.IGNORECASE,
)
_KAMER_WORD = re.compile(rf"\b{_KAMER}\b|\b[Uu]\b|\b[Hh]ierop\b|\bterug(?:komen)?\b", re.IGNORECASE)
_SENT = r"(?:gedeeld|gestuurd|gezonden|toegezonden|verzonden|aangeboden)"
_RECEIVES = re.compile(
    rf"\b(?:ontvang(?:t|en)?|krijg(?:t|en)?|wordt|worden)\s+{_KAMER}\b|\b{_KAMER}\s+(?:[^.;?]{{0,140}}?\b)?"
    r"(?:ontvangt|ontvangen|krijgt|wordt\b[^.;?]{0,80}\bgeïnformeerd|worden\b[^.;?]{0,80}\bgeïnformeerd)\b"
    rf"|\b(?:wordt|worden|zult)\s+{_KAMER}\b[^.;?]{{0,140}}\bgeïnformeerd"
    rf"|\b(?:zal|zullen|wordt|worden)\b[^.;?]{{0,80}}\b(?:met|aan|naar)\s+{_KAMER}\s+(?:worden\s+)?{_SENT}\b"
    rf"|\b(?:met|aan|naar)\s+{_KAMER}\s+(?:wordt|worden)\s+{_SENT}\b"
    rf"|^Over\b[^.;?]{{3,140}}\binformeer\s+(?:de|uw)\s+Kamer\b",
    re.IGNORECASE,
)
# What will be told without saying when.
_WILL = re.compile(
    r"\b(?:zal|zullen|zult)\b[^.;?]{0,160}?\b(?:uw\s+Kamer|de\s+(?:Tweede\s+|Eerste\s+)?Kamer|beide\s+Kamers)\b[^.;?]{0,120}?"
    rf"\b(?:informeren|berichten|rapporteren|geïnformeerd|toekomen|toesturen|toezenden|{_SENT})\b"
    r"|\b(?:uw|de)\s+Kamer\s+zal\b[^.;?]{0,100}\bgeïnformeerd\b"
    r"|\b(?:zal\s+ik|ik\s+zal)\s+u\b[^.;?]{0,100}\b(?:informeren|berichten)\b"
    r"|\bwordt\s+(?:uw|de)\s+Kamer\s+(?:(?:hierover|daarover|nog|nader|separaat)\s+)+geïnformeerd\b",
    re.IGNORECASE,
)
_BY = re.compile(rf"\bdoor\s+(?P<does>{_OFFICE})\s+(?:\w+\s+){{0,3}}geïnformeerd\b")
_OTHER_TELLS = re.compile(
    rf"(?P<does>\b{_OFFICE})(?:\s+\([A-Za-z&]+\))?\s+(?:informeert|bericht|rapporteert|stuurt|zendt|zal|meldt|komt|laat)\b[^.;?]{{0,60}}\b{_KAMER}\b"
    rf"|(?P<said>\b{_OFFICE})\s+heeft\s+laten\s+weten\s+dat\s+(?:hij|zij)\s+{_KAMER}\b[^.;?]{{0,140}}\b(?:informeert|bericht|stuurt)"
)
_BACK = re.compile(
    r"\btoegezegd\w*|\bzegden?\b|\btoezeggen\b|\bzou(?:den)?\b|\b(?:zoals|eerder)\s+(?:eerder\s+)?(?:gezegd|gemeld|aangekondigd|beloofd)\b|\bbeloofd\b"
    r"|\b(?:heb|heeft|hebben|had|hadden)\b[^.;?]{0,100}\b(?:geïnformeerd|bericht|gestuurd|gemeld|verzocht|gevraagd|gezonden|ontvangen)\b"
    r"|\b(?:is|zijn|was|waren)\b[^.;?]{0,160}\b(?:geïnformeerd|bericht|ontvangen|gestuurd|verzonden)\b"
    r"|\bhad(?:den)?\b|\binformeerden?\b|\bberichtten?\b|\bontving(?:en)?\b|\bstuurden?\b|\bgestand\b|\b(?:wordt|werd|is)\s+(?:vermeld|gemeld|aangekondigd)\b|\b(?:vermeldt|meldde|kondigde)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:met|in|bij|door)\s+(?:deze|bijgaande|bijgevoegde|onderhavige)\s+(?:\w+)?brief\b|\b(?:hierbij|hiermee|bijgaand|als\s+bijlage|in\s+de\s+bijlage)\b"
    r"|\bhieronder\b|\bonder\s+\d+\)",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\bverzoekt\b|\bverzocht\b|\bverzoek\b|\bvraagt\b|\bgevraagd\b|\badviseren\b|\bgeadviseerd\b|\bwil\b|\bwilde\b|\bstaat\s+gepland\b",
    re.IGNORECASE,
)
_INNER_STOP = re.compile(r"\.(?=\s+[a-z0-9(]|\S)")
_NOT = re.compile(r"\b(?:geen|niet)\b[^.;]{0,30}\b(?:toe|toezegging\w*|toezeggen|informeren)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:doe|doet|doen|deed)\b[^.;?]{0,80}\btoezegging\w*[^.;?]{0,40}\bgestand\b|\btoezegging\w*\b[^.;?|]{0,160}\b(?:is|zijn|wordt|worden)\b"
    r"[^.;?|]{0,60}\b(?:afgedaan|nagekomen|gestand\s+gedaan|ingelost|uitgevoerd)\b"
    r"|\b(?:geef|geven|kom|komt|voldoe|voldoet|voldaan)\b[^.;?]{0,60}\b(?:toezegging|belofte)\w*\b[^.;?]{0,60}(?:\b(?:na|invulling|uitvoering|gevolg)\b|$)"
    r"|\b(?:kom|komt)\b[^.;?]{0,40}\btegemoet\s+aan\b[^.;?]{0,40}\btoezegging\w*\b"
    r"|\b(?:voldoe|voldoet|voldaan)\b[^.;?]{0,30}\baan\b[^.;?]{0,60}\btoezegging\w*\b"
    r"|\bter\s+(?:nakoming|uitvoering|afdoening)\s+van\b[^.;?]{0,60}\btoezegging\w*\b|^[Dd]at\s+geldt\s+ook\s+voor\s+\w+\s+toezegging\b"
    r"|\bdoe\s+ik\b[^.;?]{0,120}\bgestand\b",
    re.IGNORECASE,
)
_DONE_ROW = re.compile(r"\|\s*(?:is\s+)?afgedaan\b", re.IGNORECASE)
_TOLD = re.compile(
    rf"\bis\s+{_KAMER}\s+op\s+\d{{1,2}}\s+\w+(?:\s+\d{{4}})?\b[^.;?]{{0,60}}\bgeïnformeerd\b|\bheeft\s+(?:{_KAMER}\s+)?op\s+\d{{1,2}}\s+\w+(?:\s+\d{{4}})?\b"
    r"[^.;?]{0,120}\bbericht\b",
)
_NEGATED = re.compile(r"\b(?:nog\s+niet|niet|geen|nog\s+open|open)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Promise:
    """What a sentence commits to.

    Attributes:
        who: who makes it, as written; ``ik``, ``u`` or empty where the sentence leaves it to the document.
        does: who carries it out, as written; empty for the same.
        term: by when; None where the sentence names no term.
        explicit: in so many words (zeg toe), so that a term may be lacking.
    """

    who: str
    does: str
    term: Term | None
    explicit: bool


def promises(sentence: str, day: date | None = None) -> list[Promise]:
    """Return the commitments that a sentence makes: one a term, or one without a term.

    Args:
        sentence: one sentence of a letter, nota, answer or report; not of a motion.
        day: date of the document, for terms without a year.

    Returns:
        Empty where the sentence makes none: where it asks, looks back, or does what was committed.
    """
    sentence = _plain(sentence)
    if sentence.rstrip().endswith("?") or "|" in sentence or completes(sentence):
        return []
    match = PROMISES.search(sentence)
    terms = find_terms(sentence, day)
    if match:
        return _explicit(sentence, match, terms)
    terms = [term for term in terms if not _past(sentence, term)]
    later = _implicit(sentence) if terms or _WILL.search(sentence) else None
    return [Promise(*later, terms[-1] if terms else None, explicit=False)] if later else []


def completes(sentence: str) -> bool:
    """Tell whether a sentence says that a commitment was kept."""
    if _DONE_ROW.search(sentence):
        return True
    sentence = _plain(sentence)
    return bool((_DONE.search(sentence) or _TOLD.search(sentence)) and not _undone(sentence))


def looks_back(sentence: str) -> bool:
    """Tell whether a sentence speaks of an earlier commitment (toegezegd, zou ontvangen)."""
    return _BACK.search(_plain(sentence)) is not None


def _plain(sentence: str) -> str:
    """Return a sentence with the stops inside it ("jl.", "c.s.", "23.480") blank, so that only its end is one."""
    return _INNER_STOP.sub(" ", sentence)


def _explicit(sentence: str, match: re.Match[str], terms: list[Term]) -> list[Promise]:
    if _NOT.search(sentence[: match.end()]) or re.search(r"\b(?:die|deze|dit|dat|haar|hem)\s+toe\b", match[0]):
        return []
    if not (match["who"] or match["before"]):
        return []  # a province or company that promises
    that = _THAT.search(sentence, match.start())
    who, does = match["who"] or match["before"] or "", that["does"] if that else ""
    if re.fullmatch(_KAMER, does, re.IGNORECASE) or does in {"ik", "wij"}:
        does = ""  # "dat u de Kamer informeert" and "dat de Kamer ontvangt": whoever commits
    who = "" if who in {"hij", "zij"} else who
    who = who if who[:1].isupper() and len(who) > 3 else who.lower() if who.lower() in {"u", "ik", "wij"} else who
    after = [term for term in terms if term.end > match.start()]
    if not after:
        return [Promise(who, does, None, explicit=True)]
    return [Promise(who, does, term, explicit=True) for term in after]


def _implicit(sentence: str) -> tuple[str, str] | None:
    """Return who commits and who carries it out, of a sentence that says what the Kamer will hear and when."""
    if _NOW.search(sentence) or _REQUEST.search(sentence) or _NOT.search(sentence):
        return None
    looked = re.search(r"\bzou(?:den)?\b", sentence) if _WILL.search(sentence) else _BACK.search(sentence)
    if looked and not re.search(
        r"\b(?:zoals|eerder)\s+(?:eerder\s+)?(?:gezegd)\b|\bherhaal\b|\btoezegging over\b", sentence
    ):
        return None
    if other := _OTHER_TELLS.search(sentence):
        return "", other["does"] or other["said"]
    if other := _BY.search(sentence):
        return "", other["does"]
    if _FIRST_PERSON.search(sentence) and _TO_KAMER.search(sentence) and _KAMER_WORD.search(sentence):
        return "ik", ""
    if (_RECEIVES.search(sentence) or _WILL.search(sentence)) and not re.search(r"\bkan\b", sentence):
        return "", ""
    return None


def _past(sentence: str, term: Term) -> bool:
    """Tell whether what looks like a term is a day gone by: "op 22 januari jl.", "per 1 maart"."""
    after = sentence[term.end : term.end + 5].strip()
    return after.startswith("jl") or re.match(r"(?:op|per|rond)\s+\d", term.text, re.IGNORECASE) is not None


def _undone(sentence: str) -> bool:
    done = re.search(r"afgedaan|gestand|nagekomen", sentence, re.IGNORECASE)
    return done is not None and _NEGATED.search(sentence[max(0, done.start() - 25) : done.start()]) is not None
