"""The policy a table is protected by: explicit, written into the table, and never off."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

import yaml

from reporter.errors import DisclosureError, Place
from reporter.reading import NotRegularError, TooLargeError, regular_bytes

_LEAST_THRESHOLD, _MOST_THRESHOLD = 2, 100
_MOST_WIDTH = 1000
_MOST_DECIMALS = 3
_ZEROS = ("shown", "hidden")
_MOST_DIGITS = 5
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What is too few to show, and how uncertain a hidden count must stay.

    A count of persons is small when it is at least 1 and at most ``threshold``; with ``zeros``
    "hidden" 0 is small too. ``complement`` protects denominator − numerator like the numerator.
    ``decimals`` is that of shares in percent. ``width`` is how far apart the bounds on a hidden
    small count must be: at least ``threshold``, for else the bounds could lie inside 1-threshold.
    Raises DisclosureError where a value would leave the table unprotected.

    Source: fact sheet 2018 ("3 personer eller derunder"); the choices are told in
    docs/fortrolighed.md.
    """

    threshold: int = 3
    zeros: Literal["shown", "hidden"] = "shown"
    complement: bool = True
    decimals: int = 0
    width: int = 4

    def __post_init__(self) -> None:
        if not _LEAST_THRESHOLD <= self.threshold <= _MOST_THRESHOLD:
            raise DisclosureError(
                f"threshold skal være mellem {_LEAST_THRESHOLD} og {_MOST_THRESHOLD}; "
                "fortroligheden kan ikke slås fra"
            )
        if self.zeros not in _ZEROS:
            raise DisclosureError("zeros skal være shown eller hidden")
        if not self.threshold <= self.width <= _MOST_WIDTH:
            raise DisclosureError(
                f"width skal være mindst lige så stor som threshold og højst {_MOST_WIDTH}; "
                "ellers kan et skjult tal regnes ud for snævert"
            )
        if not 0 <= self.decimals <= _MOST_DECIMALS:
            raise DisclosureError(f"decimals skal være mellem 0 og {_MOST_DECIMALS}")

    def small(self, count: int) -> bool:
        """Tell whether a count of persons is too small to be shown."""
        return (0 if self.zeros == "hidden" else 1) <= count <= self.threshold

    def safe(self, low: float, high: float, *, exact: bool = True) -> bool:
        """Tell whether an attacker may know that a count lies from ``low`` to ``high``.

        The bounds are whole numbers; ``high`` may be infinite. ``exact`` false means that the
        count must stay uncertain even where it is large, as a count of courses that may all be
        one person's; a known 0 is about nobody.
        """
        if self.zeros == "shown" and low == high == 0:
            return True
        if exact and low > self.threshold:
            return True
        return high > self.threshold and high - low >= self.width

    def as_text(self) -> dict[str, str]:
        """Return the policy as it is written into a table: field and value."""
        return {name: str(getattr(self, name)).lower() for name in _FIELDS}

    @classmethod
    def from_text(cls, text: Mapping[str, str]) -> Policy:
        """Read a policy from fields and values as text; raises DisclosureError."""
        given: dict[str, Any] = {}
        for name, value in text.items():
            if name not in _FIELDS:
                known = ", ".join(_FIELDS)
                raise DisclosureError(f"feltet {name} findes ikke; felterne er {known}")
            if name == "zeros":
                given[name] = value
            elif name == "complement":
                if value not in _TRUTH:
                    raise DisclosureError("complement skal være true eller false")
                given[name] = _TRUTH[value]
            else:
                if not (value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS):
                    raise DisclosureError(f"{name} skal være et helt tal")
                given[name] = int(value)
        return cls(**given)


_FIELDS = tuple(field.name for field in fields(Policy))
_TOLERANCE = 1e-6


def whole(low: float, high: float) -> tuple[float, float]:
    """Tighten bounds on a whole number: up to the next, down to the last."""
    least = math.ceil(low - _TOLERANCE)
    return least, high if math.isinf(high) else math.floor(high + _TOLERANCE)


_MOST_BYTES = 100_000
"""Bytes a policy may have; a full one has less than a hundred."""

# Threshold and width bind each other: a line is judged with the mildest other, both at the end.
_OTHERS = {
    "threshold": {"width": str(_MOST_WIDTH)},
    "width": {"threshold": str(_LEAST_THRESHOLD)},
}


def load(path: Path) -> Policy:
    """Read a policy from a YAML file of plain fields; raises DisclosureError with its place.

    The scalars are read as they are written: PyYAML's own conversions take ``010`` for 8.
    """
    place = Place(path.name)
    try:
        written = regular_bytes(path, most=_MOST_BYTES).decode("utf-8")
        root = yaml.compose(written, Loader=yaml.SafeLoader)
    except NotRegularError:
        raise DisclosureError("politikken skal være en almindelig fil", place) from None
    except TooLargeError:
        message = f"filen er større end {_MOST_BYTES // 1000} kB og er ingen politik; ret stien"
        raise DisclosureError(message, place) from None
    except OSError:
        raise DisclosureError("filen kan ikke læses; ret stien til politikken", place) from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        message = "filen kan ikke læses som YAML; skriv et felt på hver linje, fx threshold: 3"
        raise DisclosureError(message, place) from None
    if not isinstance(root, yaml.MappingNode):
        message = "politikken skal være felter med værdier, fx threshold: 3"
        raise DisclosureError(message, place)
    text: dict[str, str] = {}
    line = 0
    for key, value in root.value:
        line = key.start_mark.line + 1
        at = Place(path.name, line)
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            raise DisclosureError("et felt skal have én værdi, fx threshold: 3", at)
        if key.value in text:
            raise DisclosureError(f"feltet {key.value} står to gange; slet det ene", at)
        text[key.value] = value.value
        try:
            Policy.from_text({**_OTHERS.get(key.value, {}), key.value: value.value})
        except DisclosureError as error:
            raise DisclosureError(error.message, at) from None
    try:
        return Policy.from_text(text)
    except DisclosureError as error:
        raise DisclosureError(error.message, place) from None
