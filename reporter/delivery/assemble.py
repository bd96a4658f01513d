"""From an edition and its finished sheets to everything that goes out beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial

from markupsafe import escape

from reporter import kommuner
from reporter.danish import places
from reporter.delivery.contents import DeliveredIndicator, DeliveredSheet, Delivery
from reporter.delivery.dispatch import dispatch_list
from reporter.delivery.jsonstat import jsonstat
from reporter.delivery.landing import landing_page
from reporter.delivery.packing import region_zip, zip_name
from reporter.delivery.tables import csvw
from reporter.delivery.workbook import workbook
from reporter.editions import manuscript as manuscripts
from reporter.editions.edition import Edition
from reporter.editions.numbering import Numbering
from reporter.kommuner import REGIONS
from reporter.rendering.corrected import corrected
from reporter.rendering.plain import plain

LANDING, DISPATCH = "index.html", "udsendelse.csv"


@dataclass(frozen=True, kw_only=True)
class DeliveredFile:
    """A file to go out: ``make`` returns its bytes, ``stems`` are the sheets it tells of."""

    name: str
    stems: tuple[str, ...]
    make: Callable[[], bytes]


def delivered_sheet(edition: Edition, *, pages: int, digests: Mapping[str, str]) -> DeliveredSheet:
    """Return the finished sheet of the municipality an edition is for."""
    assert edition.profile
    kommune = edition.profile.kommune
    return DeliveredSheet(
        code=kommune.code,
        name=kommune.name,
        official=places.official(kommune.code),
        region=kommune.region,
        stem=edition.stem,
        pages=pages,
        digests=digests,
    )


def delivery(edition: Edition, sheets: tuple[DeliveredSheet, ...]) -> Delivery:
    """Return what the edition and these sheets make a batch of; raises EditionErrors."""
    manuscript = manuscripts.write(edition)
    numbering = Numbering(edition)

    def told(text: str) -> str:
        return plain(text, manuscript.items, numbering)

    sender = edition.model.sender
    indicators = []
    for measure in edition.measures:
        caption = manuscript.captions[measure.indicator.id]
        indicators.append(
            DeliveredIndicator(
                id=measure.indicator.id,
                title=told(caption.title),
                counted=told(caption.counted),
                source=told(caption.source),
                remarks=(told(caption.remark),) if caption.remark else (),
                series=measure.series,
            )
        )
    subtitle = told(manuscript.subtitle)
    return Delivery(
        id=edition.model.id,
        title=told(manuscript.title) + (f" – {subtitle}" if subtitle else ""),
        summary=told(manuscript.summary),
        sender=sender.name,
        contact=", ".join(filter(None, (sender.phone, sender.email, sender.web))),
        date=edition.model.date,
        synthetic=bool(edition.synthetic),
        indicators=tuple(indicators),
        sheets=sheets,
        corrected=corrected(
            edition.model.corrections, manuscript.corrections, lambda text: escape(told(text))
        ),
    )


def assemble(delivery: Delivery, read: Callable[[str], bytes]) -> tuple[DeliveredFile, ...]:
    """Return the files to go out; ``read`` gives the bytes of a sheet's file ("751-aarhus.pdf")."""
    everywhere = tuple(sheet.stem for sheet in delivery.sheets)
    regions = {k.region for k in kommuner.alle()}
    files = [
        DeliveredFile(name=LANDING, stems=everywhere, make=lambda: landing_page(delivery).encode()),
        DeliveredFile(name=DISPATCH, stems=everywhere, make=lambda: dispatch_list(delivery)),
        DeliveredFile(name=f"{delivery.id}.xlsx", stems=(), make=lambda: workbook(delivery)),
        DeliveredFile(name=f"{delivery.id}.json", stems=(), make=lambda: jsonstat(delivery)),
    ]
    tables = cache(partial(csvw, delivery))
    for name in (f"{delivery.id}.csv", f"{delivery.id}.csv-metadata.json"):
        make = partial(_one_of, tables, name)
        files.append(DeliveredFile(name=name, stems=(), make=make))
    for region in (code for code in REGIONS if code in regions):
        stems = tuple(sheet.stem for sheet in delivery.sheets if sheet.region == region)
        if stems:
            files.append(
                DeliveredFile(
                    name=zip_name(region),
                    stems=stems,
                    make=partial(region_zip, delivery, region, read),
                )
            )
    return tuple(files)


def _one_of(tables: Callable[[], Mapping[str, bytes]], name: str) -> bytes:
    return tables()[name]
