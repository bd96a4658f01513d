"""Infographics that the tests draw: each kind as a publication has it, and at its limits."""

from __future__ import annotations

from figures.infographics.specs import (
    Amount,
    Column,
    Criteria,
    Criterion,
    PartOfWhole,
    Proportional,
    Scale,
    ShareBars,
    StackedColumns,
    TextPanel,
    Whole,
)

HAIR = "\u200a"
ENDS = ("Ingen", "Halvdelen", "Alle")


def amount(name: str, value: float, label: str = "") -> Amount:
    return Amount(name=name, value=value, label=label or f"{value:g}{HAIR}%".replace(".", ","))


def scale(*pointers: tuple[str, float]) -> Scale:
    return Scale(
        marks=tuple(amount("", value, str(value)) for value in (0, 50, 100)),
        pointers=tuple(
            amount(name, value, f"{value:g}".replace(".", ",")) for name, value in pointers
        ),
    )


def whole(name: str, *parts: tuple[str, float], rest: str = "", total: str = "") -> Whole:
    together = sum(value for _, value in parts)
    return Whole(
        name=name,
        parts=tuple(amount(*part) for part in parts),
        rest=amount(rest, 100 - together) if rest else None,
        total=amount(total, together) if total else None,
    )


def bars(*wholes: Whole) -> ShareBars:
    return ShareBars(wholes=wholes, whole_label=f"100{HAIR}%")


def column(year: str, total: float, *parts: tuple[str, float]) -> Column:
    return Column(
        total=amount(year, total, f"{total:g}"),
        parts=tuple(amount(name, value, f"{value:g}") for name, value in parts),
    )


def columns(*shown: Column) -> StackedColumns:
    return StackedColumns(unit="Antal", columns=shown, undivided_label="ikke opdelt")


TAKING_PART = "I gang med eller har gennemført en ungdomsuddannelse"
NOT_TOLD = "Aldrig påbegyndt, eller påbegyndt og ikke i gang"
AGES = ("Hjemløse til og med 29 år", "Hjemløse over 29 år")

EVERY = {
    "scale": scale(("Udsatte børn og unge", 41), ("Øvrige børn og unge", 57)),
    "one pointer": scale(("Udsatte børn og unge", 41)),
    "ends of a scale": scale(("Målgruppen, hvis navn er langt", 0), ("Øvrige", 100)),
    "same place on a scale": scale(("Målgruppen", 50), ("Øvrige", 50)),
    "bar pair": bars(
        whole("Udsatte unge", (TAKING_PART, 48), rest=NOT_TOLD),
        whole("Øvrige unge", (TAKING_PART, 84), rest=NOT_TOLD),
    ),
    "bar pair of three": bars(
        whole("Udsatte unge", ("Gennemført", 48), ("Afbrudt", 49), ("Aldrig påbegyndt", 3)),
        whole("Øvrige unge", ("Gennemført", 96.5), ("Afbrudt", 1.5), ("Aldrig påbegyndt", 2)),
    ),
    "nothing of a whole": bars(
        whole("Udsatte unge", ("Gennemført", 0), ("Afbrudt", 100), rest=""),
        whole("Øvrige unge", ("Gennemført", 100), ("Afbrudt", 0), rest=""),
    ),
    "bar": bars(whole("", ("Afsluttet alkoholfri", 37), rest="Øvrige afsluttede")),
    "bar with total": bars(
        whole(
            "",
            ("Stoffri", 28),
            ("Med reduceret forbrug", 6),
            ("Med stabiliseret forbrug", 6),
            rest="Øvrige afsluttede",
            total="Afsluttet stoffri, med et reduceret eller et stabiliseret forbrug",
        )
    ),
    "part": PartOfWhole(
        wholes=(
            whole(
                "Personer med handicap",
                ("I beskæftigelse", 6),
                ("Under uddannelse", 3),
                rest="Øvrige",
                total="I beskæftigelse eller uddannelse",
            ),
        )
    ),
    "one part": PartOfWhole(wholes=(whole("Målgruppen", ("I beskæftigelse", 7)),)),
    "pair of parts": PartOfWhole(
        wholes=(
            whole("Personer uden for arbejdsfællesskabet", ("Deltager", 26)),
            whole("Øvrige personer", ("Deltager", 47)),
        )
    ),
    "areas": Proportional(areas=(amount("Udsatte unge", 9), amount("Øvrige unge", 2))),
    "areas of many": Proportional(
        areas=(amount("Nye mål", 143_000, "143.000"), amount("2020-mål", 55_000, "ca.\u00a055.000"))
    ),
    "three areas": Proportional(
        areas=(amount("Alle", 100), amount("Ingen", 0), amount("Næsten ingen", 0.1))
    ),
    "columns": columns(column("2009", 4998), column("2015", 6138)),
    "columns in parts": columns(
        column("2009", 4998, (AGES[0], 1123), (AGES[1], 3875)),
        column("2015", 6138, (AGES[0], 1992), (AGES[1], 4146)),
    ),
    "columns partly in parts": columns(
        column("2009", 4998), column("2015", 6138, (AGES[0], 1992), (AGES[1], 4146))
    ),
    "last column not in parts": columns(
        column("2009", 4998, (AGES[0], 1123), (AGES[1], 3875)), column("2015", 6138)
    ),
    "six columns": columns(
        *(
            column(str(2009 + 2 * n), 5000 + n, (AGES[0], 2000), (AGES[1], 3000 + n))
            for n in range(6)
        )
    ),
    "text panel": TextPanel(text="Der findes endnu kun få oplysninger om målgruppen i registrene."),
    "criteria": Criteria(
        parts=(
            Criterion(title="Relevante", points=("De giver mening for dem, de handler om",)),
            Criterion(title="Brede", points=("De favner bredt", "De gælder hele landet")),
            Criterion(title="Målbare", points=("Pålidelige data findes eller kan let etableres",)),
        )
    ),
}
