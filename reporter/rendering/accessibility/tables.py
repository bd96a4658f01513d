"""Which header cells belong to which cell, so that a table can be heard cell by cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reporter.rendering.accessibility.roles import Tag

_SCOPES = {"col": "/Column", "colgroup": "/Column", "row": "/Row", "rowgroup": "/Row"}


def link_headers(document: Tag) -> None:
    """Give every header cell a scope and an identifier, and every cell its headers by identifier.

    Scopes mean what they mean in HTML: ``rowgroup`` heads the rows below it in the same ``tbody``,
    until the next one in the same column. Source: ISO 14289-1, 7.5; ISO 32000-1, table 349.
    """
    tables = (tag for tag in document.descendants() if tag.role == "Table")
    for number, table in enumerate(tables, start=1):
        _Headers(f"t{number}").link(table)


class _Headers:
    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.count = 0
        self.columns: defaultdict[int, list[str]] = defaultdict(list)

    def link(self, table: Tag) -> None:
        for section in _tags(table):
            if section.role != "Caption":
                self._link_section(section)

    def _link_section(self, section: Tag) -> None:
        groups: dict[int, str] = {}
        rows: defaultdict[int, list[str]] = defaultdict(list)
        default = "col" if section.role == "THead" else "row"
        for y, cells in enumerate(_placed(section)):
            scopes = {cell: _scope(cell, default) for _, cell in cells if cell.role == "TH"}
            for x, cell in cells:
                if scope := scopes.get(cell):
                    self._identify(cell, scope)
                if scope == "rowgroup":
                    groups[x] = cell.identifier
                elif scope == "row":
                    for below in range(_span(cell, "rowspan")):
                        rows[y + below].append(cell.identifier)
            for x, cell in cells:
                scope = scopes.get(cell)
                self._refer(cell, scope, x, [*groups.values(), *([] if scope else rows[y])])
            for x, cell in cells:
                if scopes.get(cell) in ("col", "colgroup"):
                    for column in range(x, x + _span(cell, "colspan")):
                        self.columns[column].append(cell.identifier)

    def _identify(self, cell: Tag, scope: str) -> None:
        self.count += 1
        cell.identifier = f"{self.prefix}h{self.count}"
        cell.attributes["Scope"] = _SCOPES[scope]

    def _refer(self, cell: Tag, scope: str | None, x: int, left: list[str]) -> None:
        for name, attribute in (("ColSpan", "colspan"), ("RowSpan", "rowspan")):
            if (span := _span(cell, attribute)) != 1:
                cell.attributes[name] = span
        if scope == "rowgroup":
            return
        above = (
            key for column in range(x, x + _span(cell, "colspan")) for key in self.columns[column]
        )
        headers = [*dict.fromkeys(above), *([] if scope in ("col", "colgroup") else left)]
        if headers:
            cell.attributes["Headers"] = headers


def _placed(section: Tag) -> Iterator[list[tuple[int, Tag]]]:
    """Yield the cells of each row with the column they begin in, counted from 0."""
    taken: defaultdict[int, int] = defaultdict(int)
    for row in _tags(section):
        x = 0
        cells = []
        for cell in _tags(row):
            while taken[x]:
                x += 1
            cells.append((x, cell))
            for column in range(x, x + _span(cell, "colspan")):
                taken[column] = _span(cell, "rowspan")
            x += _span(cell, "colspan")
        yield cells
        for column in taken:
            taken[column] = max(0, taken[column] - 1)


def _tags(tag: Tag) -> Iterator[Tag]:
    return (kid for kid in tag.kids if isinstance(kid, Tag))


def _scope(cell: Tag, default: str) -> str:
    scope = cell.node.own("scope") if cell.node else None
    return scope if scope in _SCOPES else default


def _span(cell: Tag, attribute: str) -> int:
    """Return the span as laid out, which never reaches beyond the table or the row group."""
    return int(getattr(cell.node.box, attribute)) if cell.node else 1
