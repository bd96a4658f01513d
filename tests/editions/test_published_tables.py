"""An edition takes its numbers from published tables, ours and those of others."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from reporter import kommuner
from reporter.published import csvw
from reporter.published.table import TARGET_GROUP, IndicatorObservation, in_order
from reporter.table import Area, Hidden, MunicipalSeries, Reason, TimeSeries
from tests.editions.minimal import Sample
from tests.editions.tables import JOINT, table, with_tables

HIDDEN = {
    "Aarhus": Reason.FEW_PERSONS,
    "Odense": Reason.NOT_APPROVED,
    "Læsø": Reason.NO_DATA,
    "Samsø": Reason.FEW_PERSONS,
}


def municipal(sample: Sample) -> MunicipalSeries:
    series = sample.load().tables["kort"]
    assert isinstance(series, MunicipalSeries)
    return series


def years(sample: Sample) -> TimeSeries:
    series = sample.load().tables["aar"]
    assert isinstance(series, TimeSeries)
    return series


def test_an_edition_of_a_published_table_is_right(sample: Sample) -> None:
    assert with_tables(sample, table(HIDDEN)).faults() == []


def test_a_municipal_series_has_the_areas_of_the_table(sample: Sample) -> None:
    series = municipal(with_tables(sample, table(HIDDEN)))
    assert (series.unit, series.decimals, series.period) == ("pct", 0, "2016")
    names = [o.area.name for o in series.observations]
    assert names[:3] == ["Hele landet", "Region Hovedstaden", "København"]
    assert len(names) == 2 + 98 + 1
    assert series.of("København").value == 0
    assert series.of("Hele landet").value == 26
    assert series.of("Region Hovedstaden").value == 50
    for name, reason in HIDDEN.items():
        assert series.of(name).value == Hidden(reason)


def test_regions_come_as_their_municipalities_do_and_not_by_code(sample: Sample) -> None:
    regions = (
        IndicatorObservation(
            indicator="maal-3",
            area=Area(kind="region", code=code, name=name),
            period="2016",
            group=TARGET_GROUP,
            value=Decimal(20),
            unit="pct",
        )
        for code, name in kommuner.REGIONS.items()
        if code != "1084"
    )
    content = table()
    content = replace(content, observations=in_order([*content.observations, *regions]))
    html = with_tables(sample, content).publication().print_html
    assert re.findall(r'<tr class="region"><th scope="row">([^<]*)</th>', html) == [
        "Region Hovedstaden",
        "Region Sjælland",
        "Region Syddanmark",
        "Region Midtjylland",
        "Region Nordjylland",
    ]


def test_members_of_a_joint_report_have_its_value_and_count_with_it(sample: Sample) -> None:
    series = municipal(with_tables(sample, table()))
    assert series.joint == (("155", "Dragør/Tårnby"), ("185", "Dragør/Tårnby"))
    for name in ("Dragør", "Tårnby", "Dragør/Tårnby"):
        assert series.of(name).value == 60
    names = [o.area.name for o in series.observations]
    assert names[names.index("Dragør") + 1] == JOINT.name
    counted = {o.area.name: value for o, value in series.counted()}
    assert len(counted) == 98
    assert counted["Dragør"] == counted["Tårnby"] == 60
    assert sample.printed('{{ vaerdi("kort", "Tårnby") }}') == "60 pct."


def test_a_time_series_has_the_years_and_the_chosen_groups(sample: Sample) -> None:
    series = years(with_tables(sample, table()))
    assert series.years == ("2015", "2016")
    assert series.groups == (
        ("Udsatte unge", (Decimal(25), Decimal(26))),
        ("Øvrige unge", (Decimal(65), Decimal(66))),
    )


def test_a_time_series_of_a_municipality_has_gaps_where_the_table_has_none(sample: Sample) -> None:
    with_tables(sample, table(HIDDEN)).replace(
        "groups: {Udsatte unge: målgruppe, Øvrige unge: øvrige unge}", "area: 751"
    )
    assert years(sample).groups == (("Målgruppen", (Hidden(Reason.FEW_PERSONS),) * 2),)
    assert sample.faults() == []


def test_parquet_gives_the_same_series(sample: Sample) -> None:
    from_csv = municipal(with_tables(sample, table(HIDDEN)))
    text = (sample.folder / "edition.yaml").read_text("utf-8")
    sample.file("edition.yaml", text.replace("data/tabel.csv", "data/tabel.parquet"))
    assert municipal(sample) == from_csv


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("period: 2016\n", "period: 2014\n", "kort: perioden '2014' findes ikke; der er 2015, "
         "2016"),
        ("period: 2016\n", "period: 1999\n", "kort: perioden '1999' findes ikke; der er 2015, "
         "2016"),
        ("period: 2016\n", "period: 2016\n    group: unge\n", "kort: gruppen 'unge' findes ikke; "
         "der er målgruppe, øvrige unge"),
        ("period: 2016\n", "period: 2016\n    group: øvrige unge\n", "kort: mangler København, "
         "Frederiksberg, Ballerup, Brøndby, Dragør og 93 andre kommuner"),
        ("Øvrige unge: øvrige unge", "Øvrige unge: øvrige", "aar: gruppen 'øvrige' findes ikke; "
         "mente du øvrige unge?"),
        ("groups: {Ud", "area: Arhus\n    groups: {Ud", "aar: ukendt kommune 'Arhus'; mente du "
         "Aarhus?"),
        ("groups: {Ud", "area: Region Sjælland\n    groups: {Ud", "aar: området 'Region Sjælland' "
         "findes ikke; der er Hele landet, Region Hovedstaden, København, Frederiksberg, Ballerup, "
         "Brøndby, Dragør/Tårnby, Gentofte, Gladsaxe, Glostrup, Herlev, Albertslund og 87 andre"),
    ],
)  # fmt: skip
def test_what_the_table_does_not_have_is_told_with_what_it_has(
    sample: Sample, old: str, new: str, message: str
) -> None:
    with_tables(sample, table()).replace(old, new)
    assert sample.fault() == f"proeve/data/tabel.csv: {message}"


def test_an_indicator_that_is_not_there_is_told(sample: Sample) -> None:
    with_tables(sample, table())
    text = (sample.folder / "edition.yaml").read_text("utf-8")
    sample.file("edition.yaml", text.replace("maal-3\n    period", "maal-10\n    period"))
    assert sample.fault() == (
        "proeve/data/tabel.csv: kort: indikatoren 'maal-10' findes ikke; mente du maal-3?"
    )
    sample.file("edition.yaml", text.replace("    indicator: maal-3\n", ""))
    assert sample.faults() == []  # with only one there is nothing to choose


def test_a_fault_of_the_table_itself_is_told_with_its_line(sample: Sample) -> None:
    with_tables(sample, table())
    text = (sample.folder / "data/tabel.csv").read_text("utf-8")
    sample.file("data/tabel.csv", text.replace("751,Aarhus,2015", "751,Århus,2015"))
    line = text[: text.index("751,Aarhus,2015")].count("\n") + 1
    assert sample.fault() == (  # once, though two series are of the table
        f"proeve/data/tabel.csv:{line}: omraade: 'Århus' passer ikke til koden; kommune 751 hedder "
        "Aarhus"
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    period: 2016\n", "", "data.1.period: mangler"),
        ("    table: data/tabel.csv\n    indicator: maal-3\n    period", "    period",
         "data.1.file: mangler"),
        ("period: 2016\n", "period: 2016\n    file: data/kort.csv\n", "data.1.file: feltet kendes "
         "ikke her; slet det"),
        ("period: 2016\n", "period: 2016\n    unit: pct\n", "data.1.unit: feltet kendes ikke her; "
         "slet det"),
        ("period: 2016\n", "period: 2016\n    format: {kind: pdf, unit: pct}\n",
         "data.1.format.kind: kan ikke være 'pdf'; vælg mellem 'csv', 'xlsx', 'statbank', "
         "'json-stat'"),
        ("groups: {Udsatte unge: målgruppe, Øvrige unge: øvrige unge}", "groups: {}",
         "data.2.groups: har for få poster; der skal være mindst 1"),
        ("table: data/tabel.csv\n    indicator: maal-3\n    period", "table: ../tabel.csv\n"
         "    period", "data.1.table: skal være et filnavn i udgavens egen mappe, kun med a-z, "
         "0-9, _ og -, fx data/bilag_a.csv"),
    ],
)  # fmt: skip
def test_fields_that_do_not_fit_a_table_are_told(
    sample: Sample, old: str, new: str, message: str
) -> None:
    with_tables(sample, table()).replace(old, new)
    assert message in [fault.split(": ", 1)[1] for fault in sample.faults()]


# --- Tables of others -----------------------------------------------------------------------------

FOREIGN = """\
  - id: kort
    kind: municipalities
    table: data/{file}
    format: {{{format}}}
    period: 2016
    source: Jobindsats
