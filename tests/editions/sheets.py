"""A small edition that is made for every municipality, its data chosen by the test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from reporter import kommuner
from reporter.editions.edition import Edition
from reporter.editions.load import load
from reporter.kommuner import REGIONS
from reporter.published import csvw
from reporter.published.table import (
    TARGET_GROUP,
    IndicatorObservation,
    IndicatorTable,
    in_order,
)
from reporter.table import Area, Hidden, Reason

NAME = "arkproeve"
YEARS = ("2015", "2016")
HOME = "751"
"""Aarhus: the municipality whose sheet the tests look at."""

YAML = """\
type: kommuneark
id: arkproeve
title: Prøven
date: 2018-11-06
sender:
  name: Ministeriet
  web: www.sm.dk
language: da
vintage: 2016
summary: Kort om prøven.
pages: {least: 1, most: 3}
data:
  - id: andel
    kind: areas
    table: data/tabel.csv
    indicator: maal-3
    source: Registre
  - id: antal
    kind: municipalities
    file: data/antal.csv
    source: Jobindsats
    unit: antal
    period: 2016-12
    joint:
      - area: Frederikshavn/Læsø
        members: [Frederikshavn, Læsø]
indicators:
  - id: i-job
    data: andel
    title: Voksne i job
    short: Voksne i job
    phrase: i job
    counted: Andelen af voksne, der er i job.
    classes: {method: quantiles, steps: 3}
  - id: ledige
    data: antal
    title: Ledige
    short: Ledige
    phrase: af ledige
    counted: Antallet af ledige.
    classes: [{below: 50}, {from: 50, to: 69}, {above: 69}]
"""

TEXT = """\
::: manchet
Her er {{ kommunens() }} tal ved siden af tallene for {{ regionen() }} og hele landet.
:::

{{ vis_overblik() }}

::: indikator i-job
{{ forbehold("i-job") }} {{ niveau("i-job") }} {{ udvikling("i-job") }} {{ placering("i-job") }}
:::

::: indikator ledige
{{ niveau("ledige") }} {{ placering("ledige") }} {{ forbehold("ledige") }}
:::

## Sådan er tallene gjort op

{{ vis_opgoerelse() }}

Nogle kommuner indberetter sammen, fx Ishøj.
"""


def shares(
    own: Mapping[str, Decimal | Reason] | None = None, *, synthetic: bool = False
) -> IndicatorTable:
    """Return goal 3 with one decimal in both years; ``own`` are Aarhus' numbers by year.

    The others have 20 and their number in the order of codes halved; every region has 44,4 and
    the country 33,3.
    """
    rows = []
    for year in YEARS:
        rows.append(_row(Area(kind="country", name="Hele landet"), year, Decimal("33.3")))
        for code, name in REGIONS.items():
            rows.append(_row(Area(kind="region", code=code, name=name), year, Decimal("44.4")))
        for n, kommune in enumerate(kommuner.alle()):
            value: Decimal | Hidden = Decimal(20) + Decimal(n) / 2
            if kommune.code == HOME and own and year in own:
                given = own[year]
                value = Hidden(given) if isinstance(given, Reason) else given
            area = Area(kind="municipality", code=kommune.code, name=kommune.name)
            rows.append(_row(area, year, value))
    return IndicatorTable(
        observations=in_order(rows), vintage=date(2018, 11, 6), synthetic=synthetic
    )


def _row(area: Area, period: str, value: Decimal | Hidden) -> IndicatorObservation:
    return IndicatorObservation(
        indicator="maal-3",
        area=area,
        period=period,
        group=TARGET_GROUP,
        value=value,
        unit="pct",
    )


def counts(changes: Mapping[str, str] | None = None) -> str:
    """Return a file of counts: 1 to 98 in the order of codes, but for ``changes`` by name."""
    values = {k.name: str(n) for n, k in enumerate(kommuner.alle(), start=1)}
    rows = [f"{name};{value}" for name, value in (values | dict(changes or {})).items()]
    return "\n".join(["kommune;antal", "Hele landet;9.999", *rows, "Frederikshavn/Læsø;188", ""])


class SheetSample:
    """The edition ``arkproeve`` in a folder of its own."""

    def __init__(self, editions: Path) -> None:
        self.editions = editions
        self.folder = editions / NAME
        self.file("edition.yaml", YAML).file("tekst.md", TEXT)
        self.table(shares()).file("data/antal.csv", counts())

    def file(self, name: str, content: str | bytes) -> SheetSample:
        """Write a file of the edition."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def replace(self, old: str, new: str, file: str = "edition.yaml") -> SheetSample:
        """Change the one place where a file says ``old``."""
        content = (self.folder / file).read_text("utf-8")
        assert content.count(old) == 1, (old, content)
        return self.file(file, content.replace(old, new))

    def table(self, content: IndicatorTable) -> SheetSample:
        """Write the published table."""
        self.file("data/tabel.csv-metadata.json", csvw.metadata(content, "tabel.csv"))
        return self.file("data/tabel.csv", csvw.write(content))

    def load(self, code: str = HOME) -> Edition:
        """Read the edition for one municipality."""
        return load(self.editions, NAME).for_kommune(code)
