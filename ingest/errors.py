"""Everything that can go wrong with a document or an index, as one family of exceptions.

    NotabeneError
    ├── UnreadableFileError   one file; becomes a row in the report, never stops a job
    │   └── OutsideError      a link out of the folders that were given: what was read behind it earlier goes
    └── StoreError            the index folder as a whole; stops the command with one sentence
        ├── IndexMissingError
        ├── IndexDamagedError
        ├── IndexVersionError
        ├── IndexModelError
        ├── IndexRecipeError
        ├── IndexBusyError
        └── DiskFullError

The text of each is one plain Dutch sentence for the user that says what to do next.
"""

import errno
from enum import StrEnum

_REASONS = {
    errno.EACCES: "er zijn geen rechten op",
    errno.EPERM: "er zijn geen rechten op",
    errno.EROFS: "de schijf is alleen te lezen",
    errno.ENOENT: "een deel van het pad bestaat niet",
    errno.EEXIST: "er staat al een bestand met die naam",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ELOOP: "de koppelingen verwijzen naar elkaar",
    errno.EIO: "de schijf geeft een leesfout",
    errno.EMFILE: "er zijn te veel bestanden open",
}

# No space, over a quota, over the largest file that is allowed.
_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)


class Status(StrEnum):
    """Why a file was not indexed; the values are part of the JSON contract of ``notabene ingest``."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NO_TEXT = "no-text"
    UNSUPPORTED = "unsupported"
    CLASSIFIED = "classified"
    LIMIT = "limit"
    UNREADABLE = "unreadable"


class NotabeneError(Exception):
    """Base of every error that is meant to be shown to a user as it is."""


class UnreadableFileError(NotabeneError):
    """One file that cannot be indexed.

    Args:
        status: the typed reason.
        reason: one plain Dutch sentence for the report.
    """

    def __init__(self, status: Status, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class OutsideError(UnreadableFileError):
    """A link that leads out of the folders that the user gave; nothing behind it may be read, or stay in the index."""

    def __init__(self) -> None:
        super().__init__(
            Status.UNREADABLE,
            "Deze koppeling is een link naar buiten de map; geef die map zelf op om haar in te lezen.",
        )


class StoreError(NotabeneError):
    """The index folder cannot be used as asked."""


class IndexMissingError(StoreError):
    """There is no index in the folder."""


class IndexDamagedError(StoreError):
    """The catalogue cannot be read, or what is derived from it disagrees beyond repair on the fly."""


class IndexVersionError(StoreError):
    """The index was made by another version of the program."""


class IndexModelError(StoreError):
    """The index was made with another embedding model."""


class IndexRecipeError(StoreError):
    """The index was made with other passages or other words."""


class IndexBusyError(StoreError):
    """Another process holds the index for longer than we are willing to wait."""


class DiskFullError(StoreError):
    """There is no room to write; what was written before is whole."""


def full(folder: object) -> DiskFullError:
    """Return the error for a disk without room for the index in ``folder``."""
    return DiskFullError(
        f"De schijf van {folder} is vol; maak ruimte en geef de opdracht opnieuw, dan gaat hij verder waar hij was."
    )


def unwritable(folder: object, error: OSError) -> StoreError:
    """Return the error for what the system said when the index in ``folder`` was written."""
    if error.errno in _NO_ROOM:
        return full(folder)
    return StoreError(
        f"De index in {folder} kan niet worden beschreven ({reason_of(error)}); controleer de rechten op die map."
    )


def reason_of(error: OSError) -> str:
    """Return in Dutch what the system said, as far as it says things that users meet."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
