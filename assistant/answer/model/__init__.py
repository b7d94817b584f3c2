"""A language model writes the answer: fenced sources, its form, a time limit, and whether sources support it."""
