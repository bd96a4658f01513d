"""CSV as others write it: comma, semicolon or tab; and StatBank's, whose last column is a value."""

from __future__ import annotations

import csv
import io

from reporter.errors import Place, TableError
from reporter.published.foreign.grid import MOST_ROWS, Grid, GridRow, check_header

_DELIMITERS = (";", ",", "\t")


def read(content: bytes, file: str) -> Grid:
    """Read a CSV file; the sign that parts its first line most often parts them all."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "filen er ikke UTF-8 (måske Latin-1); gem den som »CSV UTF-8«"
        raise TableError(message, Place(file, line)) from None
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: tuple[str, ...] = ()
    rows: list[GridRow] = []
    line = 1  # where a row begins: a cell in quotes may run over several
    try:
        for written in lines:
            cells = [cell.strip() for cell in written]
            if not header:
                header = check_header(cells, file, line)
            elif any(cells):
                if len(cells) != len(header):
                    message = f"linjen har {len(cells)} felter, men overskriften har {len(header)}"
                    raise TableError(message, Place(file, line))
                rows.append(GridRow(line=line, cells=dict(zip(header, cells, strict=True))))
            if len(rows) > MOST_ROWS:
                raise TableError("filen har for mange rækker; vælg færre", Place(file, line))
            line = lines.line_num + 1
    except csv.Error:
        message = "linjen kan ikke læses som CSV; se efter et anførselstegn, der ikke er lukket"
        raise TableError(message, Place(file, line)) from None
    if not rows:
        message = "filen har ingen rækker under overskriften" if header else "filen er tom"
        raise TableError(message, Place(file))
    return Grid(file=file, header=header, header_line=1, rows=rows)


def statbank(content: bytes, file: str) -> Grid:
    """Read a CSV file from StatBank: a column for each variable, the value in the last one."""
    grid = read(content, file)
    if len(grid.header) < 2:
        message = "filen har kun én kolonne; hent den som CSV med semikolon"
        raise TableError(message, Place(file, 1))
    names = {name.casefold(): name for name in grid.header[:-1]}
    return Grid(
        file=file,
        header=grid.header,
        header_line=1,
        rows=grid.rows,
        area=names.get("område", ""),
        period=names.get("tid", ""),
        value=grid.header[-1],
        empty_hint="skriv .. hvis der ingen data er",
    )
