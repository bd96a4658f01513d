"""Goal 6: vulnerable young people found guilty of an offence."""

from reporter.indicators.definition import Ages, Attribution, Definition, Unit

GUILTY = ("1", "2", "3", "4")
"""AFG_AFGTYP3 of decisions that presuppose guilt: prison, suspended sentence, fine, and a waiver of
prosecution (tiltalefrafald), which Danmarks Statistik counts among them. A case that was dropped
(5) and an acquittal (6) are none."""

LAWS = ("1", "2", "3")
"""LOVOMRAADE of the penal code, the road traffic act and the special acts."""

FOUND_GUILTY = Definition(
    id="maal-6",
    goal=6,
    title="Færre udsatte unge skal begå kriminalitet",
    indicator="Andel udsatte 15-17-årige med en fældende strafferetlig afgørelse i året",
    since="2016",
    unit=Unit.PERSONS,
    value_unit="pct",
    decimals=0,
    wanted="lower",
    registers=("bef", "bua", "kraf"),
    ages=Ages(low=15, high=17),
    attribution=Attribution.HOME,
    comparison="øvrige 15-17-årige",
)
