"""From accepted evidence to the sentences of an answer, verbatim, with what other sources say of the same."""
