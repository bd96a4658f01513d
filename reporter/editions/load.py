"""Reads an edition's folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import UnionType

from figures.specs import MAX_POINTS, MAX_SEGMENTS, MAX_SERIES
from reporter.editions import files, fitting, yaml
from reporter.editions.catalogue import EDITION_FILE
from reporter.editions.consistency import inconsistencies, uses
from reporter.editions.data import facts, series
from reporter.editions.data.classes import Classed, ClassError, classify, given, quantiles
from reporter.editions.data.wholes import misfits
from reporter.editions.datamodel import MunicipalData, MunicipalTable
from reporter.editions.edition import TEXT_FILE, Edition, Source
from reporter.editions.infographics import OF_SERIES
from reporter.editions.model import ComputedClasses, EditionModel, MapFigure, SheetIndicator
from reporter.editions.profiles.measure import Measure, known, latest, of_municipal, ranked
from reporter.editions.validation import validate
from reporter.errors import EditionError, EditionErrors, Place, UserError
from reporter.table import AreaSeries, Counts, Distribution, MunicipalSeries, Table, TimeSeries


def load(editions: Path, edition_id: str) -> Edition:
    """Read one edition with its data; raises EditionErrors with every fault found."""
    folder = editions / edition_id
    file = f"{edition_id}/{EDITION_FILE}"
    document = yaml.parse(files.read_text(folder, EDITION_FILE, file), file)
    loaded = validate(document)
    faults = list(inconsistencies(document, loaded, edition_id))
    if faults:
        raise EditionErrors(faults)
    prefix = f"{edition_id}/"
    read = series.read_all(folder, prefix, loaded.data)
    return Edition(
        folder=folder,
        model=loaded,
        document=document,
        sources=_sources(folder, document, loaded),
        tables=read.tables,
        synthetic=read.synthetic,
        about=read.about,
        facts=facts.read(folder, prefix),
        classed=_classed(document, loaded, read.tables),
        measures=_measures(document, loaded, read),
    )


def _sources(folder: Path, document: yaml.Document, loaded: EditionModel) -> tuple[Source, ...]:
    """Read the edition's chapters, or its only text; raises EditionErrors for those it lacks."""
    file = f"{loaded.id}/{TEXT_FILE}"
    if not loaded.chapters:
        return (Source(file, files.read_text(folder, TEXT_FILE, file)),)
    faults: list[UserError] = []
    if (folder / TEXT_FILE).exists():
        message = "en udgave med kapitler har ingen tekst.md; flyt teksten til et kapitel"
        faults.append(EditionError(message, Place(file)))
    sources = []
    for n, chapter in enumerate(loaded.chapters):
        file = f"{loaded.id}/{chapter.file}"
        if not (folder / chapter.file).exists():
            message = f"chapters.{n}.file: kapitlets fil '{chapter.file}' findes ikke; skriv den"
            faults.append(EditionError(message, document.place(("chapters", n, "file"))))
            continue
        try:
            content = files.read_text(folder, chapter.file, file)
        except EditionError as error:
            faults.append(error)
            continue
        if not content.strip():
            message = f"kapitlet '{chapter.id}' har ingen tekst; skriv den, eller slet kapitlet"
            faults.append(EditionError(message, Place(file)))
        sources.append(Source(file, content, chapter))
    if faults:
        raise EditionErrors(faults)
    return tuple(sources)


_WANTED: dict[str, tuple[type | UnionType, str]] = {
    "indicators": (AreaSeries | MunicipalSeries, "areas eller municipalities"),
    "columns": (TimeSeries, "time_series"),
    "lines": (TimeSeries, "time_series"),
    "stacked_bar": (Distribution, "distribution"),
    **dict.fromkeys(OF_SERIES, (TimeSeries, "time_series")),
    "choropleth": (MunicipalSeries, "municipalities"),
    "spread": (AreaSeries | MunicipalSeries, "areas eller municipalities"),
    "counts": (Counts, "counts"),
    "appendices": (AreaSeries | MunicipalSeries, "areas eller municipalities"),
}
"""Which kind of data each kind of figure and table shows."""


