"""A minimal edition whose data come from published tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from reporter import kommuner
from reporter.published import csvw, parquet
from reporter.published.table import (
    TARGET_GROUP,
    IndicatorObservation,
    IndicatorTable,
    in_order,
)
from reporter.table import Area, Hidden, Reason
from tests.editions.minimal import Sample

JOINT = Area(kind="joint", code="155+185", name="Dragør/Tårnby")

MUNICIPAL = """\
  - id: kort
    kind: municipalities
    table: data/tabel.csv
    indicator: maal-3
    period: 2016
    source: Registre
"""

MAP = """\
  - id: figur-kort
    kind: choropleth
    data: kort
    title: Kommunerne
    classes: [{below: 10}, {from: 10, to: 49}, {above: 49}]
"""

APPENDIX = """\
appendices:
  - id: bilag-kort
    data: kort
    title: Alle kommuner
    heading: Pct.
"""

YEARS = """\
  - id: aar
    kind: time_series
    table: data/tabel.csv
    indicator: maal-3
    groups: {Udsatte unge: målgruppe, Øvrige unge: øvrige unge}
    source: Registre
"""

LINES = """\
  - id: figur-aar
    kind: lines
    data: aar
    title: Udviklingen
"""


def table(hidden: Mapping[str, Reason] | None = None, *, synthetic: bool = False) -> IndicatorTable:
    """Return goal 3 in 2015 and 2016: a joint report, and those that are hidden by name.

    The value of each municipality is its number in the order of codes.
    """
    rows = []
    for year in (2015, 2016):
        for group, value in ((TARGET_GROUP, year - 1990), ("øvrige unge", year - 1950)):
            country = Area(kind="country", name="Hele landet")
            rows.append(_row(country, str(year), group, Decimal(value)))
        region = Area(kind="region", code="1084", name="Region Hovedstaden")
        rows.append(_row(region, str(year), TARGET_GROUP, Decimal(50)))
        rows.append(_row(JOINT, str(year), TARGET_GROUP, Decimal(60)))
        for n, kommune in enumerate(kommuner.alle()):
            if kommune.code not in JOINT.code:
                area = Area(kind="municipality", code=kommune.code, name=kommune.name)
                reason = (hidden or {}).get(kommune.name)
                rows.append(
                    _row(area, str(year), TARGET_GROUP, Hidden(reason) if reason else Decimal(n))
                )
    return IndicatorTable(
        observations=in_order(rows), vintage=date(2018, 11, 6), synthetic=synthetic
    )


def _row(area: Area, period: str, group: str, value: Decimal | Hidden) -> IndicatorObservation:
    return IndicatorObservation(
        indicator="maal-3", area=area, period=period, group=group, value=value, unit="pct"
    )


def with_tables(sample: Sample, content: IndicatorTable) -> Sample:
    """Let the edition show the table: a map, an appendix and lines."""
    text = (
        '\n{{ henvis("figur-kort") | stort }}, {{ henvis("figur-aar") }} og '
        '{{ henvis("bilag-kort") }} viser tallene.\n\n{{ vis_figur("figur-kort") }}\n\n'
        '{{ vis_figur("figur-aar") }}\n\n{{ vis_bilag("bilag-kort") }}\n'
    )
    sample.with_data(MUNICIPAL + YEARS, "data/tabel.csv", csvw.write(content))
    sample.file("data/tabel.csv-metadata.json", csvw.metadata(content, "tabel.csv"))
    sample.file("data/tabel.parquet", parquet.write(content))
    return sample.append(MAP + LINES + APPENDIX).append(text, "tekst.md")
