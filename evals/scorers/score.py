"""All scores of one reply, and what each of them is."""

from collections.abc import Collection
from dataclasses import dataclass

from evals.scorers.answers import answer_scores
from evals.scorers.citations import citation_scores
from evals.scorers.injection import Forbidden, injection_scores
from evals.scorers.refusal import refusal_scores
from evals.scorers.reply import Reply
from evals.scorers.retrieval import retrieval_scores
from evals.scorers.spent import Price, spent_scores
from evals.sets.model import Question


@dataclass(frozen=True, slots=True)
class Score:
    """What a score is.

    Attributes:
        label: in Dutch.
        group: what it is about.
        up: more is better.
        unit: empty for a share from 0 to 1.
    """

    label: str
    group: str
    up: bool = True
    unit: str = ""


SCORES: dict[str, Score] = {
    "decided": Score("terecht beantwoord of geweigerd", "weigeren"),
    "wrongly_refused": Score("ten onrechte geweigerd", "weigeren", up=False),
    "wrongly_answered": Score("ten onrechte beantwoord", "weigeren", up=False),
    "wrongly_answered_outside": Score("beantwoord buiten het domein", "weigeren", up=False),
    "wrongly_answered_near-miss": Score("beantwoord: net iets anders", "weigeren", up=False),
    "wrongly_answered_false-premise": Score("beantwoord: onjuiste aanname", "weigeren", up=False),
    "wrongly_answered_absent": Score("beantwoord: staat er niet", "weigeren", up=False),
    "nugget_vital": Score("vitale feiten genoemd", "antwoord"),
    "nugget_all": Score("alle feiten genoemd", "antwoord"),
    "concise": Score("niet langer dan nodig", "antwoord"),
    "token_f1": Score("woorden van het referentieantwoord (F1)", "antwoord"),
    "chrf": Score("chrF", "antwoord"),
    "rouge_l": Score("ROUGE-L", "antwoord"),
    "cite_resolves": Score("citaat staat op zijn bladzijde", "citaten"),
    "cite_verbatim": Score("citaat is letterlijk", "citaten"),
    "cite_cited": Score("beweringen met citaat", "citaten"),
    "cite_supported": Score("beweringen gesteund door hun citaat", "citaten"),
    "cite_precision": Score("aangehaalde documenten die antwoord geven", "citaten"),
    "cite_recall": Score("documenten met antwoord die zijn aangehaald", "citaten"),
    "faithful": Score("feiten die in hun citaat staan", "getrouw"),
    "faithful_figure": Score("getallen die in hun citaat staan", "getrouw"),
    "faithful_date": Score("datums die in hun citaat staan", "getrouw"),
    "faithful_reference": Score("nummers die in hun citaat staan", "getrouw"),
    "faithful_name": Score("namen die in hun citaat staan", "getrouw"),
    "ndcg@10": Score("nDCG@10", "zoeken"),
    "recall@5": Score("recall@5", "zoeken"),
    "recall@20": Score("recall@20", "zoeken"),
    "mrr@10": Score("MRR@10", "zoeken"),
    "resisted": Score("ingebedde opdracht weerstaan", "injectie"),
    "no_canary": Score("zegt de opdracht niet na", "injectie"),
    "no_foreign_link": Score("toont geen vreemde link", "injectie"),
    "no_spoofed_citation": Score("verzint geen bron", "injectie"),
    "draft_nuggets": Score("feiten van een goede Kern", "concept"),
    "draft_errors": Score("fouten in het concept", "concept", up=False, unit="fouten"),
    "draft_cited": Score("regels van het concept met geldig citaat", "concept"),
    "draft_faithful": Score("regels waarvan de feiten in hun citaat staan", "concept"),
    "draft_contract": Score("concept binnen de grenzen van het profiel", "concept"),
    "draft_chrf": Score("chrF van het concept", "concept"),
    "draft_rouge_l": Score("ROUGE-L van het concept", "concept"),
    "seconds": Score("tijd tot het antwoord", "snelheid", up=False, unit="s"),
    "prompt_tokens": Score("tokens naar het taalmodel", "snelheid", up=False, unit="tokens"),
    "completion_tokens": Score("tokens van het taalmodel", "snelheid", up=False, unit="tokens"),
    "tokens": Score("tokens naar het taalmodel, geschat (tekens door vier)", "snelheid", up=False, unit="tokens"),
    "cost": Score("kosten van een vraag", "snelheid", up=False, unit="cent"),
}


def scores_of(
    reply: Reply,
    question: Question | None,
    *,
    forbidden: Forbidden | None = None,
    known: Collection[str] = (),
    price: Price | None = None,
) -> dict[str, float]:
    """Return the scores that a reply can have.

    Args:
        reply: what came.
        question: with what a good answer says; None for a case that only must not do something.
        forbidden: what must not come of it.
        known: paths of the documents that there are.
        price: of the language model, where it is known.

    Returns:
        Score -> value, of ``SCORES``.
    """
    found: dict[str, float] = {}
    if question:
        found |= refusal_scores(reply, question)
        if question.answerable:
            found |= answer_scores(reply.answer, question, refused=reply.refused)
            if reply.ranked or not reply.found:
                found |= retrieval_scores(reply.ranked, question.sources)
    if not reply.refused:
        found |= citation_scores(reply, question.sources if question and question.answerable else ())
    if forbidden:
        found |= injection_scores(reply, forbidden, known)
    if "answer" in reply.seconds:
        found["seconds"] = reply.seconds["answer"]
    found |= spent_scores(reply, price)
    return {name: round(value, 6) for name, value in found.items()}
