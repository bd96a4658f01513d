"""Figures drawn with matplotlib: a leaf package that knows nothing of editions or of reporter."""
