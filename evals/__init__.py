"""Reference sets, scores and runs; the sample corpus and its builder. Calls the assistant as a user does."""
