"""Published tables on disk: written whole or not at all, read by what their name ends with."""

from __future__ import annotations

from pathlib import Path

from reporter.errors import Place, TableError
from reporter.kommuner import nearest
from reporter.published import csvw
from reporter.published.table import IndicatorTable
from reporter.reading import NotRegularError, TooLargeError, regular_bytes
from reporter.writing import staging

MOST_BYTES = 100_000_000
"""Bytes a file may have; the largest real table has a tenth of that."""

PARQUET = ".parquet"
SUFFIXES = (csvw.SUFFIX, PARQUET)


def write(table: IndicatorTable, folder: Path, name: str) -> tuple[Path, ...]:
    """Write the table as CSV with metadata and as Parquet, and return the files' paths.

    All are put in their places or none. Raises OutputError, and TableError for what no file can
    hold.
    """
    # Deferred, as below: Arrow takes a fifth of a second to import, and most editions need none.
    from reporter.published import parquet

    contents = {
        f"{name}{csvw.SUFFIX}": csvw.write(table),
        f"{name}{csvw.METADATA_SUFFIX}": csvw.metadata(table, f"{name}{csvw.SUFFIX}"),
        f"{name}{PARQUET}": parquet.write(table),
    }
    with staging(folder) as staged:
        for file, content in contents.items():
            staged.write(file, content)
        staged.commit()
    return tuple(folder / file for file in contents)


def read(path: Path) -> IndicatorTable:
    """Read a table written by ``write``, a CSV file with its metadata if they lie beside it.

    Raises TableError.
    """
    content = _bytes(path)
    beside = path.with_name(f"{path.name.removesuffix(csvw.SUFFIX)}{csvw.METADATA_SUFFIX}")
    has_metadata = path.name.endswith(csvw.SUFFIX) and beside.exists()
    return decode(content, str(path), metadata=_bytes(beside) if has_metadata else None)


def decode(content: bytes, file: str, *, metadata: bytes | None = None) -> IndicatorTable:
    """Read a table from a file's bytes, by what its name ends with; raises TableError."""
    if file.endswith(csvw.SUFFIX):
        return csvw.read(content, metadata, file)
    if file.endswith(PARQUET):
        from reporter.published import parquet

        return parquet.read(content, file)
    ending = Path(file).suffix
    hint = f"; mente du {guess}?" if (guess := nearest(ending, SUFFIXES)) else ""
    message = f"en tabel ender på {' eller '.join(SUFFIXES)}, ikke '{ending}'{hint}"
    raise TableError(message, Place(file))


def _bytes(path: Path) -> bytes:
    place = Place(str(path))
    try:
        return regular_bytes(path, most=MOST_BYTES)
    except NotRegularError:
        raise TableError("det er ikke en almindelig fil", place) from None
    except TooLargeError:
        message = f"filen er større end {MOST_BYTES // 1_000_000} MB, som er det meste, den må være"
        raise TableError(message, place) from None
    except FileNotFoundError:
        raise TableError("filen findes ikke", place) from None
    except IsADirectoryError:
        raise TableError("det er en mappe, ikke en fil", place) from None
    except OSError as error:
        raise TableError(f"filen kan ikke læses: {error.strerror}", place) from None
