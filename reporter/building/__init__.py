"""Builds editions into a folder: each whole, or not at all."""
