"""The BERT encoder of a sentence-transformers folder as an OpenVINO model: token ids in, unit vectors out.

Built operation by operation from the folder's own weights. OpenVINO's converter would need torch, take ten seconds, and
report its use over the network.
"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from openvino import Model, Node


def silence_openvino() -> None:
    """Keep OpenVINO from reporting its use, to be called before its import: as shipped, the import sends a message."""
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # None marks a module as absent


def build_graph(folder: Path, *, eight_bits: bool = False) -> "Model":
    """Return the encoder with mean pooling and normalisation.

    Args:
        folder: a sentence-transformers folder of a BERT model with mean pooling, as ``write_folder`` writes it.
        eight_bits: the weights of linear layers in 8 bits, one scale a row; OpenVINO then multiplies integers.

    Returns:
        A model with inputs ``input_ids`` and ``attention_mask`` (int64, batch by length) and one output (float32,
        batch by width).
    """
    silence_openvino()
    import openvino
    from safetensors.numpy import load_file

    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    bert = _Bert(
        load_file(folder / "model.safetensors"),
        int(config["num_attention_heads"]),
        config["layer_norm_eps"],
        eight_bits,
    )
    shape = openvino.PartialShape([-1, -1])
    ids = bert.ops.parameter(shape, np.int64, name="input_ids")
    mask = bert.ops.parameter(shape, np.int64, name="attention_mask")
    vectors = bert.encode(ids, mask, int(config["num_hidden_layers"]))
    return openvino.Model([vectors], [ids, mask], "bert")


class _Bert:
    """Writes the layers of BERT as nodes; the names of tensors are those of transformers.

    Args:
        tensors: the weights.
        heads: attention heads.
        epsilon: of layer normalisation.
        eight_bits: the weights of linear layers in 8 bits.
    """

    def __init__(self, tensors: "dict[str, NDArray[np.float32]]", heads: int, epsilon: float, eight_bits: bool) -> None:
        from openvino import opset13

        self.ops = opset13
        self._tensors = tensors
        self._heads = heads
        self._epsilon = epsilon
        self._eight_bits = eight_bits

    def encode(self, ids: "Node", mask: "Node", layers: int) -> "Node":
        """Return unit vectors for token ids."""
        ops = self.ops
        present = ops.convert(mask, np.float32)
        # Absent tokens get a weight of e^-10000 in attention; the mask is (batch, 1, 1, length).
        absent = ops.multiply(ops.subtract(present, _number(1.0)), _number(1e4))
        bias = ops.unsqueeze(absent, np.array([1, 2]))
        hidden = self._embed(ids)
        for number in range(layers):
            hidden = self._layer(hidden, bias, f"encoder.layer.{number}")
        weights = ops.unsqueeze(present, np.array([2]))
        total = ops.reduce_sum(ops.multiply(hidden, weights), np.array([1]))
        mean = ops.divide(total, ops.reduce_sum(weights, np.array([1])))
        return ops.normalize_l2(mean, np.array([1]), 1e-12, "max")

    def _embed(self, ids: "Node") -> "Node":
        ops, names = self.ops, "embeddings"
        length = ops.gather(ops.shape_of(ids), np.array([1]), np.array(0))
        positions = ops.slice(
            self._constant(f"{names}.position_embeddings.weight"), np.array([0]), length, np.array([1]), np.array([0])
        )
        words = ops.gather(self._constant(f"{names}.word_embeddings.weight"), ids, np.array(0))
        first_type = ops.constant(self._tensors[f"{names}.token_type_embeddings.weight"][0])
        return self._norm(ops.add(ops.add(words, positions), first_type), f"{names}.LayerNorm")

    def _layer(self, hidden: "Node", bias: "Node", name: str) -> "Node":
        ops = self.ops
        query, key, value = (
            self._by_head(self._linear(hidden, f"{name}.attention.self.{part}")) for part in ("query", "key", "value")
        )
        attended = ops.scaled_dot_product_attention(query, key, value, bias)
        joined = ops.reshape(ops.transpose(attended, np.array([0, 2, 1, 3])), np.array([0, 0, -1]), special_zero=True)
        middle = ops.add(hidden, self._linear(joined, f"{name}.attention.output.dense"))
        middle = self._norm(middle, f"{name}.attention.output.LayerNorm")
        wide = ops.gelu(self._linear(middle, f"{name}.intermediate.dense"), "erf")
        return self._norm(ops.add(middle, self._linear(wide, f"{name}.output.dense")), f"{name}.output.LayerNorm")

    def _by_head(self, hidden: "Node") -> "Node":
        """Return (batch, heads, length, width of a head)."""
        shape = np.array([0, 0, self._heads, -1])
        return self.ops.transpose(self.ops.reshape(hidden, shape, special_zero=True), np.array([0, 2, 1, 3]))

    def _linear(self, hidden: "Node", name: str) -> "Node":
        weight = self._small(f"{name}.weight") if self._eight_bits else self._constant(f"{name}.weight")
        return self.ops.add(self.ops.matmul(hidden, weight, False, True), self._constant(f"{name}.bias"))

    def _small(self, name: str) -> "Node":
        """Return a matrix as 8-bit numbers times the scale of their row: the form that OpenVINO recognises."""
        matrix = self._tensors[name]
        scales = np.abs(matrix).max(axis=1, keepdims=True) / 127
        numbers = self.ops.constant(np.round(matrix / scales).astype(np.int8))
        return self.ops.multiply(self.ops.convert(numbers, np.float32), self.ops.constant(scales))

    def _norm(self, hidden: "Node", name: str) -> "Node":
        flat = self.ops.mvn(hidden, np.array([-1]), True, self._epsilon, "inside_sqrt")
        scaled = self.ops.multiply(flat, self._constant(f"{name}.weight"))
        return self.ops.add(scaled, self._constant(f"{name}.bias"))

    def _constant(self, name: str) -> "Node":
        return self.ops.constant(self._tensors[name], shared_memory=True)


def _number(value: float) -> "NDArray[np.float32]":
    return np.array(value, dtype=np.float32)
