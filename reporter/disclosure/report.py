"""How a table was protected, in numbers; what a user is told when it cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from reporter.disclosure.audit import Verdict
from reporter.disclosure.told import Block, Fault, Finding
from reporter.errors import MOST_SHOWN, DisclosureError
from reporter.published.table import IndicatorTable
from reporter.table import Area


@dataclass(frozen=True, kw_only=True)
class Report:
    """How a table was protected, in numbers of rows.

    ``primary`` rows cover few persons themselves, ``secondary`` ones protect others; the table
    does not tell which is which. ``earlier_hidden`` and ``earlier_told`` are counts settled by
    earlier vintages. ``not_minimal`` are the blocks, id and year, that may hide more than they
    need. ``solved`` are linear programs.
    """

    rows: int = 0
    primary: int = 0
    secondary: int = 0
    not_approved: int = 0
    no_data: int = 0
    earlier_hidden: int = 0
    earlier_told: int = 0
    not_minimal: tuple[Block, ...] = ()
    solved: int = 0

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return what a user is told: words and number."""
        hidden = self.primary + self.secondary + self.not_approved + self.no_data
        return (
            ("i alt", self.rows),
            ("vises", self.rows - hidden),
            ("skjult, få personer", self.primary),
            ("skjult for at skærme andre", self.secondary),
            ("ikke godkendt", self.not_approved),
            ("ingen data", self.no_data),
            ("bundet af tidligere udgaver", self.earlier_hidden + self.earlier_told),
            ("ikke bevist mindst muligt", len(self.not_minimal)),
        )

    def plus(self, other: Report) -> Report:
        """Return both reports as one."""
        names = [field.name for field in fields(self)]
        return Report(**{name: getattr(self, name) + getattr(other, name) for name in names})


def contradiction(block: Block, area: Area) -> DisclosureError:
    """Return the error for counts that do not add up before anything is hidden."""
    return DisclosureError(
        f"{block[0]}, {block[1]}, {area.name}: tallene går ikke op med de grupper og områder, "
        "de er summen af; beregn dem igen fra ét og samme udtræk"
    )


def unprotectable(block: Block, names: Sequence[str]) -> DisclosureError:
    """Return the error for small counts that are known from what is published.

    ``names`` are the areas' where the table alone says so. Where earlier tables do, there are
    none: whoever may choose the tables could else ask which numbers are true.
    """
    shown = "".join(f", {name}" for name in names[:MOST_SHOWN])
    if len(names) > MOST_SHOWN:
        shown += f" og {len(names) - MOST_SHOWN} til"
    return DisclosureError(
        f"{block[0]}, {block[1]}{shown}: et tal dækker få personer og skal skjules, men kan "
        "regnes ud af tal, der allerede er offentliggjort; vælg andre år med --years, eller udelad "
        "målet med --goals, og lad den tidligere udgaves tal stå"
    )


def merged(block: Block, area: Area) -> DisclosureError:
    """Return the error for units that earlier tables tell together and this apart, or reversed."""
    return DisclosureError(
        f"{block[0]}, {block[1]}, {area.name}: kommunerne er fælles i den ene udgave og hver for "
        "sig i den anden, og forskellen kan regnes ud; brug de samme enheder som i den tidligere "
        "udgave, eller vælg andre år med --years"
    )


def talkative(table: IndicatorTable, findings: Sequence[Finding]) -> DisclosureError:
    """Return the error for an earlier table that tells too much by itself."""
    name = f"den tidligere udgave {table.vintage}" if table.vintage else "en tidligere udgave"
    shown = Verdict(tuple(findings), 0, 0).told()
    return DisclosureError(
        f"{name} røber selv for meget, så denne kan ikke beskyttes ved siden af den; ret eller "
        f"udelad den:\n{shown}"
    )


def refusal(verdict: Verdict) -> DisclosureError:
    """Return the error for a table that the audit does not let out.

    What only shows beside earlier tables is told by indicator and year; see ``unprotectable``.
    """
    findings = [
        replace(finding, area=None, group="") if finding.fault is Fault.ACROSS else finding
        for finding in verdict.findings
    ]
    shown = replace(verdict, findings=tuple(dict.fromkeys(findings))).told()
    return DisclosureError(
        "tabellen kan ikke frigives; udelad de nævnte år med --years eller målene med --goals:\n"
        + shown
    )
