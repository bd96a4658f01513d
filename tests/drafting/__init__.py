"""New editions: what they are made of, what they say, and what the command refuses."""
