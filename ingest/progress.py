"""What a job tells of itself while it runs."""

from typing import Protocol


class Progress(Protocol):
    """Receives how far an ingest is; the command line draws a bar of it, the chat a line."""

    def begin(self, files: int, size: int) -> None:
        """Say how many files, and how many bytes in all, are to be read."""
        ...

    def read(self, path: str, size: int, pages: int) -> None:
        """Say that a file was read: its path, its bytes and its pages (1 for a format without pages)."""
        ...

    def embed(self, done: int, total: int) -> None:
        """Say how many passages of a large batch have their vector; a file of many thousands takes minutes."""
        ...

    def say(self, line: str) -> None:
        """Pass one Dutch line on to the user."""
        ...


class Silent:
    """Progress that nobody looks at."""

    def begin(self, files: int, size: int) -> None:
        """Ignore."""

    def read(self, path: str, size: int, pages: int) -> None:
        """Ignore."""

    def embed(self, done: int, total: int) -> None:
        """Ignore."""

    def say(self, line: str) -> None:
        """Ignore."""
