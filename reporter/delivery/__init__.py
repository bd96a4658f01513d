"""What goes out beside the pages of a batch: tables of all its numbers, lists, packed files."""
