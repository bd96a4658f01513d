"""Calls on numbers a text has at hand: lists, sums, shares in words, changes in percent."""

from __future__ import annotations

from decimal import Decimal

from reporter.danish import places, shares, sums
from reporter.danish.numbers import NBSP, UNITS
from reporter.danish.words import NotTrueError
from reporter.editions.edition import Edition, unknown
from reporter.editions.text.bound import Bound, Fixed, Passage, bind
from reporter.editions.text.expressions import Expressions
from reporter.editions.text.lookup import broken, refuse_rounded
from reporter.editions.text.runs import phrase
from reporter.errors import EditionError
from reporter.table import AreaSeries, Distribution, TimeSeries

_DO_NOT_ADD_UP = "Tallene summer ikke til totalen på grund af afrunding."

_Part = str | Bound | Fixed | tuple[str, Bound]


class Adding:
    """Calls on numbers a text has at hand."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def liste(self, *led: Bound | str) -> Passage:
        """Join numbers and words as Danish does: "a, b og c"."""
        if not led:
            raise EditionError("liste skal have noget at nævne")
        parts: list[_Part] = []
        for place, item in enumerate(led):
            if place:
                parts.append(" og " if place == len(led) - 1 else ", ")
            parts += _told(item)
        return Passage(_keys(*led), tuple(parts))

    def regnestykke(self, helhed: Bound, *dele: Bound) -> Passage:
        """Print parts and their whole, "28 + 6 + 6 = 40 pct.", or say that they do not add up."""
        found = _added(helhed, dele)
        parts: list[_Part] = []
        for place, part in enumerate(dele):
            last = place == len(dele) - 1 and not found.adds_up
            parts += [" + " if place else "", part if last else _bare(part)]
        lead = " = " if found.adds_up else ", som på grund af afrunding ikke giver "
        shown = (*parts, lead, helhed)
        return Passage(_keys(helhed, *dele), tuple(part for part in shown if part != ""))

    def afrunding(self, helhed: Bound | str, *dele: Bound) -> Passage:
        """Say that parts do not add up because of rounding; nothing where they do.

        ``helhed`` is the whole of the parts, or the name of a distribution.
        """
        if isinstance(helhed, Bound):
            adds_up, key = _added(helhed, dele).adds_up, _keys(helhed, *dele)
        else:
            adds_up, key = self._hundred(helhed), helhed
        return Passage(key, () if adds_up else (_DO_NOT_ADD_UP,))

    def andel_i_ord(self, andel: Bound) -> Bound:
        """Say a share in the best true words: "halvdelen", "knap en tredjedel"."""
        if andel.unit != "pct":
            raise EditionError(f"{andel.printed} er ikke en andel")
        try:
            return andel.saying(shares.in_words(andel.value, decimals=andel.decimals))
        except NotTrueError as error:
            raise EditionError(f"{andel.printed} {error}; skriv tallet") from None

    def stigning_i_pct(self, fra: Bound, til: Bound) -> Bound:
        """Print how much a count rose, in percent of what it was; refused where it did not."""
        return self._change(fra, til, rises=True)

    def fald_i_pct(self, fra: Bound, til: Bound) -> Bound:
        """Print how much a count fell, in percent of what it was; refused where it did not."""
        return self._change(fra, til, rises=False)

    def fra_til(self, serie: str) -> Passage:
        """Print the first and the last year of a series: "fra 2014 til 2018"."""
        years = self._years(serie)
        if len(years) == 1:
            return Passage(serie, ("i ", _year(years[0])))
        return Passage(serie, ("fra ", _year(years[0]), " til ", _year(years[-1])))

    def aarene(self, serie: str) -> Passage:
        """Print the years of a series: "i årene 2014-2016", "i årene 2009, 2011 og 2013"."""
        years = self._years(serie)
        if len(years) == 1:
            return Passage(serie, ("i ", _year(years[0])))
        if len(years) > 2 and int(years[-1]) - int(years[0]) == len(years) - 1:
            return Passage(serie, ("i årene ", _year(f"{years[0]}-{years[-1]}")))
        parts: list[_Part] = ["i årene "]
        for place, year in enumerate(years):
            parts += ["" if not place else " og " if year == years[-1] else ", ", _year(year)]
        return Passage(serie, tuple(part for part in parts if part != ""))

    def _years(self, key: str) -> tuple[str, ...]:
        match self._edition.tables.get(key):
            case None:
                raise unknown("dataserien", key, self._edition.tables)
            case TimeSeries(years=years):
                return years
            case AreaSeries(periods=periods) if all(map(str.isdecimal, periods)):
                return periods
        raise EditionError(f"{key} har ikke flere år; brug periode(…)")

    def ejefald(self, navn: str) -> Fixed:
        """Print a name in the genitive: "Aarhus Kommunes", "Assens’"."""
        return Fixed(places.genitive(Expressions().navn(navn).printed), "navn")

    def _change(self, first: Bound, last: Bound, *, rises: bool) -> Bound:
        if (first.unit, last.unit) != ("antal", "antal"):
            raise EditionError("kun antal har en ændring i pct.; brug forskel(…) om andele")
        if not first.period < last.period:
            message = f"{first.period} kommer ikke før {last.period}"
            raise EditionError(f"{message}; skriv tallet fra det første år først")
        refuse_rounded(first, last)
        if found := broken(self._edition.tables, first, last):
            key, *years = found
            raise EditionError(f"{key} er brudt mellem {' og '.join(years)}; omskriv sætningen")
        if first.value == 0:
            raise EditionError("fra nul er der ingen ændring i pct.; brug forskel(…)")
        if first.exact == last.exact or (last.exact > first.exact) != rises:
            what = "en stigning" if rises else "et fald"
            raise EditionError(f"fra {first.printed} til {last.printed} er ikke {what}")
        return bind(
            abs(last.value - first.value) * 100 / first.value,
            decimals=0,
            unit="pct",
            key=_keys(first, last),
            area=f"{last.area} − {first.area}",
            period=f"{first.period} og {last.period}",
            status=first.status
            if first.status == last.status
            else f"{first.status}, {last.status}",
        )

    def _hundred(self, key: str) -> bool:
        """Tell whether the parts of a distribution are printed so that they give 100."""
        series = self._edition.tables.get(key)
        if series is None:
            raise unknown("dataserien", key, self._edition.tables)
        if not isinstance(series, Distribution):
            raise EditionError(f"{key} er ikke en fordeling; nævn totalen og dens dele")
        parts = [(value, series.decimals) for _, value in series.parts]
        return _sum(parts, (Decimal(100), 0)).adds_up


def _told(item: Bound | str) -> tuple[_Part, ...]:
    if isinstance(item, Bound):
        return (item,)
    return tuple(
        part if isinstance(part, str) else Fixed(str(part), "alder") for part in phrase(item)
    )


def _bare(number: Bound) -> Bound:
    return number.saying(number.printed.removesuffix(f"{NBSP}{UNITS[number.unit]}"))


def _added(whole: Bound, parts: tuple[Bound, ...]) -> sums.Sum:
    if len(parts) < 2:
        raise EditionError("skriv først totalen og så mindst to dele")
    for part in parts:
        if part.unit != whole.unit:
            raise EditionError(f"{part.printed} og {whole.printed} har ikke samme enhed")
        if part.period != whole.period:
            years = f"{part.period} og {whole.period}"
            raise EditionError(f"{part.printed} og {whole.printed} er fra {years}; brug ét år")
    return _sum([(part.value, part.decimals) for part in parts], (whole.value, whole.decimals))


def _sum(parts: list[tuple[Decimal, int]], whole: tuple[Decimal, int]) -> sums.Sum:
    try:
        return sums.add(parts, whole)
    except sums.NotPartsError as error:
        raise EditionError(str(error)) from None


def _year(printed: str) -> Fixed:
    return Fixed(printed, "dato")


def _keys(*items: Bound | str) -> str:
    return ", ".join(dict.fromkeys(item.key for item in items if isinstance(item, Bound)))
