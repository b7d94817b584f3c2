"""Read a source file: split front matter from body, check it, and say on which line a mistake stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from evals.corpus.body import Body, parse_body
from evals.corpus.source import Dossier, Front, SourceError

_Model = TypeVar("_Model", bound=BaseModel)

_MISTAKES = {
    "extra_forbidden": "de sleutel '{key}' bestaat niet; kijk in README.md welke er zijn",
    "missing": "de sleutel '{key}' ontbreekt; vul hem in",
    "string_type": "de waarde van '{key}' moet tekst zijn; zet haar tussen aanhalingstekens",
    "date_from_datetime_parsing": "'{key}' is geen datum; schrijf hem als 2098-10-09",
    "date_parsing": "'{key}' is geen datum; schrijf hem als 2098-10-09",
    "date_type": "'{key}' is geen datum; schrijf hem als 2098-10-09",
    "literal_error": "'{key}' moet een van deze waarden hebben: {expected}",
    "value_error": "{error}",
}


@dataclass(frozen=True)
class Source:
    """One document of the corpus as its writer wrote it.

    Attributes:
        path: the source file.
        folder: name of the folder of the dossier, which is also its folder in the built corpus.
        dossier: what the documents of that dossier share.
        front: the checked front matter.
        body: the parsed text.
    """

    path: Path
    folder: str
    dossier: Dossier
    front: Front
    body: Body

    @property
    def target(self) -> str:
        """Path of the built file below the output folder, with forward slashes."""
        return f"{self.folder}/{self.front.file}"


def load_source(path: Path, dossier: Dossier) -> Source:
    """Read one source.

    Args:
        path: a Markdown file with YAML front matter between lines of three hyphens.
        dossier: what its dossier shares.

    Raises:
        SourceError: for the first mistake, with file and line.
    """
    name = f"{path.parent.name}/{path.name}"
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        raise SourceError(name, 1, "het bestand moet beginnen met een blok tussen twee regels met drie streepjes (---)")
    end = next(number for number, line in enumerate(lines[1:], start=1) if line.strip() == "---")
    front = _checked(Front, "\n".join(lines[1:end]), name, first=2)
    body = parse_body("\n".join(lines[end + 1 :]), name, first=end + 2)
    return Source(path, path.parent.name, dossier, front, body)


def load_dossier(path: Path) -> Dossier:
    """Read a ``dossier.yaml``; raises SourceError with file and line."""
    name = f"{path.parent.name}/{path.name}"
    if not path.is_file():
        raise SourceError(name, 0, "dit bestand ontbreekt; maak het met naam, ministerie en retouradres")
    return _checked(Dossier, path.read_text(encoding="utf-8"), name, first=1)


def _checked(model: type[_Model], text: str, name: str, *, first: int) -> _Model:
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        data: object = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + first if error.problem_mark else first
        raise SourceError(name, line, f"dit is geen geldige YAML ({error.problem})") from error
    try:
        return model.model_validate(data)
    except ValidationError as error:
        details = error.errors()[0]
        place = details["loc"]
        line = _line(tree, place) + first
        template = _MISTAKES.get(details["type"], "'{key}' klopt niet ({message})")
        context = details.get("ctx", {})
        mistake = template.format(
            key=".".join(str(part) for part in place),
            expected=context.get("expected", ""),
            error=context.get("error", ""),
            message=details["msg"],
        )
        raise SourceError(name, line, mistake) from error


def _line(node: yaml.Node | None, place: Sequence[int | str]) -> int:
    """0-based line within the YAML of the deepest node on the way to ``place`` that exists."""
    line = 0
    for part in place:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(part)), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line
        else:
            return line
    return line
