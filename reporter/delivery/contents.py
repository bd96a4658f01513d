"""What a finished batch is, as those need it who pack it up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reporter.rendering.corrected import Corrected
from reporter.table import AreaSeries


@dataclass(frozen=True, kw_only=True)
class DeliveredIndicator:
    """An indicator of the batch with its numbers in every area.

    ``title`` is its heading on the sheets, ``counted`` says in a sentence what is counted, and
    ``source`` and ``remarks`` are what stands beneath its figures; all are plain text.
    """

    id: str
    title: str
    counted: str
    source: str
    remarks: tuple[str, ...]
    series: AreaSeries


@dataclass(frozen=True, kw_only=True)
class DeliveredSheet:
    """The finished sheet of one municipality.

    ``name`` is short ("Aarhus"), ``official`` is "Aarhus Kommune", ``region`` the region's code and
    ``stem`` what its files are called but for the suffix ("751-aarhus"). ``digests`` are the
    SHA-256 of its files by suffix ("pdf", "html", "csv"); ``pages`` is 0 without a PDF.
    """

    code: str
    name: str
    official: str
    region: str
    stem: str
    pages: int
    digests: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """A finished batch: the edition it was made of, all its numbers, all its sheets.

    The sheets' files lie in the folder ``ark`` beside what is made of this. ``date`` is the date of
    publication as it is written in the edition ("2018-11-06"), and ``corrected`` what is told of
    its corrections, if it has any.
    """

    id: str
    title: str
    summary: str
    sender: str
    contact: str
    date: str
    synthetic: bool
    indicators: tuple[DeliveredIndicator, ...]
    sheets: tuple[DeliveredSheet, ...]
    corrected: Corrected | None = None
