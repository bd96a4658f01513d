"""The indicators an edition tells of: those its tables of definitions name."""

from __future__ import annotations

from reporter.editions.model import DefinitionsTable, EditionModel
from reporter.indicators import definitions
from reporter.indicators.definition import Definition

KNOWN = tuple(definition.id for definition in definitions.ALL)
"""The ids an edition may name."""


def of_table(table: DefinitionsTable) -> tuple[Definition, ...]:
    """Return the definitions a table names, in its order; raises KeyError for an unknown id."""
    return tuple(definitions.of(name) for name in table.indicators)


def of_edition(model: EditionModel) -> dict[str, Definition]:
    """Return every definition an edition's tables name, by id, in their order."""
    tables = (table for table in model.tables if isinstance(table, DefinitionsTable))
    return {definition.id: definition for table in tables for definition in of_table(table)}
