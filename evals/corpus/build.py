"""Build the sample corpus: ``python -m evals.corpus.build OUT``.

The same sources give the same bytes. A file whose source, dossier and builder did not change is left alone, so that its
time and hash stay and ingesting it again costs nothing.
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import typer

from evals.corpus.load import Source, load_dossier, load_source
from evals.corpus.render import render
from evals.corpus.source import SourceError

SOURCES = Path(__file__).parent / "sources"
MANIFEST = ".notabene-voorbeeldcorpus.json"
_LIBRARIES = (
    "reportlab",
    "python-docx",
    "odfdo",
    "lxml",
    "pillow",
    "pypdfium2",
    "markdown-it-py",
    "mdit-py-plugins",
    "pyphen",
)


@dataclass(frozen=True)
class BuildReport:
    """What a build did.

    Attributes:
        written: paths below the output folder of files that were made or made anew, in order.
        unchanged: paths of files that were left alone.
        removed: paths of files of an earlier build whose source is gone.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def load(sources: Path = SOURCES) -> list[Source]:
    """Read every source, in order of path.

    Raises:
        SourceError: for the first mistake, or for two sources that make one file.
    """
    found: list[Source] = []
    targets: dict[str, Path] = {}
    for folder in sorted(path for path in sources.iterdir() if path.is_dir()):
        paths = sorted(folder.glob("*.md"))
        if not paths:
            continue
        dossier = load_dossier(folder / "dossier.yaml")
        for path in paths:
            source = load_source(path, dossier)
            if source.target in targets:
                name = f"{folder.name}/{path.name}"
                raise SourceError(
                    name, 2, f"{targets[source.target].name} maakt al hetzelfde bestand; kies een andere naam"
                )
            targets[source.target] = path
            found.append(source)
    return found


def build(sources: Path, out: Path) -> BuildReport:
    """Make the files of the corpus.

    Args:
        sources: folder with a folder for each dossier.
        out: folder for the files; made where absent. Files in it that no build made are left alone.

    Raises:
        SourceError: for a mistake in a source; files made before it stay.
    """
    documents = load(sources)
    out.mkdir(parents=True, exist_ok=True)
    known = _read_manifest(out / MANIFEST)
    builder = _builder_hash()
    made: dict[str, dict[str, str]] = {}
    written: list[str] = []
    # Mails come last: they carry other files of the corpus.
    for source in sorted(documents, key=lambda one: one.front.layout == "mail"):
        recipe = _recipe(source, documents, builder)
        path = out / source.target
        entry = known.get(source.target, {})
        if not (entry.get("recipe") == recipe and path.is_file() and _sha(path.read_bytes()) == entry.get("content")):
            content = render(source, out)
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_bytes() != content:
                path.write_bytes(content)
                written.append(source.target)
            entry = {"recipe": recipe, "content": _sha(content)}
        made[source.target] = entry
    removed = sorted(set(known) - set(made))
    for target in removed:
        (out / target).unlink(missing_ok=True)
    if made != known:
        (out / MANIFEST).write_text(json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
    return BuildReport(tuple(written), tuple(target for target in made if target not in written), tuple(removed))


def _recipe(source: Source, documents: Sequence[Source], builder: str) -> str:
    """Hash of everything that a file depends on."""
    parts = [builder, source.target, source.path.read_text(encoding="utf-8"), repr(source.dossier)]
    by_target = {one.target: one for one in documents}
    for name in source.front.attachments:
        attached = by_target.get(f"{source.folder}/{name}")
        if attached is None:
            place = f"{source.folder}/{source.path.name}"
            raise SourceError(
                place, 0, f"de bijlage '{name}' wordt door geen bron gemaakt; kijk naar 'file' van die bron"
            )
        parts.append(attached.path.read_text(encoding="utf-8"))
    return _sha("\0".join(parts).encode())


def _builder_hash() -> str:
    code = [path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py"))]
    libraries = [f"{name} {version(name)}".encode() for name in _LIBRARIES]
    return _sha(b"\0".join(code + libraries))


def _read_manifest(path: Path) -> dict[str, dict[str, str]]:
    """What an earlier build made; nothing where that is unknown, so that all is made anew."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def main(out: Path, sources: Path = SOURCES) -> None:
    """Maak het voorbeeldcorpus in de map OUT."""
    try:
        report = build(sources, out)
    except SourceError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    typer.echo(
        f"{len(report.written)} bestanden gemaakt, {len(report.unchanged)} ongewijzigd, "
        f"{len(report.removed)} verwijderd in {out}"
    )


if __name__ == "__main__":
    typer.run(main)
