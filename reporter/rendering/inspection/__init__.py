"""The check on every finished sheet: its names, its numbers, its pages, its conformance."""
