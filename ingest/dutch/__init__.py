"""What is particular to Dutch policy text: its words, compounds, abbreviations and sentences."""
