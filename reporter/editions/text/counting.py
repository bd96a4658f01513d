"""Calls that tell how a number is spread over the municipalities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from reporter.danish import places, sentences
from reporter.danish.comparison import printed
from reporter.editions.edition import Edition
from reporter.editions.profiles.measure import latest
from reporter.editions.text.bound import Passage
from reporter.editions.text.passages import passage
from reporter.editions.text.runs import described, reporting, table
from reporter.errors import EditionError
from reporter.table import PUBLISHED, AreaSeries, Hidden, MunicipalSeries, Reason, Value

Report = tuple[tuple[str, ...], tuple[str, ...], Decimal]
"""The full names of all in a joint report, and of those it is counted for; its number."""


class Counting:
    """Calls that tell how a number is spread over the municipalities."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def spredning(self, serie: str, om: str | None = None) -> Passage:
        """Say which municipalities have the lowest and highest number, and how many have none."""
        series, reports = self._municipal(serie)
        values = list(_values(series))
        shown = [
            (places.official(code), value)
            for code, value in values
            if not isinstance(value, Hidden)
        ]
        hidden = Counter(value.reason for _, value in values if isinstance(value, Hidden))
        missing = {reason.value: hidden[reason] for reason in Reason if hidden[reason]}
        told = sentences.spread(_topic(series, om), shown, period=series.period, missing=missing)
        told = sentences.paragraph([told, _in_common(reports)])
        return passage(serie, told, period=series.period, status=PUBLISHED)

    def kommuner_under(self, serie: str, graense: int | float, om: str | None = None) -> Passage:
        """Say how many municipalities have a number below a limit."""
        return self._within(serie, None, graense, om)

    def kommuner_over(self, serie: str, graense: int | float, om: str | None = None) -> Passage:
        """Say how many municipalities have a number above a limit."""
        return self._within(serie, graense, None, om)

    def kommuner_imellem(
        self, serie: str, fra: int | float, til: int | float, om: str | None = None
    ) -> Passage:
        """Say how many municipalities have a number between two limits, themselves within."""
        if fra >= til:
            raise EditionError(f"{fra} er ikke mindre end {til}; skriv den laveste grænse først")
        return self._within(serie, fra, til, om)

    def _within(
        self, key: str, least: int | float | None, most: int | float | None, om: str | None
    ) -> Passage:
        series, reports = self._municipal(key)
        limits = sentences.Limits(least=_limit(least), most=_limit(most))
        values = [value for _, value in _values(series) if not isinstance(value, Hidden)]
        if len(values) < 2:
            there = "kun én kommune" if values else "ingen kommuner"
            raise EditionError(f"{there} har en værdi i {key}; omskriv sætningen")

        def holds(value: Decimal) -> bool:
            return limits.hold(printed(value, decimals=series.decimals, unit=series.unit))

        told = sentences.within(
            _topic(series, om),
            count=sum(map(holds, values)),
            of=len(values),
            limits=limits,
            period=series.period,
        )
        if series.unit == "antal":
            # A joint share may stand for its members; a joint count is none of theirs.
            among = [report for report in reports if holds(report[2])]
            told = sentences.paragraph([told, _in_common(among)])
        return passage(key, told, period=series.period, status=PUBLISHED)

    def _municipal(self, key: str) -> tuple[MunicipalSeries, list[Report]]:
        match table(self._edition, key):
            case MunicipalSeries() as series:
                return series, list(_reports(series))
            case AreaSeries() as series:
                return latest(series), list(_reports_of_areas(series))
        raise EditionError(f"{key} er ikke fordelt på kommuner")


def _values(series: MunicipalSeries) -> Iterator[tuple[str, Value]]:
    """Yield each municipality's code and number, or that of the joint report it takes part in.

    Where there is none, none is put in its place, as a map's lowest class may do.
    """
    joint = dict(series.joint)
    for own in series.municipalities:
        report = joint.get(own.area.code)
        yield own.area.code, series.of(report).value if report else own.value


def _reports(series: MunicipalSeries) -> Iterator[Report]:
    """Yield the joint reports whose number is shown and counts for some of their members."""
    for name in dict.fromkeys(name for _, name in series.joint):
        report = series.of(name)
        if not isinstance(report.value, Hidden):
            counted = [places.official(code) for code, taken in series.joint if taken == name]
            yield reporting(report.area), tuple(counted), report.value


def _reports_of_areas(series: AreaSeries) -> Iterator[Report]:
    latest_of = {area.code: values[-1] for area, values in series.municipalities}
    for codes in dict.fromkeys(codes for _, codes in series.joint):
        counted = [code for code in codes if code in series.joint_only]
        value = latest_of[counted[0]] if counted else Hidden(Reason.NO_DATA)
        if not isinstance(value, Hidden):
            yield tuple(map(places.official, codes)), tuple(map(places.official, counted)), value


def _in_common(reports: list[Report]) -> sentences.Parts:
    return sentences.counted_jointly([(places, counted) for places, counted, _ in reports])


def _limit(written: int | float | None) -> Decimal | None:
    return None if written is None else Decimal(str(written))


def _topic(series: MunicipalSeries, om: str | None) -> sentences.Topic:
    about = described(om) if om else ()
    return sentences.Topic(unit=series.unit, decimals=series.decimals, about=about)
