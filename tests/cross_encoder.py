"""A real cross-encoder of a few kilobytes with random weights, as a folder of sentence-transformers."""

from pathlib import Path


def tiny_cross_encoder(folder: Path, *, labels: int = 1) -> Path:
    """Write it and return its folder; the same one each time."""
    import torch
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    bare = folder / "kaal"
    bare.mkdir(parents=True)
    (bare / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=256,
        initializer_range=0.5,
        num_labels=labels,
    )
    BertForSequenceClassification(config).save_pretrained(bare)
    BertTokenizerFast(vocab_file=str(bare / "vocab.txt"), model_max_length=256).save_pretrained(bare)
    CrossEncoder(str(bare), local_files_only=True).save_pretrained(str(folder))
    return folder
