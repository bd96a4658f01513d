"""The call that sets the icon of a goal."""

from __future__ import annotations

from figures.icons import GOALS
from reporter.editions.text.bound import Icon
from reporter.errors import EditionError


class Icons:
    """The call that sets the icon of a goal."""

    def ikon(self, maal: int) -> Icon:
        """Set the icon of the goal with that number; it is not read aloud."""
        if maal not in GOALS:
            raise EditionError(f"der er ikoner til mål {GOALS[0]} til {GOALS[-1]}, ikke til {maal}")
        return Icon(maal)
