"""The cells that are printed together, and what a reader knows of how they add up.

A block is one indicator in one year; what binds two blocks together is not counts of persons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from reporter.indicators.definition import Definition, Unit, is_count
from reporter.kommuner import alle
from reporter.published.table import TARGET_GROUP
from reporter.table import Area

AreaKey = tuple[int, str]
"""An area's level (country 0, region 1, municipality or joint unit 2, unknown 3) and code."""

_LEVEL = {"country": 0, "region": 1, "municipality": 2, "joint": 2, "unknown": 3}
_UNIT_LEVEL = _LEVEL["municipality"]
SHARES = (Unit.PERSONS, Unit.COURSES)
"""The units whose numerator and denominator are both told."""


class Kind(IntEnum):
    """Which count of a row a cell is; the rest is never printed but found by subtraction."""

    DENOMINATOR = 0
    NUMERATOR = 1
    REST = 2


@dataclass(frozen=True, order=True, slots=True)
class Cell:
    """One count of a block; a denominator is shared by every row of its area and population.

    The order of cells is the canonical one, so that the order of the input changes nothing.
    """

    area: AreaKey
    kind: Kind
    group: str

    @property
    def level(self) -> int:
        """Return the area's level."""
        return self.area[0]


@dataclass(frozen=True, slots=True)
class Relation:
    """``total`` is the sum of ``parts``; if not ``exact``, a person may be in several parts.

    Then the total is at most the sum, and no part is more than the total.
    """

    total: Cell
    parts: tuple[Cell, ...]
    exact: bool = True


@dataclass(frozen=True)
class Layout:
    """The cells of a block in canonical order, their relations, and the areas by key."""

    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]
    areas: Mapping[AreaKey, Area]


def is_row(relation: Relation) -> bool:
    """Tell whether a relation is that of a row: denominator = numerator + rest."""
    return relation.total.area == relation.parts[0].area and relation.parts[-1].kind is Kind.REST


def leaves(layout: Layout) -> dict[Cell, frozenset[Cell]]:
    """Return what each total over areas is made of, down to areas that are no totals."""
    parts = {r.total: r.parts for r in layout.relations if r.total.area != r.parts[0].area}
    found: dict[Cell, frozenset[Cell]] = {}

    def below(cell: Cell) -> frozenset[Cell]:
        if cell not in parts:
            return frozenset({cell})
        if cell not in found:
            found[cell] = frozenset().union(*(below(part) for part in parts[cell]))
        return found[cell]

    for total in parts:
        below(total)
    return found


def tells_share_only(definition: Definition, at: AreaKey, group: str) -> bool:
    """Tell whether a row is printed without its counts: a total that is no plain sum.

    Where a person may be in several areas, the difference of two totals would be a count of the
    areas that only one of them covers; and the panel follows the years, the regions what is
    approved.
    """
    return not definition.additive and at[0] < _UNIT_LEVEL and not is_count(definition, group)


def key_of(area: Area) -> AreaKey:
    """Return what an area is known by; its name may be spelled otherwise in another table."""
    return _LEVEL[area.kind], area.code


def population(definition: Definition, group: str) -> str:
    """Return whom a group's row is about; raises ValueError for an unknown group.

    The parts are of the target group, and share its denominator. Those left out are in none: they
    are a population of their own, and no sum binds their number to another.
    """
    parts = {part.name for part in definition.parts}
    if group == TARGET_GROUP or group in parts:
        return TARGET_GROUP
    if group and group in (definition.comparison, definition.left_out):
        return group
    raise ValueError(group)


def cells_of(definition: Definition, area: Area, group: str) -> tuple[Cell, ...]:
    """Return the cells of a row: denominator, numerator and rest, or those its unit has."""
    at = key_of(area)
    denominator = Cell(at, Kind.DENOMINATOR, population(definition, group))
    numerator = Cell(at, Kind.NUMERATOR, group)
    if is_count(definition, group):
        return (numerator,)
    if definition.unit in SHARES:
        return denominator, numerator, Cell(at, Kind.REST, group)
    # The sum of scores is no count of persons; weights are told of in no way.
    return (denominator,) if definition.unit is Unit.SCORE else ()


