"""JSON-stat 2.0 (class "dataset"), and the older form that StatBank still sends.

Source: the JSON-stat format, https://json-stat.org/format/.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from itertools import product
from math import prod
from typing import Any

from reporter.errors import Place, TableError
from reporter.published.foreign.grid import MOST_ROWS, Grid, GridRow

VALUE = "værdi"
"""What the column of values is called, which JSON-stat has no name for."""

MISSING = ".."

MOST_DIMENSIONS = 100
_MANY = 10
"""Dimensions a table with the most rows may have; one with more has fewer rows."""

_FAR = 50
"""Powers of ten that no statistic reaches."""

Category = tuple[str, str]
"""The code and the label of one place in a dimension."""


class _BadError(ValueError):
    """What in the file is not JSON-stat."""


def read(content: bytes, file: str) -> Grid:
    """Read a dataset; each value is a row, counted from 1, with a column for each dimension.

    A dimension's column is called by its id; its cells are labels, with codes behind them. A value
    that is not there has its status for a mark, or "..".
    """
    try:
        return _grid(_dataset(json.loads(content, parse_float=Decimal)), file)
    except _BadError as error:
        raise TableError(f"filen er ikke, som JSON-stat skal være: {error}", Place(file)) from None
    except (ValueError, RecursionError):
        raise TableError("filen kan ikke læses som JSON", Place(file)) from None
    except (KeyError, TypeError, AttributeError, IndexError):
        message = "filen er ikke, som JSON-stat skal være: et felt mangler eller er forkert"
        raise TableError(message, Place(file)) from None


def _dataset(content: Any) -> dict[str, Any]:
    if isinstance(content, dict) and isinstance(content.get("dataset"), dict):
        # Before 2.0 the set lay in an envelope, and what orders it lay among its dimensions.
        older: dict[str, Any] = content["dataset"]
        dimensions = older["dimension"]
        return older | {key: dimensions.get(key, {}) for key in ("id", "size", "role")}
    if not isinstance(content, dict) or content.get("class") != "dataset":
        raise _BadError("class skal være dataset")
    return content


def _grid(dataset: Mapping[str, Any], file: str) -> Grid:
    ids, sizes = [str(name) for name in dataset["id"]], list(dataset["size"])
    if not all(type(n) is int for n in sizes):  # as a Decimal, 1e999999999 takes for ever to count
        raise _BadError("size skal være hele tal")
    if len(ids) > MOST_DIMENSIONS:
        raise TableError("tabellen har for mange dimensioner; vælg færre", Place(file))
    if len(ids) != len(sizes) or len(set(ids)) != len(ids) or min(sizes, default=0) < 1:
        raise _BadError("id og size passer ikke sammen")
    cells = prod(sizes)
    if cells > MOST_ROWS or cells * len(ids) > MOST_ROWS * _MANY:
        raise TableError("tabellen har for mange værdier; vælg færre", Place(file))
    axes = [
        _categories(dataset["dimension"][name]["category"], size, name)
        for name, size in zip(ids, sizes, strict=True)
    ]
    values = _by_position(dataset["value"], cells, "value")
    statuses = _by_position(dataset.get("status") or {}, cells, "status")
    rows = []
    for n, place in enumerate(product(*axes)):
        labels = {name: label for name, (_, label) in zip(ids, place, strict=True)}
        codes = {name: code for name, (code, _) in zip(ids, place, strict=True)}
        value = _value(values.get(n), statuses.get(n))
        rows.append(GridRow(line=n + 1, cells=labels | {VALUE: value}, codes=codes))
    role = dataset.get("role") or {}
    area, period = (str(next(iter(role.get(key) or ()), "")) for key in ("geo", "time"))
    return Grid(
        file=file,
        header=(*ids, VALUE),
        header_line=0,
        rows=rows,
        area=area,
        period=period,
        value=VALUE,
    )


def _categories(category: Mapping[str, Any], size: int, name: str) -> list[Category]:
    labels = category.get("label") or {}
    index = category.get("index")
    if index is None:  # allowed where there is only one
        index = list(labels)
    if isinstance(index, dict):
        if sorted(index.values()) != list(range(size)):
            raise _BadError(f"index i {name} går ikke fra 0 til {size - 1}")
        index = sorted(index, key=index.__getitem__)
    if len(index) != size or len(set(index)) != size:
        raise _BadError(f"{name} skal have {size} kategorier")
    return [(str(code), str(labels.get(code, code))) for code in index]


def _by_position(written: Any, cells: int, what: str) -> dict[int, Any]:
    """Return what is written as a list, as an object of positions or as one text for all."""
    if isinstance(written, str):
        return dict.fromkeys(range(cells), written)
    if isinstance(written, list):
        if len(written) != cells:
            raise _BadError(f"{what} har {len(written)} værdier; der skal være {cells}")
        return dict(enumerate(written))
    found = {int(position): each for position, each in written.items()}
    if any(not 0 <= position < cells for position in found):
        raise _BadError(f"{what} har en plads, der ikke findes")
    return found


def _value(value: object, status: object) -> str:
    if value is None:
        return str(status) if status else MISSING
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise _BadError("value skal bestå af tal")
    if isinstance(value, Decimal):
        # Written out, 1e999999999 would fill the memory.
        if not value.is_finite() or max(map(abs, (value.adjusted(), _exponent(value)))) > _FAR:
            raise _BadError("value har et tal med alt for mange cifre")
        return f"{value:f}"
    return str(value)


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)
