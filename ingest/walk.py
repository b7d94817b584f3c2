"""Finding the files below the paths that a user names, whatever the file system throws in the way."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import NotabeneError, Status, UnreadableFileError


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or what stands where a file should be.

    Attributes:
        path: absolute.
        root: the folder that was given (for a file that was given: its folder).
        size: in bytes.
        mtime_ns: time of the last change.
        problem: why it cannot be read, where that is known already.
    """

    path: Path
    root: Path
    size: int = 0
    mtime_ns: int = 0
    problem: UnreadableFileError | None = None

    @property
    def shown(self) -> str:
        """Path relative to the root, with what is not Unicode made visible."""
        return os.fsencode(self.path.relative_to(self.root)).decode("utf-8", "replace")


def walk(paths: Iterable[Path]) -> Iterator[Found]:
    """Give every file below the paths once, in a fixed order; links to files and folders are followed.

    Hidden files, and the lock files that Word leaves, are passed over.

    Raises:
        NotabeneError: a path does not exist.
    """
    given = [path.absolute() for path in paths]
    for path in given:
        if not path.exists() and not path.is_symlink():
            raise NotabeneError(f"Het pad {path} bestaat niet; controleer de schrijfwijze.")
    seen: set[Path] = set()
    for path in given:
        for found in _below(path, path, frozenset()) if path.is_dir() else [_look(path, path.parent)]:
            if found.path not in seen:
                seen.add(found.path)
                yield found


def _below(folder: Path, root: Path, above: frozenset[tuple[int, int]]) -> Iterator[Found]:
    try:
        here = folder.stat()
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths: they may not be valid Unicode
    except OSError as error:
        yield Found(folder, root, problem=_unreadable(error))
        return
    identity = (here.st_dev, here.st_ino)
    if identity in above:
        reason = "Deze koppeling verwijst naar een map waar zij zelf in staat; verwijder de koppeling."
        yield Found(folder, root, problem=UnreadableFileError(Status.UNREADABLE, reason))
        return
    for name in names:
        if name.startswith((".", "~$")):
            continue
        path = folder / name
        if path.is_dir():
            yield from _below(path, root, above | {identity})
        else:
            yield _look(path, root)


def _look(path: Path, root: Path) -> Found:
    try:
        about = path.stat()
    except OSError as error:
        return Found(path, root, problem=_unreadable(error))
    if not stat.S_ISREG(about.st_mode):
        reason = "Dit is geen gewoon bestand; zet het document zelf in de map."
        return Found(path, root, problem=UnreadableFileError(Status.UNSUPPORTED, reason))
    return Found(path, root, about.st_size, about.st_mtime_ns)


def _unreadable(error: OSError) -> UnreadableFileError:
    if isinstance(error, PermissionError):
        reason = "Er is geen recht om dit te lezen; vraag toegang aan en lees opnieuw in."
    elif isinstance(error, FileNotFoundError):
        reason = "Deze koppeling verwijst naar iets dat er niet is; herstel of verwijder haar."
    else:
        reason = f"Het bestandssysteem geeft dit niet vrij ({error.strerror}); controleer de map."
    return UnreadableFileError(Status.UNREADABLE, reason)
