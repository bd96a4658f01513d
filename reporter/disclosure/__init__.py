"""The only door out: what may be shown of a computed table, and the proof that it is safe."""
