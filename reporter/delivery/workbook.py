"""The workbook of an edition: every number of every municipality, for people and for pivots.

Its sheets are a front page, a table of contents, the notes, a table for each indicator with a
column a period, and one long table with a row for each number.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal

from reporter.danish import dates, numbers, words
from reporter.delivery import cells
from reporter.delivery.contents import DeliveredIndicator, Delivery
from reporter.delivery.pages import About, Cell, Grid, Link, Mark, Number, Page
from reporter.delivery.spreadsheet import write
from reporter.editions.display import marks
from reporter.published.origin import STAMP, SYNTHETIC
from reporter.table import Area, Hidden, Reason, Value

FRONT, CONTENTS, NOTES, ALL = "Forside", "Indhold", "Noter", "Alle_tal"

ZERO = (
    "Tallet er nul eller så lille, at det afrundes til nul. Det er et tal og noget andet end "
    f"mærket »{marks.MARKS[Reason.NO_DATA]}«, som betyder, at der ingen data er."
)

_NOBODY = "ingen"


def workbook(delivery: Delivery) -> bytes:
    """Return the workbook as .xlsx; raises ValueError for a date that is none."""
    tables = [_table(delivery, n) for n in range(len(delivery.indicators))]
    last = _long(delivery)
    notes = _notes(delivery)
    contents = _contents(delivery, (notes, *tables, last))
    front = _front(delivery)
    about = About(
        title=_stamped(delivery, delivery.title),
        subject=delivery.summary,
        author=delivery.sender,
        published=datetime.combine(dates.parse(delivery.date), time()),
    )
    return write((front, contents, notes, *tables, last), about)


def _stamped(delivery: Delivery, title: str) -> str:
    return f"{SYNTHETIC}: {title}" if delivery.synthetic else title


def _lines(delivery: Delivery, *lines: str | Link) -> tuple[str | Link, ...]:
    """Return the lines under a title; the first says so where the numbers are made up."""
    return (STAMP, *lines) if delivery.synthetic else lines


def _front(delivery: Delivery) -> Page:
    lines: tuple[str | Link, ...] = (
        delivery.summary,
        f"Udgivet af: {delivery.sender}",
        f"Udgivet: {dates.at_head(delivery.date)}",
        *_corrected(delivery),
        f"Kontakt: {delivery.contact}" if delivery.contact else "",
        "Tallene gælder hele landet, regionerne og kommunerne. De står i et ark for hver "
        f"indikator, og i arket {ALL} står de alle med ét tal i hver række.",
        "Hvert ark har højst én tabel. Hvor der ikke er et tal, står der et mærke; arket "
        f"{NOTES} forklarer mærkerne.",
        Link("Gå til indholdsfortegnelsen", CONTENTS),
        Link("Gå til noterne", NOTES),
    )
    kept = (line for line in lines if line)
    return Page(name=FRONT, title=delivery.title, lines=_lines(delivery, *kept))


def _corrected(delivery: Delivery) -> Iterator[str]:
    """Yield that it is corrected and what was, the newest first."""
    if delivery.corrected:
        yield delivery.corrected.heading
        for entry in delivery.corrected.entries:
            text = str(entry.text.unescape())
            yield f"{entry.label}: {text}" if entry.label else text


def _contents(delivery: Delivery, pages: tuple[Page, ...]) -> Page:
    return Page(
        name=CONTENTS,
        title="Indhold",
        lines=_lines(delivery, "Arket har én tabel. Hvert navn fører til sit ark."),
        grid=Grid(
            name=CONTENTS,
            description="Regnearkets ark og hvad de indeholder",
            header=("Ark", "Indhold"),
            rows=tuple((Link(page.name, page.name), page.title) for page in pages),
        ),
    )


def _notes(delivery: Delivery) -> Page:
    rows = [(mark, "Alle tabeller", text) for mark, text in _marks(delivery)]
    for n, indicator in enumerate(delivery.indicators):
        where = f"{_name(n)}: {indicator.title}"
        texts = (indicator.counted, *indicator.remarks, *cells.notes(indicator))
        rows += [(f"Note {n + 1}.{m}", where, text) for m, text in enumerate(texts, start=1)]
    return Page(
        name=NOTES,
        title="Noter: mærker, definitioner og forbehold",
        lines=_lines(delivery, "Arket har én tabel.", _back()),
        grid=Grid(
            name=NOTES,
            description="Hvad mærkerne i tabellerne betyder, hvad der er talt, og forbehold",
            header=("Mærke eller note", "Gælder", "Forklaring"),
            rows=tuple(rows) or (("Ingen", "Alle tabeller", "Der er ingen noter."),),
        ),
    )


def _marks(delivery: Delivery) -> Iterator[tuple[str, str]]:
    """Yield every mark that stands in a table, and 0, with what it means."""
    values = [row.value for row in cells.rows(delivery)]
    if any(value == 0 for value in values):
        yield "0", ZERO
    for reason, mark in marks.MARKS.items():
        for note in marks.notes(value for value in values if value == Hidden(reason)):
            yield mark, note.removeprefix(f"{mark} ")


def _name(n: int) -> str:
    return f"Tabel_{n + 1}"


def _back() -> Link:
    return Link("Tilbage til indholdet", CONTENTS)


def _table(delivery: Delivery, n: int) -> Page:
    indicator = delivery.indicators[n]
    series = indicator.series
    shared = bool(series.joint_only)
    unit = numbers.UNIT_HEADINGS[series.unit].lower()
    periods = [f"{_period(period)} ({unit})" for period in series.periods]
    title = f"{indicator.title}, {unit}, {_span(series.periods)}"
    joint = ("Tallet er fælles med",) if shared else ()
    header = ("Områdetype", "Kode", "Område", "Region", *joint, *periods)
    rows = tuple(
        (
            *_place(line.area),
            *([_joint(indicator, line.area)] if shared else []),
            *(_cell(value, series.decimals) for value in line.values),
        )
        for line in cells.lines(series)
    )
    return Page(
        name=_name(n),
        title=title,
        lines=_lines(delivery, *_above(indicator, n)),
        grid=Grid(name=_name(n), description=title, header=header, rows=rows, filtered=True),
    )


def _above(indicator: DeliveredIndicator, n: int) -> tuple[str | Link, ...]:
    many = 1 + len(indicator.remarks) + len(tuple(cells.notes(indicator)))
    told = f"note {n + 1}.1" if many == 1 else f"note {n + 1}.1-{n + 1}.{many}"
    return (
        f"Arket har én tabel. Definition og forbehold: {told} i arket {NOTES}, som også forklarer "
        "mærkerne.",
        f"Kilde: {indicator.source}",
        _back(),
    )


def _long(delivery: Delivery) -> Page:
    made_up = ("Oprindelse",) if delivery.synthetic else ()
    header = (
        "Tabel",
        "Indikator",
        "Områdetype",
        "Kode",
        "Område",
        "Region",
        "Periode",
        "Enhed",
        "Værdi (i rækkens enhed)",
        "Status",
        "Tallet er fælles med",
        *made_up,
    )
    names = {indicator.id: _name(n) for n, indicator in enumerate(delivery.indicators)}
    rows = tuple(
        (
            names[row.indicator.id],
            row.indicator.title,
            *_place(row.area),
            row.period,
            numbers.UNIT_HEADINGS[row.indicator.series.unit],
            _cell(row.value, row.indicator.series.decimals),
            row.status,
            _joint(row.indicator, row.area),
            *([SYNTHETIC] if made_up else []),
        )
        for row in cells.rows(delivery)
    )
    title = "Alle tal, ét i hver række"
    return Page(
        name=ALL,
        title=title,
        lines=_lines(
            delivery,
            f"Arket har én tabel, som kan bruges til pivottabeller. Arket {NOTES} forklarer "
            "mærkerne.",
            _back(),
        ),
        grid=Grid(name=ALL, description=title, header=header, rows=rows, filtered=True),
    )


def _place(area: Area) -> tuple[str, ...]:
    kind = cells.kind_of(area).capitalize()
    return kind, cells.code_of(area), area.name, cells.region_of(area)


def _joint(indicator: DeliveredIndicator, area: Area) -> str:
    joint = cells.taken_from(indicator.series, area)
    return cells.others(tuple(joint.split("+")), area.code) if joint else _NOBODY


def _period(period: str) -> str:
    return dates.period(period).replace(numbers.NBSP, " ")


def _span(periods: tuple[str, ...]) -> str:
    """Name the periods: ``2014-2018`` where no year is left out, else ``2015 og 2017``."""
    years = [int(period) for period in periods if period.isdecimal()]
    if len(periods) > 2 and years == list(range(years[0], years[0] + len(periods))):
        return f"{periods[0]}-{periods[-1]}"
    return words.enumeration([_period(period) for period in periods])


def _cell(value: Value, decimals: int) -> Cell:
    if isinstance(value, Decimal):
        return Number(value, decimals)
    return Mark(marks.MARKS[value.reason])
