"""The numbers of one group or place by year, as a text's sentences ask for them by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reporter.danish import places, sentences
from reporter.editions.edition import Edition, unknown
from reporter.editions.text import lookup
from reporter.editions.text.expressions import AGE
from reporter.errors import EditionError
from reporter.kommuner import REGIONS, UnknownKommuneError, find
from reporter.table import (
    COUNTRY,
    PUBLISHED,
    Area,
    AreaSeries,
    MunicipalSeries,
    Table,
    TimeSeries,
    Value,
)

_TOLD = ("pct", "antal", "point")


@dataclass(frozen=True, kw_only=True)
class Run:
    """The numbers of a group ("for øvrige unge") or a place ("i Aarhus Kommune") by year.

    ``area`` is what the data call it, ``alone`` says that the series has no other, so that it
    need not be named. From each of ``breaks`` on numbers are counted otherwise. ``joint`` are
    the full names of all whose numbers these are, where a municipality has only those of a joint
    report.
    """

    unit: str
    decimals: int
    status: str
    preposition: str
    name: sentences.Parts
    area: str
    alone: bool
    kind: str
    years: tuple[str, ...]
    values: tuple[Value, ...]
    breaks: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()

    def at(self, year: str) -> Value:
        """Return the value of a year; raises EditionError naming the years there are."""
        if year not in self.years:
            raise EditionError(f"året {year} findes ikke; der er {', '.join(self.years)}")
        return self.values[self.years.index(year)]


def table(edition: Edition, key: str) -> Table:
    """Return a series that sentences can be told of, by its unit; raises EditionError."""
    if key not in edition.tables:
        raise unknown("dataserien", key, edition.tables)
    found = edition.tables[key]
    unit = getattr(found, "unit", "pct")
    if unit not in _TOLD:
        raise EditionError(f"{key} er i {unit}; der er kun sætninger om pct, antal og point")
    return found


def run(edition: Edition, key: str, name: str | None) -> Run:
    """Return the numbers of a group, or of an area by name; where there is one it may be left out.

    Of a series of areas it is the country that may. Raises EditionError for another kind of data.
    """
    match table(edition, key):
        case TimeSeries() as series:
            groups = dict(series.groups)
            group = lookup.one(name, groups, "gruppe")
            return Run(
                unit=series.unit,
                decimals=series.decimals,
                status=series.status,
                preposition="for",
                name=phrase(_within(group)),
                area=group,
                alone=len(groups) == 1,
                kind="group",
                years=series.years,
                values=groups[group],
                breaks=series.breaks,
            )
        case AreaSeries() as series:
            area = _area(series, name or COUNTRY)
            codes = dict(series.joint)[area.code] if area.code in series.joint_only else ()
            joint = tuple(map(places.official, codes))
            return _place(series, area, series.periods, series.of(area), joint)
        case MunicipalSeries() as series:
            if name is None:
                raise EditionError(f"skriv også hvilket område i {key}")
            found = lookup.area(series, name)
            report = dict(series.joint).get(found.area.code)
            shared = report is not None and series.of(report).value == found.value
            joint = reporting(series.of(report).area) if report and shared else ()
            return _place(series, found.area, (series.period,), (found.value,), joint)
    raise EditionError(f"{key} har hverken år eller områder, så der kan ikke fortælles om den")


def _place(
    series: AreaSeries | MunicipalSeries,
    area: Area,
    years: tuple[str, ...],
    values: tuple[Value, ...],
    joint: tuple[str, ...],
) -> Run:
    return Run(
        unit=series.unit,
        decimals=series.decimals,
        status=PUBLISHED,
        preposition="i",
        name=(_called(area),),
        area=area.name,
        alone=False,
        kind="joint" if joint else area.kind,
        years=years,
        values=values,
        joint=joint,
    )


def reporting(report: Area) -> tuple[str, ...]:
    """Return the full names of the municipalities of a joint report ("Dragør/Tårnby")."""
    codes = report.code.split("+") if report.code else []
    try:
        codes = codes or [find(name).code for name in report.name.split("/")]
    except UnknownKommuneError:
        return (report.name,)
    return tuple(map(places.official, codes))


def _called(area: Area) -> str:
    match area.kind:
        case "municipality":
            return places.official(area.code)
        case "country":
            return "hele landet"
        case _:
            return area.name.replace("/", " og ")


def _area(series: AreaSeries, name: str) -> Area:
    known = {area.name: area for area, _ in series.rows}
    if name in known:
        return known[name]
    try:
        code = find(name).code
    except UnknownKommuneError:
        raise unknown("området", name, known) from None
    return next(area for area in known.values() if area.code == code)


def phrase(written: str) -> sentences.Parts:
    """Return a writer's words with their age groups told as such; another digit is refused."""
    parts: list[sentences.Part] = []
    at = 0
    for match in AGE.finditer(written):
        parts += [written[at : match.start()], sentences.Age(match[0])]
        at = match.end()
    parts.append(written[at:])
    for part in parts:
        if isinstance(part, str) and any(map(str.isnumeric, part)):
            raise EditionError(f"'{written}' har et ciffer, der ikke er en alder; skriv det uden")
    return tuple(part for part in parts if part != "")


_OPEN_CLAUSE = re.compile(r", (der|som|hvis|hvor|når|fordi) [^,]*$")


def described(om: str) -> sentences.Parts:
    """Return what a writer says numbers are of; a subordinate clause at its end gets its comma.

    "Andelen af voksne, der har gjort frivilligt arbejde," goes on "var 24 pct.": a comma stands on
    both sides of the clause.
    """
    return phrase(f"{om}," if _OPEN_CLAUSE.search(om) else om)


_PLACES = {"Danmark", "Grønland", "Færøerne", "Norge", "Sverige", "Finland", "Island", "Tyskland"}
_PARTS = {"Jylland", "Midtjylland", "Nordjylland", "Sønderjylland", "Fyn", "Sjælland", "Amager"}
_PROPER = _PLACES | _PARTS | {"Storkøbenhavn", "Norden", "Europa"}
"""Words that keep their capital at the beginning of a group's name."""


_NO_NOUN = {"af", "fra", "hos", "i", "med", "mindst", "over", "på", "uden", "under"}
"""Words that a group's name may begin with when it is no name of somebody."""


def _within(name: str) -> str:
    """Write a group's name as it stands after "for": "øvrige unge", "gruppen i uddannelse".

    The first letter is small, but not of a proper name.
    """
    if name.split(" ")[0].lower() in _NO_NOUN:
        return f"gruppen {name[0].lower()}{name[1:]}"
    first = re.split(r"[ /,]", name)[0]
    proper = first in _PROPER or not first[1:].islower() or name.startswith(tuple(REGIONS.values()))
    try:
        find(first)
    except UnknownKommuneError:
        return name if proper else f"{name[0].lower()}{name[1:]}"
    return name
