"""The notes that come by themselves: marks, gaps, breaks, and sources that disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reporter import kommuner
from reporter.danish import numbers, words
from reporter.editions.display import infographics, marks, spreads, status, status_table
from reporter.editions.edition import Edition
from reporter.editions.infographics import OneYear
from reporter.editions.model import Appendix, SpreadFigure, StatusTable
from reporter.table import AreaSeries, Disagreement, Hidden, MunicipalSeries, Reason, TimeSeries


@dataclass(frozen=True)
class Note:
    """A note: plain words, and after them what the writer says, in Markdown with placeholders."""

    words: str
    written: str = ""


Reasons = Mapping[str, Sequence[str]]
"""What the writer says of each break of a series, by the id of its data."""


def notes(edition: Edition, reasons: Reasons, item_id: str) -> list[Note]:
    """Return what a figure, table or appendix must explain of its numbers."""
    model = edition.model
    shown = next(
        (i for i in (*model.figures, *model.tables, *model.appendices) if i.id == item_id), None
    )
    if isinstance(shown, StatusTable):
        return list(_status(edition, shown, reasons))
    table = edition.tables.get(getattr(shown, "data", None) or "")
    match shown, table:
        case SpreadFigure(), AreaSeries() | MunicipalSeries():
            return [Note(text) for text in (*_without_dots(table), *_in_common(table))]
        case Appendix(), AreaSeries():
            return [Note(text) for text in _of_areas(table)]
        case Appendix(), MunicipalSeries():
            return [Note(text) for text in marks.notes(o.value for o in table.observations)]
        case _, MunicipalSeries():
            values = [o.value for o in table.municipalities]
            return [Note(text) for text in marks.notes(values, legend=True)]
        case OneYear(), TimeSeries():
            one = infographics.one_year(shown.year, table)
            return list(_disagreements(one, one.disagreements))
        case _, TimeSeries():
            gaps = [Note(text) for text in marks.gaps(table)]
            return [*gaps, *_breaks(table, reasons), *_disagreements(table, table.disagreements)]
    return []


def _breaks(table: TimeSeries, reasons: Reasons) -> Iterator[Note]:
    for (mark, after), why in zip(marks.breaks(table), reasons[table.id], strict=True):
        years = f"{table.years[after - 1]} og {table.years[after]}"
        yield Note(f"{mark} Brud mellem {years}: ", why)


def _disagreements(table: TimeSeries, told: Iterable[Disagreement]) -> Iterator[Note]:
    """Yield a note for each number that other sources tell otherwise.

    Of a number that is held back others tell nothing either: theirs may be the same one.
    """
    for found in told:
        value = table.value(found.group, found.year)
        if isinstance(value, Hidden) and value.reason != Reason.NO_DATA:
            continue
        who = f"{found.group} i {found.year}" if len(table.groups) > 1 else found.year
        shown = "intet tal"
        if not isinstance(value, Hidden):
            shown = numbers.number(value, table.decimals)
        others = [
            _according(numbers.number(other, numbers.decimals_of(other)), source)
            for other, source in found.others
        ]
        lead = f"{who}: Kilderne er ikke enige. Vist er {_according(shown, found.source)}"
        who_else = "en anden kilde har" if len(others) == 1 else "andre kilder har"
        yield Note(f"{lead}; {who_else} {words.enumeration(others)}.")


def _according(number: str, source: str) -> str:
    return f"{number} ({source})" if source else number


def _without_dots(table: AreaSeries | MunicipalSeries) -> Iterator[str]:
    """Yield how many municipalities a spread does not show, and why."""
    told = [(reason.value, count) for reason, count in spreads.of(table).missing]
    if not told:
        return
    missing = sum(count for _, count in told)
    lead = f"{missing} af landets {len(kommuner.alle())} kommuner vises ikke"
    if len(told) == 1:
        yield f"{lead} ({told[0][0]})."
        return
    yield f"{lead}: {words.enumeration([f'{count} ({reason})' for reason, count in told])}."


def _of_areas(table: AreaSeries) -> Iterator[str]:
    yield from marks.notes(value for _, values in table.rows for value in values)
    yield from _in_common(table)


def _in_common(table: AreaSeries | MunicipalSeries) -> Iterator[str]:
    """Yield which municipalities have only the numbers of a joint report."""
    if isinstance(table, AreaSeries):
        codes = dict.fromkeys(codes for code, codes in table.joint if code in table.joint_only)
        reports = [tuple(kommuner.find(code).name for code in report) for report in codes]
    else:
        taken = dict.fromkeys(name for _, name in table.joint)
        reports = [tuple(name.split("/")) for name in taken]
    for names in reports:
        yield f"{words.enumeration(names)} indberetter sammen, og deres tal er fælles."


def _status(edition: Edition, table: StatusTable, reasons: Reasons) -> Iterator[Note]:
    statuses = status.of_table(table, edition.tables)
    yield from map(Note, marks.notes(v for s in statuses for v in (s.values[0], s.values[-1])))
    for one in statuses:
        series = edition.tables[one.key]
        if isinstance(series, TimeSeries):
            for (_, after), why in zip(marks.breaks(series), reasons[one.key], strict=True):
                if series.years[after] in one.periods[1:]:
                    n = one.periods.index(series.years[after])
                    yield Note(status_table.broken_note(one, n), why)
            ends = (one.periods[0], one.periods[-1])
            disputed = [d for d in series.disagreements if d.group == one.area and d.year in ends]
            yield from _disagreements(series, disputed)
    yield from map(Note, status_table.notes(statuses))
