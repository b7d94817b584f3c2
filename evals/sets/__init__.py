"""Question sets: what is asked of a corpus, and what a good answer says."""
