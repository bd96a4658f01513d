"""Calls that say what the edition's definitions say, so that text and definitions agree."""

from __future__ import annotations

from decimal import Decimal

from reporter.editions import indicators
from reporter.editions.edition import Edition, unknown
from reporter.editions.text.bound import Bound, Listing, Words, bind
from reporter.errors import EditionError
from reporter.indicators.definition import Definition
from reporter.table import PUBLISHED

ALL, DISTRIBUTED, NOT_DISTRIBUTED = "alle", "fordelte", "ikke-fordelte"
"""Which goals are meant: a goal is distributed when one of its indicators is."""


class Goals:
    """Calls that say what the edition's definitions say."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def vis_maal(self, hvilke: str) -> Listing:
        """List the titles of goals: "alle", "fordelte" or "ikke-fordelte", the last with why."""
        goals = self._goals(hvilke)
        if hvilke != NOT_DISTRIBUTED:
            return Listing(hvilke, tuple(f"{group[0].title}." for group in goals))
        reasons = tuple(f"{group[0].title}: {group[0].not_distributed}" for group in goals)
        return Listing(hvilke, reasons)

    def antal_maal(self, hvilke: str) -> Bound:
        """Print how many goals there are: "alle", "fordelte" or "ikke-fordelte"."""
        return bind(
            Decimal(len(self._goals(hvilke))),
            decimals=0,
            unit="antal",
            key="definitioner",
            area=hvilke,
            period=self._edition.model.date,
            status=PUBLISHED,
        )

    def kommunetype(self, indikator: str, *flere: str) -> Words:
        """Print which municipality indicators are distributed by; it must be one for them all."""
        names = (indikator, *flere)
        kinds = {name: self._definition(name).attribution for name in names}
        for name, kind in kinds.items():
            if kind is None:
                raise EditionError(f"{name} er ikke fordelt på kommuner; omskriv sætningen")
        if len(set(kinds.values())) > 1:
            told = ", ".join(f"{name} efter {kind}" for name, kind in kinds.items())
            raise EditionError(f"indikatorerne er ikke fordelt ens ({told}); del sætningen op")
        return Words(str(kinds[indikator]), ", ".join(names), "definition")

    def _definition(self, name: str) -> Definition:
        found = self._known()
        if name not in found:
            raise unknown("indikatoren", name, found)
        return found[name]

    def _known(self) -> dict[str, Definition]:
        found = indicators.of_edition(self._edition.model)
        if not found:
            raise EditionError("udgaven har ingen tabel af typen definitions at tage målene fra")
        return found

    def _goals(self, which: str) -> list[tuple[Definition, ...]]:
        if which not in (ALL, DISTRIBUTED, NOT_DISTRIBUTED):
            raise unknown("udvalget", which, (ALL, DISTRIBUTED, NOT_DISTRIBUTED))
        groups: dict[int, list[Definition]] = {}
        for definition in self._known().values():
            groups.setdefault(definition.goal, []).append(definition)
        wanted = {ALL: (True, False), DISTRIBUTED: (True,), NOT_DISTRIBUTED: (False,)}[which]
        return [
            tuple(group)
            for group in groups.values()
            if any(definition.attribution is not None for definition in group) in wanted
        ]
