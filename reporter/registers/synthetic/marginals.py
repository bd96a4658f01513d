"""The hand-set levels of the made-up Denmark: round figures that resemble published ones.

No figure here was derived from register data. Each stands with the publication it resembles; where
none is named, it was set by hand so that the ten goals come out near theirs. Millionths (MIO) of a
group unless another unit is told.
"""

from __future__ import annotations

DENMARK = 5_800_000
"""Residents that the absolute figures below belong to. Danmarks Statistik, FOLK1A, 2018."""

AGES = (53, 56, 59, 61, 69, 67, 58, 57, 65, 67, 71, 63, 58, 58, 52, 38, 24, 14, 9, 1)
"""Residents by five-year age, 0–4 first, per thousand. Danmarks Statistik, FOLK1A, 2018."""

BIRTHS = 10_600
"""Births a year to a million residents. Danmarks Statistik, FOD, 61.000 a year."""

DEATHS = ((0, 400), (50, 3_500), (60, 10_000), (70, 25_000), (80, 80_000), (90, 220_000))
"""From which age, and how many die in a year. Danmarks Statistik, DODA1, rounded."""

MOVES = ((0, 35_000), (18, 110_000), (30, 45_000), (40, 20_000))
"""From which age, and how many move to another municipality in a year. FLY66, rounded."""

# --- Children and young people --------------------------------------------------------------------

VULNERABLE = 72_000
"""Children with a placement or preventive measure before 18. Danmarks Statistik, BU-tabeller."""

PLACED = 350_000
"""Measures that are placements rather than preventive."""

FAMILY_DIRECTED = 22_000
"""Children whose family has had a family-directed measure."""

FAMILY_DIRECTED_SINCE = 2014
"""The first year with data on them, as the ministry's note of 2019 says."""

TESTED, WITHOUT_SCORE = 940_000, 8_000
"""Pupils who take a test, and those of them whose result is missing."""

SCORES = (58, 37)
"""Mean score in the national tests, others and vulnerable, before the bell is cut off at 0 and 100.

"10 mål for social mobilitet" 2016: 57 and 41 in 2014."""

YOUTH_EDUCATION = (850_000, 482_000)
"""In or through a youth education at 18–21, others and vulnerable. Same booklet: 84 and 48 pct."""

CONVICTED = (20_500, 89_000)
"""Guilty decisions at 15–17 in a year, others and vulnerable. Same booklet: 2 and 9 pct."""

CONVICTED_LATER = ((18, 40_000), (30, 15_000), (60, 4_000))
"""From which age, and decisions in a year. Danmarks Statistik, STRAF-tabeller, rounded."""

# --- Adults with services after serviceloven ------------------------------------------------------

SERVICES = (14_200, 10_000)
"""18–59-year-olds not in education with a service in a year: function, mind or social.

"10 mål" 2016: about 43.000 and 32.000 persons, of about 3,2 million aged 18–59."""

SERVICES_IN_EDUCATION = (600, 320)
"""The chance of those in education, per thousand of the others'."""

SERVICES_BY_AGE = ((0, 0), (16, 50), (18, 1_000), (60, 800), (65, 250), (85, 0))
"""From which age, and the chance per thousand of that of 18–59-year-olds."""

SERVICE_MIX = (380, 20, 40, 60, 10, 40, 90, 120, 20, 80, 140)
"""Recipients by first service, per thousand, in the order of the codes. Set by hand."""

MORE_SERVICES = (1_000_000, 450_000, 120_000)
"""Who has a first, a second and a third service at a time."""

TARGET_GROUPS = ((450, 520, 30), (620, 360, 20))
"""Per thousand: physical, cognitive, unknown; and mental, social, unknown."""

AWAY, MOVING, IN_TWO = 50_000, 20_000, 60_000
"""Acted for by another municipality; moving in the year; second service from another one."""

APPROVAL = (("altid", 55), ("ydelser", 8), ("kvartaler", 11), ("år", 12), ("aldrig", 10))
"""How many of the 96 reporting municipalities approve what; 55 as in the fact sheet of 2018."""

# --- Adults in treatment, without a home, exposed to violence -------------------------------------

DRUG_USERS = 9_500
"""18–60-year-olds with a course of drug treatment in five years."""

DRUG_ENDINGS = (298, 64, 64, 404, 170)
"""Endings per thousand of the begun: free, reduced, stable, unchanged, worse.

"10 mål": 28, 6 and 6 pct. of all in 2013, those never begun among them."""

DRUG_NEVER_BEGUN, DRUG_NO_STATUS, DRUG_NO_PLACE = 60_000, 110_000, 15_000
"""Courses never begun after the first contact; ended without a status; without a municipality."""

ALCOHOL_USERS = 16_000
"""20–75-year-olds with a course of alcohol treatment in five years."""

ALCOHOL_ENDINGS = (300, 25, 30, 15, 330, 240, 10, 50)
"""Endings per thousand of the known, in the order of the codes. "10 mål": 37 pct. finished or
referred."""

ALCOHOL_ANONYMOUS, ALCOHOL_PRIVATE = 90_000, 120_000
"""Courses of unknown people, and courses that the public does not pay for."""

ALCOHOL_NO_REASON, ALCOHOL_NO_PLACE = 25_000, 8_000
"""Courses ended without a reason, and without a municipality although not anonymous."""

DRUG_DEATHS = 260
"""Drug-related deaths a year. Rigspolitiet: 263 in 2014."""

HOMELESS = (5_950, 6_400)
"""Homeless per 5,8 million, four fifths of them 15 or more, in the first and later counts.

SFI and VIVE: 6.138 in 2015, 6.635 in 2017."""

HOMELESS_NO_PLACE, HOMELESS_NO_AGE = 35_000, 12_000
"""Homeless without a hjemkommune, and without an age."""

CRISIS = 6_500
"""Women of 16–64 with a stay or counselling in five years. Socialstyrelsen: 2.000 stays a year."""

RESPONDENTS = 5_000
"""Answers in one wave of the survey."""

SILENT = 20_000
"""Respondents who do not say whether they are volunteers."""

VOLUNTEERS = (470_000, 260_000)
"""Volunteers, others and those on førtidspension or kontanthjælp. "10 mål": 47 and 26 pct."""

# --- Dirt -----------------------------------------------------------------------------------------

DIRT_EVERY, DIRT_FIRST = 2_000, 500
"""One faulty row in so many, the first of them in a register's first so many rows."""
