"""Editions that last: the bundle, its verification, its regeneration and the differences."""
