"""Packs a finished edition with all that it was made of, the same bytes anywhere."""
