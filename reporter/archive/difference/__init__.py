"""The difference between two editions: every number, class, rank, text and page that changed."""
