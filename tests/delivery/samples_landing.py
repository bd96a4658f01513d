"""A batch for the landing page: all 98 sheets, no numbers."""

from __future__ import annotations

from collections.abc import Collection

from reporter.danish.places import official, slug
from reporter.delivery.contents import DeliveredSheet, Delivery
from reporter.kommuner import alle

SUFFIXES = ("csv", "html", "pdf")


def sheet(code: str, suffixes: Collection[str] = SUFFIXES) -> DeliveredSheet:
    kommune = next(kommune for kommune in alle() if kommune.code == code)
    return DeliveredSheet(
        code=code,
        name=kommune.name,
        official=official(code),
        region=kommune.region,
        stem=slug(code),
        pages=2,
        digests=dict.fromkeys(suffixes, "0" * 64),
    )


def delivery(
    *,
    title: str = "Sociale mål i kommunerne",
    summary: str = "Et ark for hver kommune med de sociale mål, der kan fordeles på kommuner.",
    sender: str = "Børne- og Socialministeriet",
    contact: str = "Børne- og Socialministeriet, analyse@example.dk",
    synthetic: bool = True,
    sheets: tuple[DeliveredSheet, ...] | None = None,
) -> Delivery:
    return Delivery(
        id="kommuneark-2018",
        title=title,
        summary=summary,
        sender=sender,
        contact=contact,
        date="2018-11-06",
        synthetic=synthetic,
        indicators=(),
        sheets=tuple(sheet(kommune.code) for kommune in alle()) if sheets is None else sheets,
    )
