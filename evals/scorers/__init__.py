"""Scores of answers that need no language model: each a small function from what was said to a figure."""
