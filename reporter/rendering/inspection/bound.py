"""Holds every number on a page to the profile it must come from, and the profile to the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from reporter.danish import numbers, places
from reporter.danish.numbers import number_tokens
from reporter.editions.display.marks import MARKS
from reporter.editions.edition import Edition
from reporter.editions.profiles.profile import Profile, Standing
from reporter.rendering.inspection.allowed import Allowed, Roles, roles
from reporter.rendering.inspection.faults import Faults, quoted
from reporter.rendering.inspection.markup import Markup
from reporter.rendering.inspection.said import BoundNumber, Said
from reporter.table import COUNTRY, Hidden, Value

OVERVIEW = "overblik"
_WHOSE = ("own", "region", "country")
_WHOLE = ("place", "of", "shared_with")
ROLES_IN_DANISH = {
    "own": "kommunens",
    "region": "regionens",
    "country": "landets",
    "region_difference": "forskellen til regionen",
    "country_difference": "forskellen til landet",
    "first": "det første",
    "last": "det sidste",
    "change": "ændringen",
    "place": "placeringen",
    "of": "antallet, der er placeret",
    "shared_with": "antallet, placeringen deles med",
    "joint": "det fælles",
}
"""Whose a bound number is, by the role that its sentence gives it."""


def check_tokens(where: str, said: Iterable[Said], allowed: Allowed, faults: Faults) -> None:
    """Refuse a number standing loose in a text or figure that the profile does not allow there."""
    for each in said:
        if each.kind == "style":
            continue
        tokens = number_tokens(each.text)
        if tokens:
            drawn = each.kind in ("drawing", "alt")
            group = allowed.drawn if drawn else allowed.words
            known = group.get(each.section, group[""])
            for token in tokens:
                if token not in known:
                    told = f"tallet {token} er ikke kommunens at vise her: {quoted(each.text)}"
                    faults.add(_place(where, each.section), told)


def check_bound(where: str, page: Markup, edition: Edition, faults: Faults) -> None:
    """Hold each bound number to what it says that it is, and look for those that are missing."""
    profile = edition.profile
    assert profile
    seen: set[tuple[str, str, str]] = set()
    told_by = {key: roles(standing) for key, standing in profile.standings.items()}
    for number in page.numbers:
        if number.series in edition.facts:
            continue
        key = _key(number, profile)
        if key is None:
            told = f"tallet {number.text} hører til {number.series}, som ikke hører hjemme her"
            faults.add(_place(where, number.section), told)
            continue
        role = _role(number, profile, profile.standings[key])
        wrong = _wrong(number, role, profile.standings[key], told_by[key])
        if wrong:
            faults.add(_place(where, number.section or key), wrong)
        elif role in _WHOSE:
            seen.add((OVERVIEW if number.series == OVERVIEW else "", key, role))
    if page.rows != len(profile.standings):
        faults.add(where, f"overblikket har {page.rows} rækker, ikke {len(profile.standings)}")
    for n, (key, standing) in enumerate(profile.standings.items()):
        in_section = [cell.text for cell in page.cells if cell.section == key]
        in_overview = [cell.text for cell in page.cells if cell.row == n]
        _complete(_place(where, key), "", key, standing, in_section, seen, faults)
        _complete(f"{where}, overblikket", OVERVIEW, key, standing, in_overview, seen, faults)


def _place(where: str, section: str) -> str:
    return f"{where}, {section}" if section else where


def _key(number: BoundNumber, profile: Profile) -> str | None:
    """Return the indicator a number belongs to; None where it stands with another's."""
    keys = list(profile.standings)
    if number.series == OVERVIEW:
        return keys[number.row] if 0 <= number.row < len(keys) else None
    for key, standing in profile.standings.items():
        if number.series in (key, standing.measure.series.id) and number.section in ("", key):
            return key
    return None


def _role(number: BoundNumber, profile: Profile, standing: Standing) -> str:
    """Return whose number it is; tables say it by name, sentences by role."""
    own = profile.kommune
    names = {own.name: "own", places.official(own.code): "own", standing.region.name: "region"}
    return (names | {COUNTRY: "country"}).get(number.area, number.area)


def _wrong(number: BoundNumber, role: str, standing: Standing, known: Roles) -> str:
    """Say what is wrong with a bound number; nothing where it is right."""
    series = standing.measure.series
    expected: Decimal | None
    if role in _WHOSE and number.period in series.periods:
        value = _values(role, standing)[series.periods.index(number.period)]
        expected = None if isinstance(value, Hidden) else numbers.rounded(value, series.decimals)
    elif role in known:
        expected = known[role]
    else:
        return f"tallet {number.text} hører til {number.area}, som ikke hører hjemme her"
    if expected is None:
        return f"tallet {number.text} ({ROLES_IN_DANISH[role]}) må ikke vises"
    try:
        same = Decimal(number.value) == expected
    except InvalidOperation:
        same = False
    decimals = 0 if role in _WHOLE else series.decimals
    forms = {numbers.number(expected, decimals)}
    if expected == 0 and series.unit == "pct":
        # A share above 0 that rounds to 0 is told as "under 1 pct.".
        forms.add(numbers.number(Decimal(1).scaleb(-decimals), decimals))
    if not same or not set(number_tokens(number.text)) <= forms:
        told = numbers.number(expected, decimals)
        return f"tallet {number.text} ({ROLES_IN_DANISH[role]}) skal være {told}"
    return ""


def _values(role: str, standing: Standing) -> tuple[Value, ...]:
    return {
        "own": standing.own,
        "region": standing.region.values,
        "country": standing.country.values,
    }[role]


def _complete(
    where: str,
    table: str,
    key: str,
    standing: Standing,
    cells: list[str],
    seen: set[tuple[str, str, str]],
    faults: Faults,
) -> None:
    """Look for each of an indicator's latest numbers, or the mark that stands in its place."""
    marks = Counter(cells)
    for role in _WHOSE:
        value = _values(role, standing)[-1]
        if isinstance(value, Hidden):
            mark = MARKS[value.reason]
            if not marks[mark]:
                whose = ROLES_IN_DANISH[role]
                faults.add(where, f"{whose} tal er skjult, men mærket {mark} mangler")
            marks[mark] -= 1
        elif (table, key, role) not in seen:
            told = numbers.number(value, standing.measure.series.decimals)
            faults.add(where, f"{ROLES_IN_DANISH[role]} tal {told} mangler")
    rank = standing.rank
    if rank and not any(number_tokens(text) == [str(rank.place), str(rank.of)] for text in cells):
        faults.add(where, f"placeringen {rank.place} af {rank.of} mangler")
