"""Tables that others have published: CSV, spreadsheets, StatBank's CSV and JSON-stat.

Each format is first made a grid of text; one place turns grids into the published table.
"""
