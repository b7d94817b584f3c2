"""The score of own and foreign questions tells an assistant that knows its documents from one that does not."""

from pathlib import Path

import pytest

from assistant.answer.types import Answer
from evals.foreign import QuestionFileError, QuestionLine, load_questions, refused


def test_counts_refusals_and_names_what_was_answered() -> None:
    questions = [QuestionLine(id=name, text=f"Vraag {name}?") for name in "abcd"]
    share, answered = refused(questions, lambda text: Answer(text, text, "", refused=text != "Vraag b?"))
    assert (share.value, share.n) == (0.75, 4)
    assert answered == ["b"]


def test_reads_questions_and_keeps_one_in_so_many(tmp_path: Path) -> None:
    path = tmp_path / "vragen.jsonl"
    path.write_text("\n".join(f'{{"id": "v{n}", "text": "Wat is {n}?", "set": "x"}}' for n in range(5)) + "\n\n")
    assert [question.id for question in load_questions(path)] == ["v0", "v1", "v2", "v3", "v4"]
    assert [question.id for question in load_questions(path, every=2)] == ["v0", "v2", "v4"]


@pytest.mark.parametrize("content", ["", "geen json\n", '{"id": "a"}\n', '{"id": "", "text": "Wat?"}\n'])
def test_a_mistake_is_one_sentence_naming_the_file(tmp_path: Path, content: str) -> None:
    path = tmp_path / "vragen.jsonl"
    path.write_text(content)
    with pytest.raises(QuestionFileError, match=r"vragen\.jsonl"):
        load_questions(path)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="geef een ander bestand"):
        load_questions(tmp_path / "weg.jsonl")
