"""Finding the files below the paths that a user names, whatever the file system throws in the way."""

import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import NotabeneError, OutsideError, Status, UnreadableFileError, reason_of

_Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or what stands where a file should be.

    Attributes:
        path: absolute.
        root: the folder that was given (for a file that was given: its folder).
        size: in bytes.
        mtime_ns: time of the last change, of its content or (where the system tells) of its name and rights: a copy
            that keeps the old time of its content is new all the same.
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


def locate(path: Path) -> Path:
    """Return the one name under which a path that a user gives is known: absolute, links and ``..`` resolved.

    A file that is a link keeps its own name; it may stand for another file tomorrow.
    """
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a folder above gives no rights
        return Path(os.path.realpath(path))
    return Path(os.path.realpath(path.parent), path.name)


def walk(paths: Iterable[Path], *, skip: Path | None = None) -> Iterator[Found]:
    """Give every file below the paths once, in a fixed order; links are followed as long as they stay below the paths.

    A link that leads elsewhere is a file with a problem: whoever may write in a shared folder would otherwise choose
    what is read with the rights of whoever runs the ingest. A path that is given may itself be a link.

    Hidden files, and the lock files that Word leaves, are passed over. A folder is read once, by its own place rather
    than by a link to it, so that folders which link to each other come to an end.

    Args:
        paths: folders and files, as ``locate`` gives them.
        skip: a folder that is passed over wherever it is met: the index itself.

    Raises:
        NotabeneError: a path does not exist.
    """
    given = sorted(paths, key=lambda path: len(path.parts))
    for path in given:
        if not os.path.lexists(path):
            raise NotabeneError(
                f"Het pad {path} bestaat niet of is niet toegankelijk; controleer schrijfwijze en rechten."
            )
    folders = _Folders(skip, given)
    seen: set[Path] = set()
    for path in given:
        for found in folders.below(path, path) if os.path.isdir(path) else [_look(path, path.parent)]:  # noqa: PTH112 - see locate
            if found.path not in seen:
                seen.add(found.path)
                yield found
    yield from folders.linked()


class _Folders:
    """Walks folders, each of them once; links to folders wait until all that is there by itself has been read."""

    def __init__(self, skip: Path | None, given: Iterable[Path]) -> None:
        self._given = frozenset(given)
        self._visited: set[_Identity] = set()
        self._links: deque[tuple[Path, Path, frozenset[_Identity]]] = deque()
        if skip and os.path.isdir(skip):  # noqa: PTH112 - see locate
            self._visited.add(_identity(skip.stat()))

    def below(self, folder: Path, root: Path, above: frozenset[_Identity] = frozenset()) -> Iterator[Found]:
        """Give the files of a folder and of the folders in it, but not behind links."""
        todo = [(folder, above)]
        while todo:
            folder, above = todo.pop()
            try:
                here = _identity(folder.stat())
                names = sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths: they may not be valid Unicode
            except OSError as error:
                yield Found(folder, root, problem=_unreadable(error))
                continue
            if here in above:
                reason = "Deze koppeling verwijst naar een map waar zij zelf in staat; verwijder de koppeling."
                yield Found(folder, root, problem=UnreadableFileError(Status.UNREADABLE, reason))
            if here in self._visited:
                continue
            self._visited.add(here)
            inside: list[tuple[Path, frozenset[_Identity]]] = []
            for path in (folder / name for name in names if not name.startswith((".", "~$"))):
                if path.is_symlink() and path not in self._given and not self._inside(path):
                    yield Found(path, root, problem=OutsideError())
                elif not os.path.isdir(path):  # noqa: PTH112 - see locate
                    yield _look(path, root)
                elif path.is_symlink():
                    self._links.append((path, root, above | {here}))
                else:
                    inside.append((path, above | {here}))
            todo += reversed(inside)

    def _inside(self, link: Path) -> bool:
        """Tell whether a link stays below what was given; one that leads nowhere is for the file system to judge."""
        if not os.path.exists(link):  # noqa: PTH110 - see locate
            return True
        target = Path(os.path.realpath(link))
        return not self._given.isdisjoint((target, *target.parents))

    def linked(self) -> Iterator[Found]:
        """Give the files of folders that were met as a link and are not read yet."""
        while self._links:
            yield from self.below(*self._links.popleft())


def _identity(about: os.stat_result) -> _Identity:
    return about.st_dev, about.st_ino


def _look(path: Path, root: Path) -> Found:
    try:
        about = path.stat()
    except OSError as error:
        return Found(path, root, problem=_unreadable(error))
    if not stat.S_ISREG(about.st_mode):
        reason = "Dit is geen gewoon bestand; zet het document zelf in de map."
        return Found(path, root, problem=UnreadableFileError(Status.UNSUPPORTED, reason))
    return Found(path, root, about.st_size, max(about.st_mtime_ns, about.st_ctime_ns))


def _unreadable(error: OSError) -> UnreadableFileError:
    if isinstance(error, PermissionError):
        reason = "Er is geen recht om dit te lezen; vraag toegang aan en lees opnieuw in."
    elif isinstance(error, FileNotFoundError):
        reason = "Deze koppeling verwijst naar iets dat er niet is; herstel of verwijder haar."
    else:
        reason = f"Het bestandssysteem geeft dit niet vrij ({reason_of(error)}); controleer de map."
    return UnreadableFileError(Status.UNREADABLE, reason)
