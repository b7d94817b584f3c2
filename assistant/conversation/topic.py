"""What an earlier question was about, for what refers back to it."""

from assistant.answer.quote.dates import write_date
from assistant.conversation.clause import Clause, Phrase, Sort, read
from assistant.conversation.exchange import History
from assistant.conversation.lexicon import lexicon
from ingest.index.records import DocumentRecord

_FAR = 3  # questions back that a reference may reach


def topic(history: History) -> str:
    """Return the noun phrase that the last question that had one was about; empty where none had."""
    for exchange in reversed(history[-_FAR:]):
        if found := topic_of(read(exchange.understood)):
            return found
    return ""


def person(history: History) -> str:
    """Return the person or office that was spoken of last, as written; empty for none."""
    for exchange in reversed(history[-_FAR:]):
        clause = read(exchange.understood)
        for phrase in reversed(clause.phrases):
            if phrase.sort is Sort.OFFICE and phrase.head not in {"kamer", "tweede", "eerste", "ministerie"}:
                return _with_tail(clause, phrase, {"van", "voor"})
    return ""


def organisation(history: History) -> str:
    """Return the body that was spoken of last, a name with an article ("de Raad voor Kunsten"); empty for none."""
    for exchange in reversed(history[-_FAR:]):
        clause = read(exchange.understood)
        for phrase in reversed(clause.phrases):
            if phrase.sort is Sort.NAME and not phrase.bare and phrase.named and phrase.named[0] > phrase.inner:
                return _with_tail(clause, phrase, {"van", "voor"})
    return ""


def those(history: History) -> str:
    """Return the several that the last question asked which or how many of, with what it was about; empty for none."""
    clause = read(history[-1].understood)
    asked = clause.tokens[clause.asks + 1 : clause.opening]
    if not asked or asked[-1].sort not in {Sort.NOUN, Sort.DOCUMENT} or not asked[-1].lower.endswith(("en", "s")):
        return ""
    noun, about = clause.slice(asked[0].start, asked[-1].end), topic_of(clause)
    return noun if about.casefold() in {"", noun.casefold()} else f"{noun} van {about}"


def place(history: History) -> str:
    """Return where the last question was about, with its preposition ("op Zandeiland"); empty for none."""
    for exchange in reversed(history[-_FAR:]):
        clause = read(exchange.understood)
        names = {phrase.end for phrase in clause.phrases if phrase.sort is Sort.NAME}
        for phrase in reversed(clause.phrases):
            if phrase.start - 1 in names:
                continue  # the end of a name: "de Raad voor Kunsten"
            if phrase.sort is Sort.NAME and phrase.preposition in {"op", "in", "bij", "te", "voor"}:
                return clause.slice(phrase.start, phrase.end)
    return ""


def moment(history: History) -> str:
    """Return the time that the last question was about ("in 2099"); empty for none."""
    for exchange in reversed(history[-_FAR:]):
        clause = read(exchange.understood)
        for phrase in clause.phrases:
            if phrase.sort is Sort.DATE:
                return clause.slice(phrase.start, phrase.end)
    return ""


def named(head: str, history: History) -> str:
    """Return the fuller phrase with this noun that an earlier question or its answer named; empty for none.

    Args:
        head: a noun, lower case ("motie").
        history: earlier questions.
    """
    for exchange in reversed(history[-_FAR:]):
        clause = read(exchange.understood)
        for phrase in clause.phrases:
            if phrase.head == head and not phrase.bare:
                full = _with_tail(clause, phrase, {"van", "over", "op", "voor", "bij", "in", "aan", "met"}, dated=True)
                if full != clause.slice(phrase.inner, phrase.end) or phrase.named:
                    return full
        documents = [one for one in exchange.documents if _is_called(one, head)]
        if len(documents) == 1:
            return _describe(documents[0], head)
    return ""


def topic_of(clause: Clause) -> str:
    """Return the noun phrase that a question is about, with what belongs to it; empty for none."""
    kept = [phrase for phrase in clause.phrases if phrase.sort is not Sort.DATE]
    about = [phrase for phrase in kept if phrase.sort is not Sort.OFFICE]
    if not about:
        asked = clause.tokens[clause.asks + 1 : clause.opening]
        if asked and asked[0].sort in {Sort.NOUN, Sort.DOCUMENT}:
            return clause.slice(asked[0].start, asked[-1].end)
        about = kept
    if not about:
        return ""
    # "zegt de minister van Eilandzaken over het steunpunt": what an office is of, is no subject.
    offices = {phrase.end for phrase in kept if phrase.sort is Sort.OFFICE}
    subjects = [
        phrase
        for phrase in about
        if not (phrase.preposition == "van" and any(clause.text[end : phrase.start].isspace() for end in offices))
    ]
    first = (subjects or about)[0]
    return _with_tail(clause, first, lexicon().prepositions)


def _with_tail(clause: Clause, phrase: Phrase, prepositions: frozenset[str] | set[str], *, dated: bool = False) -> str:
    """Return a phrase with those that follow it at once by one of some prepositions; times only where asked for."""
    end = phrase.end
    for other in clause.phrases:
        close = other.start > phrase.start and clause.text[end : other.start].isspace()
        timely = other.sort is Sort.DATE and not (dated and other.preposition == "van")
        if close and other.preposition in prepositions and other.sort is not Sort.OFFICE and not timely:
            end = other.end
    return clause.slice(phrase.inner, end)


def _is_called(document: DocumentRecord, head: str) -> bool:
    kind = document.kind.value
    return head == kind or (head, kind) in {("brief", "kamerbrief"), ("beslisnota", "nota")}


def _describe(document: DocumentRecord, head: str) -> str:
    if document.kamerstuk_text:
        return f"de {head} met nummer {document.kamerstuk_text}"
    if document.reference:
        return f"de {head} met kenmerk {document.reference}"
    day = f" van {write_date(document.date)}" if document.date else ""
    return f"de {head} “{document.title}”{day}"
