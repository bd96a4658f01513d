"""Looks into a stranger's bundle: every fault of it told, and nothing of it run."""
