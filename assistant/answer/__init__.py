"""From a question and its evidence to a verified, cited answer or a refusal."""
