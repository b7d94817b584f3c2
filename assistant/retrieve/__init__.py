"""From a question to the passages that bear on it: lexical and dense legs, fused."""
