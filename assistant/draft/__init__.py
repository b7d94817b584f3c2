"""A first version of a nota section from chosen sources: each statement with its source, gaps marked instead of filled."""
