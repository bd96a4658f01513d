"""Danish as it is printed: numbers, dates and the words that stand for numbers."""
