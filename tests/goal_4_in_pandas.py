"""Goal 4 as a careful analyst writes it in pandas: the other opinion, and the yardstick of speed.

It shares nothing with the computation it is compared with but the register files and the areas.
Columns are chosen and rows filtered when the files are read, as one does in pandas.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from reporter import kommuner

UNITS = {"155": "155+185", "185": "155+185", "183": "183+187", "187": "183+187"}
REGION = {k.code: k.region for k in kommuner.alle()} | {"155+185": "1084", "183+187": "1084"}
SERVICES = [3, 4]


def _read(folder: Path, name: str, columns: list[str], **filters) -> pd.DataFrame:
    source = folder / name if (folder / name).is_dir() else folder / f"{name}.SYNTHETIC.parquet"
    conditions = [(column, "in", values) for column, values in filters.items()]
    return pd.read_parquet(source, columns=columns, filters=conditions or None, partitioning=None)


def goal_4(folder: Path, years: range) -> dict[tuple[int, str, str], tuple[int, int]]:
    """Return numerator and denominator by year, area code and group."""
    key = ["HANDLEKOM", "AAR", "KVARTAL", "YDELSE"]
    approved = _read(folder, "ksi_godkendelse", [*key, "GODKENDT"])
    approved = approved[approved.GODKENDT.astype(str).eq("1") & approved.AAR.isin(list(years))]
    services = _read(
        folder,
        "ksi",
        ["PNR", *key],
        MAALGRUPPE=[str(code) for code in SERVICES],
    )
    services = services[services.AAR.isin(list(years))].merge(approved[key], on=key)
    services = services[services.HANDLEKOM.isin([k.code for k in kommuner.alle()])]
    services["unit"] = services.HANDLEKOM.replace(UNITS)
    served = services[["PNR", "AAR", "unit"]].drop_duplicates()

    born = _read(folder, "bef", ["PNR", "AAR", "KOM", "KOEN", "FOED_DAG"]).dropna()
    born = born[born.KOM.isin([k.code for k in kommuner.alle()]) & born.KOEN.isin(["1", "2"])]
    birth = pd.to_datetime(born.FOED_DAG)
    # The age on 1 January is the difference of years, less one unless born on 1 January.
    not_yet = (birth.dt.month > 1) | (birth.dt.day > 1)
    born = born.assign(age=born.AAR.astype("int64") - birth.dt.year - not_yet.astype("int64"))
    people = served.merge(born.loc[born.age.between(18, 59), ["PNR", "AAR"]], on=["PNR", "AAR"])

    status = _read(folder, "akm", ["PNR", "AAR", "SOCIO13"]).dropna()
    status = status[status.SOCIO13.ne("999")]
    hours = _read(folder, "bfl", ["PNR", "AAR", "LOENTIMER"])
    hours = hours[hours.LOENTIMER.between(0, 8784)]
    people = people.merge(status, on=["PNR", "AAR"]).merge(hours, on=["PNR", "AAR"], how="left")
    courses = _read(
        folder,
        "kotre",
        ["PNR", "ELEV3_VFRA", "ELEV3_VTIL", "AFGANG"],
        UDDTYPE=["2", "3", "4", "5", "6"],
    ).dropna()
    courses = courses[courses.ELEV3_VFRA <= courses.ELEV3_VTIL]
    begun, ended = courses.ELEV3_VFRA, courses.ELEV3_VTIL
    students = []
    for year in years:
        day = pd.Timestamp(year, 10, 1).date()
        there = courses.loc[(begun <= day) & (ended >= day), ["PNR"]].drop_duplicates()
        students.append(there.assign(AAR=year))
    people = people.merge(pd.concat(students), on=["PNR", "AAR"], how="left", indicator=True)
    studying = people["_merge"].eq("both") & people.LOENTIMER.fillna(0).lt(950)
    socio = people.SOCIO13.astype("int64")
    people["group"] = "midlertidige ydelser mv."
    people.loc[socio.eq(321), "group"] = "førtidspension"
    people.loc[socio.between(110, 139), "group"] = "beskæftigelse"
    people.loc[studying, "group"] = "uddannelse"

    by_year = approved.assign(unit=approved.HANDLEKOM.replace(UNITS)).groupby("unit").AAR.nunique()
    panel = set(by_year.index[by_year.eq(len(years))])
    regions = people.assign(unit=people.unit.map(REGION))
    country = people[people.unit.isin(panel)].assign(unit="")
    everywhere = pd.concat([people, regions, country]).drop_duplicates(["PNR", "AAR", "unit"])
    result: dict[tuple[int, str, str], tuple[int, int]] = {}
    for (year, unit), rows in everywhere.groupby(["AAR", "unit"]):
        groups = rows.group.value_counts()
        reached = int(groups.get("uddannelse", 0) + groups.get("beskæftigelse", 0))
        result[int(year), str(unit), "målgruppe"] = (reached, len(rows))
        for name in ("uddannelse", "beskæftigelse", "midlertidige ydelser mv.", "førtidspension"):
            result[int(year), str(unit), name] = (int(groups.get(name, 0)), len(rows))
    return result
