"""What stands before the answering of one question: the conversation, a pasted Kamervraag, a question in English."""
