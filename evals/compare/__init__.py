"""What a run scores, and whether another run does better."""
