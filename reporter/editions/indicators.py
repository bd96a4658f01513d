"""The indicators an edition tells of, by definition: in tables of them, status tables and boxes."""

from __future__ import annotations

from collections.abc import Iterator

from reporter.editions.model import DefinitionsTable, EditionModel, StatusTable
from reporter.indicators import definitions
from reporter.indicators.definition import Definition

KNOWN = tuple(definition.id for definition in definitions.ALL)
"""The ids an edition may name."""


def of_table(table: DefinitionsTable) -> tuple[Definition, ...]:
    """Return the definitions a table names, in its order; raises KeyError for an unknown id."""
    return tuple(definitions.of(name) for name in table.indicators)


def of_edition(model: EditionModel) -> dict[str, Definition]:
    """Return every definition an edition's tables and boxes name, by id, in their order."""
    return {name: definitions.of(name) for name in _named(model)}


def _named(model: EditionModel) -> Iterator[str]:
    for table in model.tables:
        if isinstance(table, DefinitionsTable):
            yield from table.indicators
        elif isinstance(table, StatusTable):
            yield from (row.indicator for row in table.rows)
    yield from (box.definition for box in model.boxes if box.definition)
