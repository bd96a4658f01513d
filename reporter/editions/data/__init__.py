"""The numbers an edition brings: its CSV files, its facts, and the classes of its maps."""
