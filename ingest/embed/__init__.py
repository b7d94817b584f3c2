"""Embeddings: texts as unit vectors, by an embedded default model or any sentence-transformers model."""
