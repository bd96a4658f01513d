"""The engines the registers are counted in: DuckDB in this program, or a Spark that is there.

The same ibis expressions run on both. Only integers are summed in an engine, so that the order in
which it takes the rows changes no byte.
"""

from __future__ import annotations

import contextlib
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import ibis
from ibis.backends import BaseBackend

from reporter.errors import OutputError, UsageError, UserError
from reporter.kommuner import nearest
from reporter.registers import spark

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

EMBEDDED, LOCAL, CLUSTER = "duckdb", "local", "spark://"
MEMORY = "3GB"
"""What the embedded engine may take; what does not fit goes to the spill folder."""

KNOWN_WARNINGS = (
    (r".*fetch_arrow_table\(\) is deprecated.*", DeprecationWarning),
    (r".*fetch_record_batch\(\) is deprecated.*", DeprecationWarning),
    (r"PySpark does not yet fully support pandas.*", FutureWarning),
)
"""What ibis 12 makes DuckDB 2.0 say, and PySpark 4.3 of pandas 3; nothing a user can act on."""

_MEMORY = re.compile(r"\d+(\.\d+)?\s*[KMGT]i?B", re.IGNORECASE)


def connect(engine: str, *, memory: str = MEMORY, spill: Path | None = None) -> BaseBackend:
    """Open an engine: ``duckdb``, ``local`` (Spark on this machine) or ``spark://host:port``.

    ``spill`` is the folder for what does not fit in ``memory``; without it the embedded engine
    must manage in memory. Raises UsageError and MissingLibraryError.
    """
    if not _MEMORY.fullmatch(memory):
        raise UsageError(f"hukommelsen '{memory}' kan ikke læses; skriv fx 3GB")
    if engine == EMBEDDED:
        return _embedded(memory, spill)
    if engine == LOCAL or (engine.startswith(CLUSTER) and len(engine) > len(CLUSTER)):
        with quiet():
            return spark.start("local[*]" if engine == LOCAL else engine, memory, spill)
    guess = nearest(engine, (EMBEDDED, LOCAL))
    hint = f"mente du {guess}?" if guess else "vælg duckdb, local eller spark://vært:port"
    raise UsageError(f"motoren '{engine}' findes ikke; {hint}")


def is_embedded(backend: BaseBackend) -> bool:
    """Tell whether the engine is DuckDB, which knows rows' places in their files."""
    return bool(backend.name == EMBEDDED)


def arrow(expr: ir.Table) -> pa.Table:
    """Compute an expression; raises UserError in Danish when disk or memory runs out."""
    backend = expr.get_backend()
    with failures(backend):
        if is_embedded(backend):
            return backend.to_pyarrow(expr)
        # ibis goes through pandas here, which changes the types of missing values.
        backend._run_pre_execute_hooks(expr)
        return backend.raw_sql(backend.compile(expr)).toArrow()


def fetch(expr: ir.Table) -> list[dict[str, Any]]:
    """Compute an expression to rows as dicts, in the order the expression gives them."""
    rows: list[dict[str, Any]] = arrow(expr).to_pylist()
    return rows


@contextlib.contextmanager
def failures(backend: BaseBackend) -> Iterator[None]:
    """Tell of a full disk and of too little memory in Danish; silence the known warnings."""
    try:
        with quiet():
            yield
    except duckdb.OutOfMemoryException as error:
        raise _exhausted(backend, str(error)) from None
    except duckdb.IOException as error:
        if "No space left" not in str(error):
            raise
        raise _full(backend) from None


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Silence exactly the warnings that are known and that nobody can act on."""
    with warnings.catch_warnings():
        for message, category in KNOWN_WARNINGS:
            warnings.filterwarnings("ignore", message, category)
        yield


def _full(backend: BaseBackend) -> OutputError:
    return OutputError(
        f"{_spill_folder(backend)}: disken er fuld, og beregningen kan ikke lægge mellemresultater "
        "fra sig; ryd op, eller sæt TMPDIR til en mappe på en større disk"
    )


def _exhausted(backend: BaseBackend, message: str) -> UserError:
    # DuckDB tells of a full spill folder as of too little memory, too.
    if "No space left" in message or "max_temp_directory_size" in message:
        return _full(backend)
    return OutputError(
        "hukommelsen slap op under beregningen; luk andre programmer, eller regn færre mål ud "
        "ad gangen (--goals)"
    )


def _spill_folder(backend: BaseBackend) -> str:
    row = backend.con.execute("SELECT current_setting('temp_directory')").fetchone()
    return str(row[0]) if row and row[0] else "mellemresultater"


def _embedded(memory: str, spill: Path | None) -> BaseBackend:
    backend = ibis.duckdb.connect(
        memory_limit=memory,
        temp_directory=str(spill or ""),
        preserve_insertion_order=False,
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
    )
    # Where it takes Python for interactive, DuckDB would write on the command's own output.
    backend.con.execute("SET enable_progress_bar = false")
    if spill is not None:
        try:
            spill.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"{spill}: mappen kan ikke oprettes: {error.strerror}"
            raise OutputError(message) from None
    return backend
