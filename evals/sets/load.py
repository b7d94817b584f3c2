"""Read a question set, check it, and say in one sentence on which line a mistake stands."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import yaml
from pydantic import ValidationError

from evals.sets.model import Named, QuestionSet
from ingest.errors import NotabeneError, reason_of

_MISTAKES = {
    "extra_forbidden": "de sleutel '{key}' bestaat niet; kijk in README.md welke er zijn",
    "missing": "de sleutel '{key}' ontbreekt; vul hem in",
    "string_type": "de waarde van '{key}' moet tekst zijn; zet haar tussen aanhalingstekens",
    "string_pattern_mismatch": "'{key}' mag alleen kleine letters, cijfers en streepjes hebben",
    "enum": "'{key}' moet een van deze waarden hebben: {expected}",
    "literal_error": "'{key}' moet een van deze waarden hebben: {expected}",
    "value_error": "{error}",
}
_GIVEN = ("hash",)


class SetError(NotabeneError):
    """A mistake in a question set.

    Args:
        file: name of the file.
        line: 1-based line; 0 where no line is to blame.
        mistake: what is wrong and what to do, in plain Dutch, without file and line.
    """

    def __init__(self, file: str, line: int, mistake: str) -> None:
        super().__init__(f"{file}, regel {line}: {mistake}." if line else f"{file}: {mistake}.")
        self.file = file
        self.line = line


def load_set(path: Path) -> QuestionSet:
    """Read a question set.

    Args:
        path: a YAML file.

    Returns:
        The set, in which questions name documents by path.

    Raises:
        SetError: for the first mistake.
    """
    try:
        content = path.read_bytes()
        text = content.decode("utf-8")
    except OSError as error:
        raise SetError(
            path.name, 0, f"dit bestand is niet te lezen ({reason_of(error)}); geef een ander pad"
        ) from error
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SetError(path.name, line, "dit bestand is geen UTF-8; sla het opnieuw op als UTF-8") from error
    try:
        tree = yaml.compose(text, Loader=yaml.CSafeLoader)
        data: object = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise SetError(path.name, line, f"dit is geen geldige YAML ({error.problem or error.context})") from error
    except yaml.YAMLError as error:
        raise SetError(path.name, 0, "hierin staat een teken dat YAML niet kent; haal het weg") from error
    if not isinstance(data, dict) or tree is None:
        raise SetError(path.name, 1, "het bestand moet beginnen met name, version, documents en questions")
    if given := next((key for key in data if key in _GIVEN), None):
        raise SetError(
            path.name, _line(tree, (given,)), f"de sleutel '{given}' vult het programma zelf in; haal hem weg"
        )
    _no_split_numbers(tree, path.name)
    _by_path(data, tree, path.name)
    try:
        found = QuestionSet.model_validate({**data, "hash": hashlib.sha256(content).hexdigest()})
    except ValidationError as error:
        raise _mistake(error, tree, path.name) from error
    _once(found, tree, path.name)
    return found


def _once(found: QuestionSet, tree: yaml.Node, name: str) -> None:
    """Refuse an id that stands twice."""
    seen: set[str] = set()
    named: dict[str, Sequence[Named]] = {
        "questions": found.questions,
        "conversations": found.conversations,
        "injections": found.injections,
        "pairs": found.pairs,
    }
    for key, items in named.items():
        for number, item in enumerate(items):
            if item.id in seen:
                line = _line(tree, (key, number, "id"))
                raise SetError(name, line, f"het id '{item.id}' komt twee keer voor; kies een ander")
            seen.add(item.id)


def _no_split_numbers(node: yaml.Node, name: str) -> None:
    """Refuse ``[€ 4,6 miljoen]``, which YAML reads as two wordings."""
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            _no_split_numbers(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for one, next_one in pairwise(node.value):
            touching = one.end_mark.index + 1 == next_one.start_mark.index
            digits = str(one.value)[-1:].isdigit() and str(next_one.value)[:1].isdigit()
            if node.flow_style and touching and digits:
                line = one.start_mark.line + 1
                raise SetError(
                    name, line, f"'{one.value},{next_one.value}' heeft een komma; zet aanhalingstekens eromheen"
                )
        for value in node.value:
            _no_split_numbers(value, name)


def _by_path(data: dict[str, object], tree: yaml.Node, name: str) -> None:
    """Replace the short names of documents in the questions by their paths."""
    documents = data.get("documents", {})
    if not isinstance(documents, dict):
        return  # the model says what is wrong
    for place, question in _questions(data):
        sources = question.get("sources")
        if not isinstance(sources, dict):
            continue
        for short in sources:
            if short not in documents:
                line = _line(tree, (*place, "sources", str(short)))
                raise SetError(name, line, f"het document '{short}' staat niet onder documents; zet het erbij")
        question["sources"] = {documents[short]: sections or [] for short, sections in sources.items()}


def _questions(data: dict[str, object]) -> Iterator[tuple[tuple[int | str, ...], dict[str, object]]]:
    """Give each question as written, with its place: those of the set and those of its conversations."""
    for place, question in _items(data.get("questions")):
        yield ("questions", place), question
    for number, conversation in _items(data.get("conversations")):
        for place, turn in _items(conversation.get("turns")):
            yield ("conversations", number, "turns", place), turn


def _items(value: object) -> list[tuple[int, dict[str, object]]]:
    items = value if isinstance(value, list) else []
    return [(number, item) for number, item in enumerate(items) if isinstance(item, dict)]


def _mistake(error: ValidationError, tree: yaml.Node, name: str) -> SetError:
    details = error.errors()[0]
    place = details["loc"]
    context = details.get("ctx", {})
    template = _MISTAKES.get(details["type"], "'{key}' klopt niet ({message})")
    key = next((str(part) for part in reversed(place) if isinstance(part, str)), "")
    mistake = template.format(
        key=key, expected=context.get("expected", ""), error=context.get("error", ""), message=details["msg"]
    )
    return SetError(name, _line(tree, place), mistake)


def _line(node: yaml.Node, place: Sequence[int | str]) -> int:
    """1-based line of the deepest node on the way to ``place`` that exists."""
    line = node.start_mark.line
    for part in place:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(part)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line
        else:
            break
    return line + 1
