"""What a person lives on in a year, for the goals 3, 4, 5 and 10.

A person in education on the day and with fewer than ``HOURS`` paid hours in the year is in
education; everybody else is placed by the main income source of the year (SOCIO13). A person whose
income source nobody knows is in no part: left out, and counted as that.
"""

from reporter.indicators.definition import Ages, Part

ADULTS = Ages(low=18, high=59)
"""Whom the goals 3, 4 and 5 speak of."""

EDUCATION = "uddannelse"
EMPLOYMENT = "beskæftigelse"
TEMPORARY = "midlertidige ydelser mv."
EARLY_PENSION = "førtidspension"

PARTS = (
    Part(name=EDUCATION, counted=True),
    Part(name=EMPLOYMENT, counted=True),
    Part(name=TEMPORARY, counted=False),
    Part(name=EARLY_PENSION, counted=False),
)
"""The four parts of the target group; ``TEMPORARY`` is everyone who is in no other."""

NO_INCOME = "personer uden kendt indkomstkilde"
"""The group of those who are in no part."""

EDUCATION_DAY = (10, 1)
"""Month and day on which one is in education or not."""

EDUCATIONS = ("2", "3", "4", "5", "6")
"""UDDTYPE of every education after primary school."""

HOURS = 950
"""Paid hours in the year from which work, not education, is what one does."""

EMPLOYED = ("110", "111", "112", "113", "114", "120", "131", "132", "133", "134", "135", "139")
"""SOCIO13 of the self-employed, assisting spouses and employees, fleksjob among them."""

RETIRED_EARLY = "321"
"""SOCIO13 of førtidspension."""

CASH_BENEFIT = "330"
"""SOCIO13 of kontanthjælp."""

OLD_AGE = ("322", "323")
"""SOCIO13 of folkepension and efterløn."""
