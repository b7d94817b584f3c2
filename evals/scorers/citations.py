"""Whether citations stand, and whether they bear out what is said."""

from collections.abc import Collection, Sequence

from evals.scorers.facts import KINDS, facts, missing
from evals.scorers.reply import Cited, Reply
from evals.scorers.statements import Said, statements
from evals.scorers.support import problems


def citation_scores(reply: Reply, sources: Collection[str]) -> dict[str, float]:
    """Score the citations of an answer.

    Args:
        reply: an answer, not a refusal.
        sources: paths of the documents that answer the question; empty where they are not known.

    Returns:
        ``cite_resolves``, ``cite_verbatim``: share of the citations of which the quote stands on its page, and in its
        document. ``cite_cited``: share of the statements with a citation. ``cite_supported``: share of the statements
        that their citations bear out; one without is not borne out. ``cite_precision``, ``cite_recall``: of the cited
        documents against ``sources``. ``faithful`` and ``faithful_…``: share of the figures, dates, references and
        names that stand in what their statement cites.
    """
    said = statements(reply.answer)
    by_number = {cited.n: cited for cited in reply.citations}
    # A mark that was never given is a citation that does not resolve.
    spoofed = {mark for one in said for mark in one.marks if mark not in by_number}
    total = len(reply.citations) + len(spoofed)
    found = {
        "cite_resolves": sum(cited.resolves for cited in reply.citations) / total if total else 0.0,
        "cite_verbatim": sum(cited.verbatim for cited in reply.citations) / total if total else 0.0,
    }
    if said:
        found["cite_cited"] = sum(bool(one.marks) for one in said) / len(said)
        found["cite_supported"] = sum(_supported(one, by_number) for one in said) / len(said)
        found |= _faithful(said, by_number)
    if sources:
        cited = {one.path for one in reply.citations if one.verbatim}
        found["cite_precision"] = len(cited & set(sources)) / len(cited) if cited else 0.0
        found["cite_recall"] = len(cited & set(sources)) / len(set(sources))
    return found


def supporting(one: Said, by_number: dict[int, Cited]) -> tuple[list[str], str]:
    """Return the quotes that a statement cites and that stand, and what is known of their documents."""
    cited = [by_number[mark] for mark in one.marks if mark in by_number and by_number[mark].verbatim]
    return [one.quote for one in cited], "\n".join(f"{one.title} ; {one.section} ; {one.dossier}" for one in cited)


def _supported(one: Said, by_number: dict[int, Cited]) -> bool:
    quotes, about = supporting(one, by_number)
    return bool(quotes) and not problems(one.text, quotes, about)


def _faithful(said: Sequence[Said], by_number: dict[int, Cited]) -> dict[str, float]:
    there, lacking = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0)
    for one in said:
        quotes, about = supporting(one, by_number)
        for fact in facts(one.text):
            there[fact.kind] += 1
        for fact in missing(one.text, "\n".join([*quotes, about])):
            lacking[fact.kind] += 1
    total = sum(there.values())
    found = {f"faithful_{kind}": 1 - lacking[kind] / there[kind] for kind in KINDS if there[kind]}
    return found | ({"faithful": 1 - sum(lacking.values()) / total} if total else {})
