"""What an edition is: its YAML, its text, its data, and the numbers of its figures and tables."""
