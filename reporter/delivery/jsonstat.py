"""All numbers of an edition as one JSON-stat 2.0 dataset: indicator × area × period.

A hidden value is null and its status says why; an indicator that is not told of a period at all has
null there and no status. Source: the JSON-stat format, https://json-stat.org/full/.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from reporter.danish import numbers
from reporter.delivery import cells
from reporter.delivery.contents import Delivery
from reporter.delivery.tables import told
from reporter.published.origin import STAMP, SYNTHETIC, origin
from reporter.table import Area, Hidden, Reason

INDICATOR, AREA, PERIOD = "indikator", "omraade", "periode"

MARKS = {Reason.NO_DATA: "..", Reason.NOT_APPROVED: "*)", Reason.FEW_PERSONS: "**)"}
"""What is said of a null, as on the page; but "-" is zero in StatBank and may not be used here."""


def jsonstat(delivery: Delivery) -> bytes:
    """Return the dataset; each text in it is plain."""
    indicators = delivery.indicators
    areas = _areas(delivery)
    periods = sorted({period for each in indicators for period in each.series.periods})
    places = {
        (each.id, cells.code_of(area), period): n
        for n, (each, area, period) in enumerate(
            (each, area, period) for each in indicators for area in areas for period in periods
        )
    }
    values: list[int | float | None] = [None] * len(places)
    statuses = {}
    for row in cells.rows(delivery):
        place = places[row.indicator.id, cells.code_of(row.area), row.period]
        if isinstance(row.value, Hidden):
            statuses[str(place)] = MARKS[row.value.reason]
        else:
            values[place] = _plain(row.value, row.indicator.series.decimals)
    content = {
        "version": "2.0",
        "class": "dataset",
        "label": f"{SYNTHETIC}: {delivery.title}" if delivery.synthetic else delivery.title,
        "source": _source(delivery),
        "updated": delivery.date,
        **({"note": [STAMP]} if delivery.synthetic else {}),
        "id": [INDICATOR, AREA, PERIOD],
        "size": [len(indicators), len(areas), len(periods)],
        "role": {"metric": [INDICATOR], "geo": [AREA], "time": [PERIOD]},
        "dimension": {
            INDICATOR: {"label": "Indikator", "category": _indicator_categories(delivery)},
            AREA: {"label": "Område", "category": _area_categories(delivery, areas)},
            PERIOD: {"label": "Periode", "category": {"index": periods}},
        },
        "value": values,
        "status": dict(sorted(statuses.items(), key=lambda each: int(each[0]))),
        "extension": {
            "status": {"label": {mark: reason.value for reason, mark in MARKS.items()}},
            "resume": delivery.summary,
            **({"kontakt": delivery.contact} if delivery.contact else {}),
            "oprindelse": origin(delivery.synthetic),
        },
    }
    return f"{json.dumps(content, ensure_ascii=False, allow_nan=False)}\n".encode()


def _plain(value: Decimal, decimals: int) -> int | float:
    return float(value) if decimals else int(value)


def _source(delivery: Delivery) -> str:
    sources = dict.fromkeys([delivery.sender, *(each.source for each in delivery.indicators)])
    return "; ".join(sources)


def _areas(delivery: Delivery) -> list[Area]:
    """Return every area that any indicator is told of: the larger before those it holds."""
    found = {line.area for each in delivery.indicators for line in cells.lines(each.series)}
    kinds = ("country", "region", "municipality", "joint", "unknown")
    return sorted(found, key=lambda area: (kinds.index(area.kind), cells.code_of(area), area.name))


def _indicator_categories(delivery: Delivery) -> Mapping[str, object]:
    return {
        "index": [each.id for each in delivery.indicators],
        "label": {each.id: each.title for each in delivery.indicators},
        "unit": {
            each.id: {
                "label": numbers.UNIT_HEADINGS[each.series.unit],
                "decimals": each.series.decimals,
            }
            for each in delivery.indicators
        },
        "note": {each.id: [*told(each)] for each in delivery.indicators},
    }


def _area_categories(delivery: Delivery, areas: Sequence[Area]) -> Mapping[str, object]:
    child: dict[str, list[str]] = {}
    for area in areas:
        if area.kind == "region":
            child.setdefault(cells.COUNTRY_CODE, []).append(area.code)
        elif area.kind == "municipality":
            child.setdefault(cells.region_codes(area)[0], []).append(area.code)
    notes = _joint_notes(delivery, areas)
    return {
        "index": [cells.code_of(area) for area in areas],
        "label": {cells.code_of(area): area.name for area in areas},
        "child": child,
        **({"note": notes} if notes else {}),
    }


def _joint_notes(delivery: Delivery, areas: Sequence[Area]) -> dict[str, list[str]]:
    """Say at each municipality in which indicators its value is that of a joint report."""
    notes: dict[str, list[str]] = {}
    for area in areas:
        for each in delivery.indicators:
            if joint := cells.taken_from(each.series, area):
                members = cells.named(joint.split("+"))
                said = f"{each.title}: Tallet gælder {members} tilsammen."
                notes.setdefault(area.code, []).append(said)
    return notes
