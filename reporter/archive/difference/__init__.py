"""The difference between two editions: every number, class, rank, sentence and page that changed."""
