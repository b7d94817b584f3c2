"""Makes a follow-up a question that stands on its own, by rules.

"En voor Aruba?" takes the question before and puts Aruba where another place stood; "Wanneer was dat?" asks the same
with another question word; "Wie heeft dat toegezegd?" puts what was asked about in place of the pronoun. The rules only
ever move words of the conversation: what nobody wrote is not put into a question. A question that can stand on its own
is left as it is, word for word; where no rule is sure, so is a follow-up.
"""

import re
from collections.abc import Callable

from assistant.conversation.clause import Clause, Sort, read
from assistant.conversation.exchange import History
from assistant.conversation.fill import fill, with_question_word
from assistant.conversation.lexicon import lexicon
from assistant.conversation.refer import put_back
from assistant.conversation.topic import named, topic

_LEAD = re.compile(
    r"^(?:(?:en|maar|oké|ok|dus|dan|of|ja|nee|hm+|prima|dank(?: je| u)?(?: wel)?)\b[,.!]?\s+)+", re.IGNORECASE
)
_THAT = re.compile(
    r"(?:is|was|zijn|waren|wordt|werd|gebeurt|gebeurde|speelt|speelde|gaat|ging|komt|kwam)\s+(?:dat|dit|het)"
    r"(?:\s+(?:dan|precies|eigenlijk|ook|exact|nu|al|gebeurd|geweest|zo))*",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r"(?:(?:dan|precies|eigenlijk|ook|exact|zo|die|dat|juist|laat|lang|veel|weinig)\s*)*", re.IGNORECASE
)
_MORE = re.compile(
    r"(?:(?:kun|kunt|kan) (?:je|u) )?(?:(?:vertel|zeg|geef|leg)\w* )?(?:(?:er|daar|hier|me|mij|eens|iets|wat|nog) )*"
    r"(?:meer|uit|toelichten|verder|een toelichting)(?: (?:daarover|hierover|erover|vertellen|over|details))*",
    re.IGNORECASE,
)
_REPHRASED = {"hoezo": "Waarom", "wanneer dan": "Wanneer"}
_LONGEST = 400  # characters of a question that may be a follow-up; a longer one says enough itself


def resolve(question: str, history: History) -> str:
    """Return a question as it is meant in its conversation.

    Args:
        question: as asked.
        history: earlier questions, oldest first.

    Returns:
        A question that stands on its own: the given one, unchanged, where it does or where it cannot be told what it
        refers to.
    """
    if not history or len(question) > _LONGEST or not history[-1].understood.strip():
        return question
    lead = _LEAD.match(question.strip())
    bare = question.strip()[lead.end() :] if lead else question.strip()
    clause = read(bare)
    if not clause.tokens:
        return question
    before = read(history[-1].understood)
    rules: tuple[Callable[[], str], ...] = (
        lambda: _question_word_only(clause, before),
        lambda: _which_of_them(clause, before),
        lambda: _more(clause, history),
        lambda: _fragment(clause, before, led=bool(lead)),
        lambda: put_back(clause, history),
        lambda: _bare_document(clause, history),
        lambda: _relational(clause, history),
    )
    for rule in rules:
        if found := rule():
            return _as_question(found)
    return question


def _question_word_only(clause: Clause, before: Clause) -> str:
    """Read "Waarom?", "En door wie?", "Wanneer was dat?"."""
    asked = clause.text.casefold()
    if asked in _REPHRASED:
        return with_question_word(before, read(_REPHRASED[asked]))
    if not clause.opening:
        return ""
    rest = clause.text[clause.tokens[clause.opening - 1].end :].strip()
    if _FILLERS.fullmatch(rest) or _THAT.fullmatch(rest):
        return with_question_word(before, clause)
    if rest.casefold() in {"niet", "wel"} and clause.tokens[clause.asks].lower == "waarom":
        return with_question_word(before, clause, negated=rest.casefold() == "niet")
    return ""


def _which_of_them(clause: Clause, before: Clause) -> str:
    """Read "En welke zijn afgedaan?", after "Welke toezeggingen staan open?"."""
    if clause.opening != 1 or clause.tokens[0].lower not in {"welke", "hoeveel"} or clause.phrases:
        return ""
    nouns = [token for token in before.tokens[before.asks + 1 : before.opening] if token.sort is not Sort.VERB]
    if not nouns or before.tokens[before.asks].lower not in {"welke", "hoeveel"}:
        return ""
    rest = clause.text[clause.tokens[0].end :]
    return f"{clause.tokens[0].text} {before.slice(nouns[0].start, nouns[-1].end)}{rest}"


def _more(clause: Clause, history: History) -> str:
    about = topic(history)
    return f"Wat staat er over {about}" if about and _MORE.fullmatch(clause.text) else ""


def _fragment(clause: Clause, before: Clause, *, led: bool) -> str:
    """Read "En voor Aruba?", "In 2019?", "En de motie?": phrases without a verb."""
    if clause.opening or any(token.sort in {Sort.VERB, Sort.QUESTION} for token in clause.tokens):
        return ""
    if not clause.phrases or len(clause.tokens) > 9:
        return ""
    first = clause.tokens[0]
    name_only = len(clause.tokens) == 1 and first.text[0].isupper() and first.sort in {Sort.NAME, Sort.NOUN}
    if not (led or first.sort is Sort.PREPOSITION or first.sort is Sort.DATE or name_only):
        return ""
    return fill(before, clause)


def _bare_document(clause: Clause, history: History) -> str:
    """Read "Wat verzoekt de motie?": a document without a name, in a question that names nothing else."""
    documents = [phrase for phrase in clause.phrases if phrase.sort is Sort.DOCUMENT]
    others = [phrase for phrase in clause.phrases if phrase.sort in {Sort.NAME, Sort.NOUN, Sort.DATE}]
    if len(documents) != 1 or others or documents[0].named:
        return ""
    one = documents[0]
    text = clause.text[one.inner : one.end]
    full = named(one.head, history) if re.fullmatch(rf"de {re.escape(one.head)}", text, re.IGNORECASE) else ""
    return clause.text[: one.inner] + full + clause.text[one.end :] if full else ""


def _relational(clause: Clause, history: History) -> str:
    """Read "Wat is de termijn?": a noun that says nothing without what it is of."""
    nouns = [phrase for phrase in clause.phrases if phrase.sort is not Sort.OFFICE]
    asked = clause.tokens[clause.asks + 1 : clause.opening]
    words = [token for phrase in nouns for token in clause.tokens if phrase.inner <= token.start < phrase.end]
    words += [token for token in asked if token.sort is not Sort.VERB]
    said = [token for token in words if token.sort is not Sort.DETERMINER]
    if not said or not all(token.lower in lexicon().relational for token in said) or clause.verb is None:
        return ""
    if any(token.sort is Sort.VERB for at, token in enumerate(clause.tokens) if at != clause.verb):
        return ""
    about = topic(history)
    if not about or read(about).text.casefold() == clause.text.casefold():
        return ""
    link = "voor" if said[-1].lower in lexicon().for_something else "van"
    return f"{clause.text} {link} {about}"


def _as_question(text: str) -> str:
    text = " ".join(text.split()).rstrip("?!. ")
    return f"{text[:1].upper()}{text[1:]}?"
