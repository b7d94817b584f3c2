"""The score of own and foreign questions tells an assistant that knows its documents from one that does not."""

from assistant.answer.types import Answer
from evals.foreign import refused
from evals.retrieval.collection import Query


def test_counts_refusals_and_names_what_was_answered() -> None:
    questions = [Query(id=name, text=f"Vraag {name}?") for name in "abcd"]
    share, answered = refused(questions, lambda text: Answer(text, text, "", refused=text != "Vraag b?"))
    assert (share.value, share.n) == (0.75, 4)
    assert answered == ["b"]
