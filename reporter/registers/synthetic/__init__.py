"""Made-up registers: a Denmark that looks like one, without anybody who exists.

Structural only: public code lists and hand-set levels (``marginals.py``, ``income.py``), a fixed
seed, impossible person numbers, faults put in on purpose, and SYNTHETIC on every file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

from reporter.danish.numbers import number
from reporter.errors import UsageError
from reporter.registers.synthetic import adults, education, people, services, treatment, work, youth
from reporter.registers.synthetic.country import Country
from reporter.registers.synthetic.draws import Draws
from reporter.registers.synthetic.files import LABEL, Files, Format
from reporter.registers.synthetic.person_numbers import MOST_IDS
from reporter.registers.synthetic.place import whole
from reporter.registers.synthetic.rows import Rows

LEAST_PERSONS, MOST_PERSONS = 1_000, MOST_IDS // 10
"""Fewer cannot fill 98 municipalities; more have no person numbers left."""

CHUNK = 250_000
"""People made at a time; more take more memory, and no file tells how many it was."""


def synthesize(
    folder: Path,
    *,
    persons: int,
    seed: int,
    first_year: int = 2014,
    years: int = 5,
    file_format: Format = "parquet",
    progress: Callable[[str], None],
) -> dict[str, int]:
    """Write every register of ``years`` years to a new or empty folder; return the rows of each.

    ``persons`` is how many live in the country on 1 January of the first year. The same persons,
    seed and years give the same bytes. The folder is there whole or not at all. Raises UsageError
    for too few persons and for a folder that holds something, OutputError where it cannot be
    written.
    """
    if not LEAST_PERSONS <= persons <= MOST_PERSONS:
        least, most = number(Decimal(LEAST_PERSONS)), number(Decimal(MOST_PERSONS))
        raise UsageError(
            f"--persons: kan ikke være {number(Decimal(persons))}; vælg fra {least} til {most}, så "
            "hver af de 98 kommuner får indbyggere, og hver person sit nummer"
        )
    draws = Draws(seed)
    country = Country(draws, persons, first_year, years)
    with whole(folder) as staging:
        (staging / f"{LABEL}.txt").write_text(_notice(persons, seed), encoding="utf-8")
        with Files(staging, draws, country.calendar, file_format) as files:
            for rows in (services.approvals(country), treatment.drug_deaths(country)):
                files.write(rows)
            for start in range(0, country.ids, CHUNK):
                stop = min(start + CHUNK, country.ids)
                for rows in _of_chunk(country, start, stop):
                    files.write(rows)
                progress(
                    f"Opdigter personer: {number(Decimal(stop))} af {number(Decimal(country.ids))}"
                )
        return files.counts()


def _of_chunk(country: Country, start: int, stop: int) -> Iterator[Rows]:
    """Make all rows about some people, each register's and year's in one."""
    crowd = people.people(country, start, stop)
    yield from people.population(country, crowd)
    measures, first = youth.measures(country, crowd)
    yield measures
    yield youth.tests(country, crowd, first)
    yield youth.convictions(country, crowd, first)
    courses, october = education.courses(country, crowd, first)
    who = services.served(country, crowd, october)
    yield from services.services(country, crowd, who)
    users = treatment.drug_users(country, crowd)
    women = adults.crisis(country, crowd)
    lived_on = work.sources(country, crowd, october=october, who=who, exposed=users | women)
    yield work.educations(country, crowd, lived_on, october, courses)
    yield from work.main_sources(country, crowd, lived_on)
    yield from work.hours(country, crowd, lived_on, october)
    yield treatment.drug_courses(country, crowd, users)
    yield treatment.alcohol_courses(country, crowd)
    yield adults.crisis_stays(country, crowd, women)
    yield from adults.homeless(country, crowd)
    yield adults.survey(country, crowd, lived_on)


def _notice(persons: int, seed: int) -> str:
    """Say what the folder holds, to whoever finds it: no date, no place."""
    return (
        f"{LABEL}\n\n"
        "Registrene i denne mappe er opdigtede. Ingen af personerne findes, og ingen kan have "
        "deres personnumre.\n"
        "The registers in this folder are made up. Nobody in them exists, and nobody can have "
        "these person numbers.\n\n"
        f"persons: {persons}\nseed: {seed}\n"
    )
