"""Reads the file of a sheet's numbers back and holds every row to the profile."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from reporter.danish import dates, numbers, places
from reporter.danish.numbers import number_tokens
from reporter.editions.edition import Edition
from reporter.editions.profiles.profile import Standing
from reporter.rendering.datafiles import DataFile
from reporter.rendering.inspection.allowed import Allowed
from reporter.rendering.inspection.faults import Faults
from reporter.rendering.inspection.names import Belonging, refuse_names
from reporter.table import COUNTRY, PUBLISHED, Hidden

_KEY = ("Indikator", "Områdekode", "Område", "Periode")
_VALUES = ("Værdi", "Status", "Placering", "Ud af")
_Row = tuple[str, ...]


def check_data(
    file: DataFile, edition: Edition, allowed: Allowed, belong: Belonging, faults: Faults
) -> None:
    """Hold a data file to the profile; the sheet's own file must have its rows and no other."""
    refuse_names(f"{file.name}, beskrivelsen", file.description, belong, faults)
    text = file.content.decode("utf-8-sig")
    if not belong.all_in(text):
        for line in text.splitlines():
            refuse_names(file.name, line, belong, faults)
    if file.name != f"{edition.stem}.csv":
        for token in number_tokens(text):
            if token not in allowed.everywhere:
                faults.add(file.name, f"tallet {token} er ikke kommunens at vise her")
        return
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    if not rows or not {*_KEY, *_VALUES} <= rows[0].keys():
        faults.add(file.name, f"filen skal have kolonnerne {', '.join((*_KEY, *_VALUES))}")
        return
    told: dict[_Row, _Row] = {}
    for n, row in enumerate(rows, start=2):
        where = f"{file.name}, linje {n}"
        key = tuple(row[name] for name in _KEY)
        if key in told:
            faults.add(where, "rækken står der før")
        told[key] = tuple(row[name] for name in _VALUES)
        for name in row.keys() - {*_KEY, *_VALUES}:
            for token in number_tokens(row[name] or ""):
                if token not in allowed.words[""]:
                    faults.add(where, f"{name}: tallet {token} er ikke kommunens at vise her")
    expected = dict(_expected(edition))
    for key in told.keys() - expected.keys():
        faults.add(file.name, f"rækken {' '.join(key)} hører ikke hjemme her")
    for key, values in expected.items():
        if told.get(key) != values:
            faults.add(file.name, f"rækken {' '.join(key)} skal sige {_said(values)}")


def _said(values: _Row) -> str:
    return ", ".join(f"{name} »{value}«" for name, value in zip(_VALUES, values, strict=True))


def _expected(edition: Edition) -> Iterator[tuple[_Row, _Row]]:
    assert edition.profile
    kommune = edition.profile.kommune
    for key, standing in edition.profile.standings.items():
        series = standing.measure.series
        areas = (
            (kommune.code, places.official(kommune.code), standing.own),
            (kommune.region, standing.region.name, standing.region.values),
            ("", COUNTRY, standing.country.values),
        )
        for code, name, values in areas:
            for period, value in zip(series.periods, values, strict=True):
                ranked = code == kommune.code and period == series.period
                rank = _rank(standing) if ranked else ("", "")
                shown, status = "", PUBLISHED
                if isinstance(value, Hidden):
                    status = value.reason.value
                else:
                    # As a spreadsheet reads it: no thousands dot, and no hard space.
                    shown = numbers.number(value, series.decimals).replace(".", "")
                told = dates.period(period).replace(numbers.NBSP, " ")
                yield (key, code, name, told), (shown, status, *rank)


def _rank(standing: Standing) -> tuple[str, str]:
    rank = standing.rank
    return (str(rank.place), str(rank.of)) if rank else ("", "")
