"""The command ``notabene``: one file a command, and the rules that all of them share."""
