"""From a question or a drafting task to a cited text: retrieval, answers, the chat and the command line."""