"""


def foreign(sample: Sample, file: str, described: str, content: bytes) -> Sample:
    return sample.with_data(FOREIGN.format(file=file, format=described), f"data/{file}", content)


def rows() -> list[tuple[str, str]]:
    return [(k.name, str(n)) for n, k in enumerate(kommuner.alle())]


def test_a_danish_csv_file_of_one_period(sample: Sample) -> None:
    lines = ["Område;Andel", *(f"{name};{value},5" for name, value in rows())]
    described = "kind: csv, unit: pct, area: Område, value: Andel"
    series = municipal(foreign(sample, "a.csv", described, "\n".join(lines).encode()))
    assert (series.decimals, series.of("København").value) == (1, Decimal("0.5"))


def test_a_file_from_statbank(sample: Sample) -> None:
    lines = ["OMRÅDE;KØN;TID;INDHOLD", *(f"{n};Mænd;2016;{v}" for n, v in rows())]
    lines += ["København;Kvinder;2016;7", "København;Mænd;2015;7"]
    described = "kind: statbank, unit: antal, where: {KØN: Mænd}"
    series = municipal(foreign(sample, "a.csv", described, "\n".join(lines).encode()))
    assert series.of("København").value == 0


def test_a_spreadsheet(sample: Sample) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Titel",),
        ("Kommune", "År", "Køn", "Tal"),
        *((n, 2016, "K", float(v)) for n, v in rows()),
    ):
        sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    described = "kind: xlsx, unit: antal, area: Kommune, period: År, group: Køn, value: Tal"
    foreign(sample, "a.xlsx", described, saved.getvalue())
    sample.replace(
        "    period: 2016\n    source: J", "    period: 2016\n    group: K\n    source: J"
    )
    assert municipal(sample).of("Frederiksberg").value == 1


def test_json_stat(sample: Sample) -> None:
    names = [name for name, _ in rows()]
    dataset = {
        "class": "dataset",
        "id": ["omr", "tid"],
        "size": [98, 1],
        "role": {"geo": ["omr"], "time": ["tid"]},
        "dimension": {
            "omr": {"category": {"index": names}},
            "tid": {"category": {"index": ["2016"]}},
        },
        "value": list(range(98)),
    }
    described = "kind: json-stat, unit: antal"
    series = municipal(foreign(sample, "a.json", described, json.dumps(dataset).encode()))
    assert series.of("Frederiksberg").value == 1


def test_a_fault_in_a_table_of_others_is_told_with_its_line(sample: Sample) -> None:
    lines = ["Område;Andel", *(f"{name};{value}" for name, value in rows())]
    lines[2] = "Fredriksberg;1"
    described = "kind: csv, unit: pct, area: Område, value: Andel"
    foreign(sample, "a.csv", described, "\n".join(lines).encode())
    assert sample.fault() == (
        "proeve/data/a.csv:3: Område: ukendt kommune 'Fredriksberg'; mente du Frederiksberg?"
    )


# --- Made-up numbers ------------------------------------------------------------------------------


def test_an_edition_knows_which_of_its_data_are_made_up(sample: Sample) -> None:
    assert with_tables(sample, table(synthetic=True)).load().synthetic == {"kort", "aar"}


def test_real_data_are_not_made_up(sample: Sample) -> None:
    assert with_tables(sample, table()).load().synthetic == frozenset()


def test_made_up_numbers_stay_so_when_they_are_called_a_table_of_others(sample: Sample) -> None:
    described = (
        "kind: csv, unit: pct, area: omraade, value: vaerdi, period: periode, group: gruppe, "
        "decimal: '.', where: {omraadetype: kommune}"
    )
    foreign(sample, "a.csv", described, csvw.write(table(synthetic=True)))
    sample.replace("municipalities", "time_series").replace(
        "    period: 2016\n    so", "    area: Aarhus\n    so"
    )
    assert sample.load().synthetic == {"kort"}
