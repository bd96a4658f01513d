"""Figures that the tests draw: one of each kind, with texts as they are printed."""

from __future__ import annotations

from figures.geometry import load
from figures.specs import (
    Bar,
    Choropleth,
    Development,
    Dot,
    MapClass,
    Point,
    Segment,
    Series,
    Size,
    SpecialClass,
    Spread,
    StackedBars,
    Tick,
    TimeSeries,
)

HALF = Size(width_mm=80, height_mm=60)
FULL = Size(width_mm=170, height_mm=70)
MAP = Size(width_mm=170, height_mm=130)
SMALL_MAP = Size(width_mm=56, height_mm=64)
SHEET_CHART = Size(width_mm=77, height_mm=42)
SHEET_SPREAD = Size(width_mm=77, height_mm=34)
CODES = sorted(load().areas)


def series(name: str, *values: float | None, mark: str = "") -> Series:
    return Series(
        name=name,
        points=tuple(
            Point(
                x=str(2014 + year),
                value=value,
                label=mark if value is None else f"{value:.1f}".replace(".", ","),
            )
            for year, value in enumerate(values)
        ),
    )


def time_series(form: str, *rows: Series, top: int = 10) -> TimeSeries:
    ticks = tuple(Tick(value=value, label=str(value)) for value in range(0, top + 1, top // 5))
    return TimeSeries(form=form, unit="Pct.", series=rows, ticks=ticks)  # type: ignore[arg-type]


def bar(name: str, *segments: tuple[str, float]) -> Bar:
    return Bar(
        name=name,
        segments=tuple(
            Segment(name=text, value=value, label=f"{value:g}".replace(".", ","))
            for text, value in segments
        ),
    )


def development(*own: float | None, message: str = "") -> Development:
    count = len(own)
    return Development(
        unit="Pct.",
        own=series("Samsø", *own, mark="*)"),
        others=(
            series("Regionen", *(10.1, 10.6, 11.0, 11.3, 11.9, 12.2)[:count]),
            series("Landet", *(9.8, 10.0, 10.4, 10.9, 11.5, 11.4)[:count]),
        ),
        ticks=tuple(Tick(value=value, label=str(value)) for value in (0, 5, 10, 15, 20)),
        message=message,
    )


def spread(own: float | None = 14.2, *, message: str = "", seed: int = 1) -> Spread:
    values = [(37 * seed * n % 101) / 8 + (n * n) % 7 for n in range(97)]
    return Spread(
        unit="Pct.",
        others=tuple(Dot(value=value, near=n % 5 == 0) for n, value in enumerate(values)),
        own=None if own is None else Tick(value=own, label=f"Aarhus {own:g}".replace(".", ",")),
        references=(
            Tick(value=9.5, label="Gennemsnit i regionen 9,5"),
            Tick(value=9.1, label="Hele landet 9,1"),
        ),
        ticks=tuple(Tick(value=value, label=str(value)) for value in (0, 5, 10, 15, 20)),
        near_label="Kommuner i Region Midtjylland",
        other_label="Øvrige kommuner",
        message=message,
    )


def choropleth(steps: int = 3, *, marked: str = "") -> Choropleth:
    return Choropleth(
        marked=marked,
        marked_label="Kommunen" if marked else "",
        unit="Antal",
        steps=tuple(MapClass(label=f"Trin {number + 1}") for number in range(steps)),
        specials=(
            SpecialClass(label="Ingen oplysninger", pattern="plain"),
            SpecialClass(label="For få personer", pattern="hatched"),
            SpecialClass(label="Indberetter sammen", pattern="dotted", counted=True),
        ),
        steps_of={
            code: index % steps
            for index, code in enumerate(CODES)
            if code not in ("825", "741", "563")
        },
        specials_of={"741": 1, "561": 2, "155": 2, "492": 1},
    )


COLUMNS = TimeSeries(
    form="columns",
    unit="Pct.",
    series=(
        Series(
            name="Andel",
            points=tuple(
                Point(x=year, value=7, label="ca. 7") for year in ("2014", "2015", "2016")
            ),
        ),
    ),
    ticks=tuple(Tick(value=value, label=str(value)) for value in (0, 5, 10)),
)
LINES = time_series(
    "lines",
    series("Voksne med handicap", 8.1, 8.2, 8.0, None, 9.1, 9.4),
    series("Voksne med psykiske vanskeligheder", 7.0, 7.1, 7.1, 7.4, 8.0, 8.1),
    series("Hele befolkningen", 14.0, 14.2, 14.1, 13.7, 13.5, 14.4),
    top=20,
)
SINGLE_BAR = StackedBars(
    unit="Pct.",
    bars=(
        bar(
            "",
            ("Uddannelse eller beskæftigelse", 7),
            ("Midlertidige ydelser mv.", 42),
            ("Førtidspension", 51),
        ),
    ),
)
TINY_SEGMENTS = StackedBars(
    unit="Pct.",
    bars=(
        bar(
            "",
            ("Uddannelse", 0.8),
            ("Ordinær beskæftigelse uden løntilskud", 1.2),
            ("Løntilskud", 1),
            ("Midlertidige ydelser mv.", 46),
            ("Førtidspension", 51),
        ),
    ),
)
BARS = StackedBars(
    unit="Pct.",
    bars=tuple(
        bar(
            name, ("Gennemført", done), ("Afbrudt", broken), ("Ikke påbegyndt", 100 - done - broken)
        )
        for name, done, broken in (
            ("Udsatte unge", 48, 33),
            ("Øvrige unge", 84, 2),
            ("Alle", 80, 3),
        )
    ),
)
EVERY = {
    "columns": (COLUMNS, HALF),
    "grouped columns": (
        time_series("columns", series("Mænd", 3, 4.5, 6), series("Kvinder", 2, 2.5, 9)),
        HALF,
    ),
    "negative columns": (time_series("columns", series("Ændring", -2, 3, None, 1)), HALF),
    "twenty columns": (time_series("columns", series("Andel", *(n % 9 for n in range(20)))), HALF),
    "one column": (time_series("columns", series("Andel", 4)), HALF),
    "lines": (LINES, FULL),
    "line": (time_series("lines", series("Andel", 4, 5, 4.5, 7)), HALF),
    "dense line": (time_series("lines", series("Andel", *(n % 7 for n in range(20)))), HALF),
    "six lines": (
        time_series("lines", *(series(f"Region {n}", n, 7 - n, n + 2) for n in range(6))),
        FULL,
    ),
    "standing bar": (SINGLE_BAR, HALF),
    "tiny segments": (TINY_SEGMENTS, HALF),
    "lying bar": (SINGLE_BAR, FULL),
    "lying tiny segments": (TINY_SEGMENTS, FULL),
    "bars": (BARS, FULL),
    "narrow bars": (BARS, HALF),
    "map": (choropleth(), MAP),
    "narrow map": (choropleth(), Size(width_mm=80, height_mm=140)),
    "small map": (
        Choropleth(unit="", steps=(MapClass(label=""),), steps_of={"147": 0}),
        Size(width_mm=55, height_mm=65),
    ),
    "marked map": (choropleth(marked="751"), MAP),
    "small marked map": (choropleth(5, marked="825"), SMALL_MAP),
    "development": (development(11.2, 12.4, 13.0, 14.8, 14.2), SHEET_CHART),
    "development with gaps": (development(None, 12.4, None, 8.8, None), SHEET_CHART),
    "hidden development": (
        development(None, None, None, message="Samsø Kommunes tal vises ikke."),
        SHEET_CHART,
    ),
    "spread": (spread(), SHEET_SPREAD),
    "wide spread": (spread(3.1), Size(width_mm=160, height_mm=36)),
    "spread without own": (spread(None, message="Tallet vises ikke."), SHEET_SPREAD),
    "map without values": (Choropleth(unit="", message="Tallene offentliggøres i 2020."), MAP),
}
