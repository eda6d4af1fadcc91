"""Quorum worked out: who was in the room, who of them counts, what was needed, and every reading of what the text leaves open."""
