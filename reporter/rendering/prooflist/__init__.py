"""The proof-reader's list: every number an edition prints, in reading order, and its origin."""
