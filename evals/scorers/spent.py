"""What a language model took for an answer: tokens, and what they cost."""

from dataclasses import dataclass

from evals.scorers.reply import Reply


@dataclass(frozen=True, slots=True)
class Price:
    """Euros for a million tokens.

    Attributes:
        prompt: that the model reads.
        completion: that it writes.
    """

    prompt: float
    completion: float


def spent_scores(reply: Reply, price: Price | None) -> dict[str, float]:
    """Return the tokens of a reply, and its cost in euro cents where a price is known.

    What a service does not tell is in no score, rather than 0; the tokens that it read are then estimated.

    Args:
        reply: what came.
        price: of the model.
    """
    if reply.prompt_tokens is None or reply.completion_tokens is None:
        return {"tokens": len(reply.sent) / 4} if reply.sent else {}
    found = {"prompt_tokens": float(reply.prompt_tokens), "completion_tokens": float(reply.completion_tokens)}
    if price:
        euros = (reply.prompt_tokens * price.prompt + reply.completion_tokens * price.completion) / 1_000_000
        found["cost"] = 100 * euros
    return found
