"""The files of the data behind an edition's figures and tables, as they are downloaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reporter.danish import places
from reporter.editions.display import standing_tables
from reporter.editions.display.sheets import Sheet, labelled, to_csv
from reporter.editions.manuscript import Manuscript
from reporter.editions.numbering import Numbering
from reporter.rendering.plain import plain


@dataclass(frozen=True, kw_only=True)
class DataFile:
    """The data behind a figure or table as a file: ``figur-1.csv``."""

    name: str
    description: str
    content: bytes


def data_files(
    manuscript: Manuscript, numbering: Numbering, sheets: Mapping[str, Sheet]
) -> tuple[DataFile, ...]:
    """Return the files of the data behind figures and tables, in the order of the text.

    A municipality's sheet has one of all its numbers besides.
    """
    edition = manuscript.edition
    of_all = [_own_file(manuscript, numbering)] if edition.profile else []
    return (
        *of_all,
        *(
            _file(
                numbering.slug(item_id),
                plain(
                    f"{numbering.label(item_id)}. {manuscript.captions[item_id].title}",
                    manuscript.items,
                    numbering,
                ),
                sheet,
                made_up=edition.made_up(item_id),
            )
            for item_id, sheet in sheets.items()
        ),
    )


def _own_file(manuscript: Manuscript, numbering: Numbering) -> DataFile:
    """Return the file of a municipality's sheet: all its numbers."""
    edition = manuscript.edition
    assert edition.profile
    names = {
        key: plain(manuscript.captions[key].short, manuscript.items, numbering)
        for key in edition.profile.standings
    }
    sheet = standing_tables.sheet(edition.profile, names)
    told = f"Alle tal på arket om {places.official(edition.profile.kommune.code)}"
    return _file(edition.stem, told, sheet, made_up=bool(edition.synthetic))


def _file(stem: str, description: str, sheet: Sheet, *, made_up: bool) -> DataFile:
    return DataFile(
        name=f"{stem}.csv",
        description=("Syntetiske data. " if made_up else "") + description,
        content=to_csv(labelled(sheet) if made_up else sheet),
    )
