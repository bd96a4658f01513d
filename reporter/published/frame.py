"""The published table as a pandas DataFrame and back: the only edge where pandas is met.

Values are ``Decimal`` objects and counts nullable integers, never floats.
"""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

from reporter.errors import Place, TableError
from reporter.published import records
from reporter.published.columns import COLUMNS, WHOLE, About, Record, as_text, require_columns
from reporter.published.table import IndicatorTable

_NAME, _ABOUT = "tabellen", "om"


def to_frame(table: IndicatorTable) -> pd.DataFrame:
    """Return the table's rows in order; a value that is not shown is None, ``status`` says why.

    What is told of the whole table (panels, policy, audit, source) is in ``attrs["om"]``.
    """
    frame = pd.DataFrame(records.to_cells(table), columns=list(COLUMNS), dtype=object)
    for column in WHOLE:
        frame[column] = frame[column].astype("Int64")
    frame.attrs[_ABOUT] = records.about(table).to_plain()
    return frame


def from_frame(frame: pd.DataFrame) -> IndicatorTable:
    """Read a frame of the same columns, in any order of rows; raises TableError.

    Rows are told by their position, counted from 1.
    """
    header = [str(name) for name in frame.columns]
    require_columns(header, _NAME)
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    about = About.from_plain(frame.attrs[_ABOUT]) if _ABOUT in frame.attrs else About()
    return records.to_table((_record(n, row) for n, row in enumerate(rows, 1)), about, _NAME)


def _record(n: int, row: dict[Hashable, object]) -> Record:
    cells = {}
    for name, cell in row.items():
        try:
            cells[str(name)] = as_text(cell)
        except TypeError as error:
            message = f"{name}: værdien er af typen {error}; brug Decimal, int, date eller tekst"
            raise TableError(message, Place(_NAME, n)) from None
    return Record(file=_NAME, line=n, cells=cells)
