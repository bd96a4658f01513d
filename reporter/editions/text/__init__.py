"""The text of an edition: its Markdown, its calls, and what they stand for."""