def _unfit(kind: str, key: str, table: Table) -> str:
    """Say why a figure or table of this kind cannot show the data; nothing where it can."""
    wanted, name = _WANTED[kind]
    if not isinstance(table, wanted):
        return f"'{key}' er ikke af typen {name}, som skal bruges her"
    match kind, table:
        case "columns" | "lines", TimeSeries():
            lines = "kurver" if kind == "lines" else "grupper"
            shown = [(MAX_SERIES, len(table.groups), lines), (MAX_POINTS, len(table.years), "år")]
        case "stacked_bar", Distribution():
            shown = [(MAX_SEGMENTS, len(table.parts), "dele")]
        case _:
            shown = []
    for most, found, what in shown:
        if found > most:
            return f"figuren kan højst vise {most} {what}; serien har {found}"
    return ""


def _classed(
    document: yaml.Document, loaded: EditionModel, tables: Mapping[str, Table]
) -> dict[str, Classed]:
    faults: list[UserError] = []
    for field, n, key in uses(loaded):
        item, place = getattr(loaded, field)[n], document.place((field, n, "data"))
        messages = [_unfit(getattr(item, "kind", field), key, tables[key])]
        if not any(messages) and isinstance(table := tables[key], TimeSeries):
            messages = list(misfits(item, table))
        faults += [EditionError(f"{field}.{n}.data: {m}", place) for m in messages if m]
    for path, message in fitting.misfits(loaded, tables):
        told = f"{'.'.join(map(str, path))}: {message}"
        faults.append(EditionError(told, document.place(path)))
    if faults:
        raise EditionErrors(faults)
    result: dict[str, Classed] = {}
    for n, figure in enumerate(loaded.figures):
        if not isinstance(figure, MapFigure):
            continue
        place = document.place(("figures", n, "classes"))
        if (figure.data is None) != (figure.unavailable is not None):
            message = f"figures.{n}: et kort skal have enten data eller unavailable"
            faults.append(EditionError(message, document.place(("figures", n))))
        elif figure.data is not None:
            try:
                result[figure.id] = _classify(figure, tables[figure.data])
            except ClassError as error:
                faults.append(EditionError(f"figures.{n}.classes: {error}", place))
    if faults:
        raise EditionErrors(faults)
    return result


def _measures(
    document: yaml.Document, loaded: EditionModel, read: series.Series
) -> tuple[Measure, ...]:
    """Return the indicators of an edition for every municipality; raises EditionErrors."""
    faults: list[UserError] = []
    result = []
    declared = {data.id: data for data in loaded.data}
    for n, indicator in enumerate(loaded.indicators):
        table, data = read.tables[indicator.data], declared[indicator.data]
        if isinstance(data, MunicipalTable):
            message = f"indicators.{n}.data: '{data.id}' er fra en tabel; giv den typen areas"
            faults.append(EditionError(message, document.place(("indicators", n, "data"))))
            continue
        if isinstance(data, MunicipalData):
            assert isinstance(table, MunicipalSeries)
            table = of_municipal(table, data)
        assert isinstance(table, AreaSeries)
        if not any(known(values[-1:]) for _, values in table.municipalities):
            message = f"indicators.{n}.data: ingen kommune har et tal for {table.period}; slet den"
            faults.append(EditionError(message, document.place(("indicators", n, "data"))))
            continue
        try:
            classed = _classify(indicator, latest(table))
        except ClassError as error:
            place = document.place(("indicators", n, "classes"))
            faults.append(EditionError(f"indicators.{n}.classes: {error}", place))
            continue
        made_up = data.id in read.synthetic
        result.append(
            Measure(
                indicator=indicator,
                series=table,
                classed=classed,
                ranks=ranked(table),
                made_up=made_up,
            )
        )
    if faults:
        raise EditionErrors(faults)
    return tuple(result)


def _classify(figure: MapFigure | SheetIndicator, series: Table) -> Classed:
    assert isinstance(series, MunicipalSeries)
    written = figure.classes
    rounded = figure.round_before_classing
    decimals = series.decimals if rounded is None else rounded
    if isinstance(written, ComputedClasses):
        return classify(series, quantiles(series, written, decimals))
    return classify(series, given(written, decimals))


def place_of(edition: Edition, field: str, item_id: str) -> Place:
    """Return where a figure, table, box or appendix is declared."""
    items = getattr(edition.model, field)
    n = next(n for n, item in enumerate(items) if item.id == item_id)
    return edition.document.place((field, n, "id"))