def layout(
    definition: Definition, rows: Iterable[tuple[Area, str]], panel: tuple[str, ...] = ()
) -> Layout:
    """Lay out the cells of the rows that hold data, area and group; ``panel`` is of area codes."""
    areas: dict[AreaKey, Area] = {}
    groups: dict[AreaKey, list[str]] = defaultdict(list)
    cells: set[Cell] = set()
    relations: list[Relation] = []
    for area, group in sorted(rows, key=lambda row: (key_of(row[0]), row[1])):
        areas[key_of(area)] = area
        groups[key_of(area)].append(group)
        of_row = cells_of(definition, area, group)
        cells.update(of_row)
        if len(of_row) > 1:
            relations.append(Relation(of_row[0], of_row[1:]))
    parts = {part.name: part.counted for part in definition.parts}
    for at in areas:
        if parts and {TARGET_GROUP, *parts} <= set(groups[at]):
            of_part = {name: Cell(at, Kind.NUMERATOR, name) for name in parts}
            total = Cell(at, Kind.DENOMINATOR, TARGET_GROUP)
            relations.append(Relation(total, tuple(of_part.values())))
            counted = tuple(cell for name, cell in of_part.items() if parts[name])
            relations.append(Relation(Cell(at, Kind.NUMERATOR, TARGET_GROUP), counted))
    relations += _between_areas(definition, cells, panel)
    return Layout(tuple(sorted(cells)), tuple(relations), areas)


def _between_areas(
    definition: Definition, cells: set[Cell], panel: tuple[str, ...]
) -> Iterable[Relation]:
    columns: dict[tuple[Kind, str], set[AreaKey]] = defaultdict(set)
    for cell in cells:
        columns[cell.kind, cell.group].add(cell.area)
    for (kind, group), present in sorted(columns.items()):
        # Where sums are exact, those of the rests follow from those of the other two.
        if kind is Kind.REST and definition.additive:
            continue
        for total, parts in children(present, panel if definition.panel else None):
            if parts:
                members = tuple(Cell(part, kind, group) for part in parts)
                yield Relation(Cell(total, kind, group), members, definition.additive)


def children(
    present: set[AreaKey], panel: tuple[str, ...] | None
) -> list[tuple[AreaKey, tuple[AreaKey, ...]]]:
    """Return which areas each area is the sum of, of those that are present.

    The country is its regions and what lies in none of them; with a panel it is the panel's areas
    alone. A joint unit lies where its members do, and stands for them unless they are all there.
    """
    region_of = {kommune.code: kommune.region for kommune in alle()}
    units = sorted(area for area in present if area[0] == 2)
    joints = {area: tuple((2, code) for code in area[1].split("+")) for area in units}
    split = {area: m for area, m in joints.items() if len(m) > 1 and set(m) <= present}
    inner = {member for members in split.values() for member in members}
    outer = [area for area in units if area not in inner]
    found: list[tuple[AreaKey, tuple[AreaKey, ...]]] = sorted(split.items())
    regions: dict[AreaKey, list[AreaKey]] = {area: [] for area in sorted(present) if area[0] == 1}
    loose: list[AreaKey] = []
    for area in outer:
        home = (1, region_of.get(area[1].partition("+")[0], ""))
        regions.get(home, loose).append(area)
    found += [(area, tuple(members)) for area, members in regions.items()]
    if (0, "") in present:
        if panel is not None:
            members = tuple(area for area in units if area[1] in panel)
        else:
            unknown = [area for area in sorted(present) if area[0] == 3]
            members = (*(r for r in regions), *loose, *unknown)
        found.append(((0, ""), members))
    return found
