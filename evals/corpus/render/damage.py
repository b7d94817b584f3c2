"""A file that was cut off on its way."""


def damage(content: bytes) -> bytes:
    """The first part of a file: its signature is right, what a reader needs at its end is gone."""
    return content[: len(content) * 2 // 5]
