"""A first version of a nota section from chosen sources: every statement cited, gaps marked instead of filled."""
