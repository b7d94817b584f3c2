"""The exchange log: every question with what explains its answer later, and what the user thought of it."""
