"""Vulnerable children and young people: what makes one, for the goals 1, 2 and 6.

Family-directed measures (PGF from 400) and those between 300 and 399 are not counted: the goals
speak of placements and of preventive measures directed at the person.
"""

PLACED = (100, 199)
"""PGF of a placement outside the home, both ends included."""

PREVENTIVE = (200, 299)
"""PGF of a preventive measure directed at the person, both ends included."""

FAMILY_DIRECTED_SINCE = 2014
"""First year with data on family-directed measures: too late to look back on a whole life."""
