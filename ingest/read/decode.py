"""Bytes to text when nobody says which encoding it is."""

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(content: bytes, declared: str | None = None) -> str:
    """Return the text of ``content``.

    A byte order mark decides; then what is declared, where it fits; then UTF-16 without a mark (each second byte zero);
    then UTF-8; then the Windows code page that Dutch office files of before UTF-8 have. No byte makes this fail.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    for candidate in (declared, _wide(content), "utf-8"):
        if candidate is None:
            continue
        try:
            return content.decode(candidate)
        except (UnicodeDecodeError, LookupError):
            continue
    # cp1252 leaves five bytes undefined; latin-1 reads those as (invisible) controls.
    return "".join(_cp1252(content))


def _cp1252(content: bytes) -> list[str]:
    try:
        return [content.decode("cp1252")]
    except UnicodeDecodeError:
        return [bytes([b]).decode("cp1252", "ignore") or bytes([b]).decode("latin-1") for b in content]


def _wide(content: bytes) -> str | None:
    """Recognise UTF-16 without a byte order mark by its zero bytes."""
    sample = content[:2000]
    if len(sample) < 8 or len(content) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None
