"""Calls of an edition that is made for every municipality: its names, and what its numbers say.

They reach the data of one municipality's profile and nothing else, so that no sheet can tell
another's numbers.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reporter.danish import dates, places, sentences
from reporter.danish.trend import Point, trend
from reporter.editions.display.marks import listed_reasons
from reporter.editions.edition import Edition, unknown
from reporter.editions.profiles.measure import Measure
from reporter.editions.profiles.profile import Comparison, Profile, Standing
from reporter.editions.text.bound import Bound, Fixed, Passage, SheetPart, Words
from reporter.editions.text.passages import passage
from reporter.editions.text.values import Values
from reporter.errors import EditionError
from reporter.kommuner import REGIONS
from reporter.table import PUBLISHED, Hidden, Value


class SheetCalls:
    """Calls of an edition that is made for every municipality."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._indicators = {measure.indicator.id: measure for measure in edition.measures}

    def kommunen(self) -> Words:
        """Print the municipality's name: "Aarhus Kommune"."""
        return self._name(places.official(self._profile().kommune.code))

    def kommunens(self) -> Words:
        """Print the municipality's name in the genitive: "Aarhus Kommunes"."""
        return self._name(places.genitive(places.official(self._profile().kommune.code)))

    def regionen(self) -> Words:
        """Print the name of the municipality's region: "Region Midtjylland"."""
        return self._name(REGIONS[self._profile().kommune.region])

    def niveau(self, indikator: str) -> Passage:
        """Say the municipality's latest number beside its region's and the country's."""
        profile, standing = self._standing(indikator)
        series = standing.measure.series
        others = [_other(standing.region, profile), _other(standing.country, profile)]
        if isinstance(standing.value, Hidden):
            around = sentences.surroundings(_subject(standing), period=series.period, others=others)
            return self._passage(indikator, around)
        told = sentences.level(
            _subject(standing),
            place=self._official,
            period=series.period,
            value=standing.value,
            others=others,
        )
        return self._passage(indikator, told)

    def udvikling(self, indikator: str) -> Passage:
        """Say how the number moved; nothing where fewer than two of its years are known."""
        _, standing = self._standing(indikator)
        series = standing.measure.series
        for period in series.periods:
            if not period.isdecimal():
                raise EditionError(f"udvikling kan kun fortælle om år; {indikator} har '{period}'")
        points = [
            Point(period=period, value=value)
            for period, value in zip(series.periods, standing.own, strict=True)
            if not isinstance(value, Hidden)
        ]
        found = trend(points, decimals=series.decimals, unit=series.unit)
        if found is None:
            return Passage(indikator, ())
        # Of what it is a share or a number, the level has said.
        subject = replace(_subject(standing), phrase="")
        place = self._official if isinstance(standing.value, Hidden) else ""
        told = sentences.development(subject, found, place=place)
        return self._passage(indikator, told)

    def placering(self, indikator: str) -> Passage:
        """Say the municipality's place by its latest number; nothing where it is not shown."""
        _, standing = self._standing(indikator)
        if standing.rank is None:
            return Passage(indikator, ())
        told = sentences.rank(_subject(standing), standing.rank, place=self._official)
        return self._passage(indikator, told)

    def forbehold(self, indikator: str) -> Passage:
        """Say which numbers are not shown and why, and with whom the municipality reports."""
        _, standing = self._standing(indikator)
        told = [
            sentences.hidden(reason, place=self._official, periods=periods)
            for reason, periods in listed_reasons(standing.measure.series.periods, standing.own)
        ]
        told.append(self._joint(standing))
        parts = [part for passage in told if passage for part in (" ", *passage)][1:]
        return self._passage(indikator, tuple(parts))

    def periode(self, indikator: str) -> Fixed:
        """Print the latest period of an indicator: "december 2016"."""
        return Fixed(dates.period(self._measure(indikator).series.period), "dato")

    def fakta(self, noegle: str) -> Bound:
        """Print a single fact of facts.csv."""
        return Values(self._edition).fakta(noegle)

    def vis_overblik(self) -> SheetPart:
        """Place the table of all the indicators' key figures."""
        return SheetPart("overview")

    def vis_opgoerelse(self) -> SheetPart:
        """Place what each indicator counts, with its remarks and source."""
        return SheetPart("methods")

    # --- What the calls share ---------------------------------------------------------------------

    def _profile(self) -> Profile:
        profile = self._edition.profile
        if profile is None:
            message = "kaldet kan kun bruges i tekst.md; her er teksten den samme på alle ark"
            raise EditionError(message)
        return profile

    @property
    def _official(self) -> str:
        return places.official(self._profile().kommune.code)

    def _name(self, printed: str) -> Words:
        return Words(printed, self._profile().kommune.code, "kommune")

    def _measure(self, key: str) -> Measure:
        if key not in self._indicators:
            raise unknown("indikatoren", key, self._indicators)
        return self._indicators[key]

    def _standing(self, key: str) -> tuple[Profile, Standing]:
        self._measure(key)
        profile = self._profile()
        return profile, profile.standings[key]

    def _joint(self, standing: Standing) -> sentences.Parts:
        if not standing.joint:
            return ()
        names = [places.official(code) for code in standing.joint]
        value = _shown(standing.joint_value) if standing.joint_value else None
        if value is None or standing.joint_only:
            return sentences.joint(names, shared=standing.joint_only)
        return sentences.joint_beside(_subject(standing), places=names, value=value)

    def _passage(self, key: str, parts: sentences.Parts) -> Passage:
        return passage(key, parts, period=self._measure(key).series.period, status=PUBLISHED)


def _subject(standing: Standing) -> sentences.Subject:
    series = standing.measure.series
    phrase = standing.measure.indicator.phrase or ""
    return sentences.Subject(unit=series.unit, decimals=series.decimals, phrase=phrase)


def _other(compared: Comparison, profile: Profile) -> sentences.Other:
    value, mean = _shown(compared.value), compared.origin == "mean"
    if compared.name == REGIONS[profile.kommune.region]:
        return sentences.region(profile.kommune.region, value, mean=mean)
    return sentences.country(value, mean=mean)


def _shown(value: Value) -> Decimal | None:
    return None if isinstance(value, Hidden) else value
