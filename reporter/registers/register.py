"""Checks and types one register: what stops the reading, and which rows are set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import ibis
from ibis.backends import BaseBackend

from reporter.danish.numbers import number, share
from reporter.errors import Place, RegisterError, RegisterErrors, UserError
from reporter.registers import keys
from reporter.registers.casting import WANTED, fits, stored_as
from reporter.registers.checks import Tally, kept, tally
from reporter.registers.engine import fetch
from reporter.registers.found import Finding
from reporter.registers.layout import CSV, RegisterFile
from reporter.registers.places import seek
from reporter.registers.rules import Breach, compiled
from reporter.registers.schema import Schema
from reporter.registers.source import alike, check_columns, table
from reporter.registers.unreadable import told
from reporter.registers.wording import problem

if TYPE_CHECKING:
    import ibis.expr.types as ir

MOST_FAULTY_PERCENT = 1
"""Rows of a register, in percent, that may be set aside.

Extracts are never clean, and a few rows move no share that is published. One row in a hundred is
the step of the whole percentages: more than that could be seen in them, and mostly means that a
column was cut or coded otherwise, not that single rows are bad.
"""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One register, typed; ``rows`` were read of it, those of ``findings`` set aside."""

    table: ir.Table
    rows: int
    findings: tuple[Finding, ...]


def read_register(
    backend: BaseBackend,
    files: Sequence[RegisterFile],
    schema: Schema,
    *,
    years: range,
    vintage: date,
) -> Reading:
    """Check a register against its contract; raises RegisterError or RegisterErrors."""
    check_columns(files, schema)
    with told(files):
        stored = [(group, table(backend, group, schema)) for group in alike(files)]
        _check_types(stored, schema)
        contracts = [compiled(t, schema, years=years, vintage=vintage) for _, t in stored]
        counts = tally(contracts)
        if not counts.rows and not any(_has_rows(group, t) for group, t in stored):
            message = "udtrækket har ingen rækker; få det leveret igen"
            raise RegisterError(message, Place(_name(files, schema)))
        findings: tuple[Finding, ...] = ()
        if counts.broken:
            sought = seek(backend, files, schema, counts.broken, years=years, vintage=vintage)
            findings = tuple(
                Finding(
                    register=schema.name,
                    column=name[0],
                    rule=name[1].value,
                    rows=rows,
                    place=sought[name][0],
                    problem=problem(
                        schema.columns[name[0]],
                        name[1],
                        value=sought[name][1],
                        other=_other(name[2], schema),
                        vintage=vintage,
                    ),
                )
                for name, rows in counts.broken.items()
            )
            _stop_on_many(findings, counts, files, schema)
        parts = [kept(contract, counts.broken) for contract in contracts]
        rows = ibis.union(*parts, distinct=False) if len(parts) > 1 else parts[0]
        if schema.year:
            rows = rows.filter(rows[schema.year].between(years.start, years.stop - 1))
        total = counts.rows - counts.faulty
        if schema.key and (extra := keys.repeated(rows, schema, years, total)):
            raise keys.fault(backend, files, schema, extra, broken=counts.broken, vintage=vintage)
    return Reading(table=rows, rows=counts.rows, findings=findings)


def _check_types(stored: Sequence[tuple[Sequence[RegisterFile], ir.Table]], schema: Schema) -> None:
    errors: list[UserError] = []
    for files, rows in stored:
        for name, column in schema.columns.items():
            dtype = rows[name].type()
            if not fits(column, dtype):
                wanted = WANTED[column.kind]
                message = f"{name}: kolonnen er gemt som {stored_as(dtype)}; gem den som {wanted}"
                errors.append(RegisterError(message, Place(files[0].name)))
    if errors:
        raise RegisterErrors(errors)


def _has_rows(files: Sequence[RegisterFile], stored: ir.Table) -> bool:
    if files[0].layout.kind != CSV:
        return any(sum(file.groups) for file in files)
    some = stored.limit(1)
    return bool(fetch(some.aggregate(rows=some.count()))[0]["rows"])


def _stop_on_many(
    findings: Sequence[Finding], counts: Tally, files: Sequence[RegisterFile], schema: Schema
) -> None:
    """Raise RegisterErrors for rows after the vintage, and for more faulty rows than may be."""
    newer = [finding for finding in findings if finding.rule == Breach.TOO_NEW]
    too_many = counts.faulty * 100 > counts.rows * MOST_FAULTY_PERCENT
    told = findings if too_many else newer
    if not told:
        return
    errors = [RegisterError(finding.told(), finding.place) for finding in told]
    where = Place(_name(files, schema))
    if newer:
        message = "data er nyere end årgangen; angiv en senere årgang, eller få data afgrænset"
        errors.append(RegisterError(message, where))
    if too_many:
        percent = number(share(Decimal(counts.faulty), Decimal(counts.rows)), 1)
        message = (
            f"{percent} pct. af rækkerne bryder reglerne, og højst {MOST_FAULTY_PERCENT} pct. kan "
            "sættes til side; ret udtrækket, eller få det leveret igen"
        )
        errors.append(RegisterError(message, where))
    raise RegisterErrors(errors)


def _name(files: Sequence[RegisterFile], schema: Schema) -> str:
    return files[0].name if len(files) == 1 else schema.name


def _other(name: str, schema: Schema) -> str:
    """Say what a date must not stand after: another date, or the first day of a year."""
    is_year = name and name == schema.year
    return f"1. januar i {name}" if is_year else name
