"""How well search finds the right document, on a collection of documents, questions and judgements."""
