"""Makes an archived edition once more, and says what differs and why."""
