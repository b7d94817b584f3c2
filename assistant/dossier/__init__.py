"""What a dossier comes to: its documents in time, its motions and what became of them, its commitments."""
