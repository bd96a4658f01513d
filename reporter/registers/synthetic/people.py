"""The people themselves: when they were born, where they live, and until when they live."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from reporter.registers.synthetic import marginals
from reporter.registers.synthetic.country import Country
from reporter.registers.synthetic.dates import new_year
from reporter.registers.synthetic.draws import Flags, Ints
from reporter.registers.synthetic.rows import Rows


@dataclass(frozen=True)
class People:
    """A chunk of the population, an entry a person; ``homes`` and ``living`` hold one a year.

    ``born`` is a day, ``homes`` the municipality on 1 January and ``living`` who is in the country
    then.
    """

    ids: Ints
    birth_year: Ints
    born: Ints
    woman: Flags
    homes: tuple[Ints, ...]
    living: tuple[Flags, ...]

    def age(self, year: int) -> Ints:
        """Return the age on 1 January, for all but those born on that very day."""
        return year - 1 - self.birth_year


def people(country: Country, start: int, stop: int) -> People:
    """Make the people with ids from ``start`` to before ``stop``."""
    draws = country.draws
    ids = np.arange(start, stop, dtype=np.int64)
    age = draws.picked("alder", ids, marginals.AGES) * 5 + draws.below("alder inden for", ids, 5)
    birth = (ids - country.persons) // country.births + country.first_year
    birth_year = np.where(ids < country.persons, country.first_year - 1 - age, birth)
    born = new_year(birth_year) + draws.below("fødselsdag", ids, 365)
    homes = [country.first_homes(ids)]
    living = [birth_year < country.first_year]
    died = np.zeros(len(ids), dtype=np.bool_)
    for turn, year in enumerate(country.calendar[1:], start=1):
        before = np.maximum(year - 2 - birth_year, 0)
        moves = draws.chance("flytning", ids, by_age(marginals.MOVES, before), turn)
        homes.append(np.where(moves, country.anywhere("ny bopæl", ids, turn), homes[-1]))
        died = died | draws.chance("død", ids, by_age(marginals.DEATHS, before), turn)
        living.append((birth_year < year) & ~died)
    woman = draws.chance("køn", ids, 500_000)
    return People(ids, birth_year, born, woman, tuple(homes), tuple(living))


def by_age(steps: tuple[tuple[int, int], ...], age: Ints) -> Ints:
    """Look up the value that counts from an age on."""
    ages, values = zip(*steps, strict=True)
    return np.asarray(np.array(values)[np.searchsorted(ages, age, side="right") - 1])


def population(country: Country, crowd: People) -> Iterator[Rows]:
    """Make the rows of bef: everybody in the country on 1 January of each year."""
    for turn, year in enumerate(country.calendar):
        here = crowd.living[turn]
        yield Rows(
            "bef",
            crowd.ids[here],
            {
                "AAR": np.full(int(here.sum()), year),
                "KOM": crowd.homes[turn][here],
                "KOEN": crowd.woman[here].astype(np.int64),
                "FOED_DAG": crowd.born[here],
            },
            turn,
        )
