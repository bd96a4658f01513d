"""From register extracts to a released table: the one place that puts the stages together.

Load and check, compute, control disclosure, write. Nothing that is computed is written, told or
kept but through disclosure control.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from reporter.disclosure.audit import audit as attack
from reporter.disclosure.policy import Policy
from reporter.disclosure.policy import load as load_policy
from reporter.disclosure.release import Release, release
from reporter.errors import RegisterError, UsageError
from reporter.indicators import definitions
from reporter.indicators.compute import compute as count
from reporter.indicators.definition import Definition
from reporter.published import files
from reporter.published.table import IndicatorTable
from reporter.registers import engine as engines
from reporter.registers.read import Registers, open_registers, years_present

NAME = "maal"
"""What released tables are called: ``maal-2019-12-01.csv``."""

Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What a run did, for the person who ran it; it holds no count of persons.

    ``panels`` are title, units and municipalities; ``cells`` are descriptions with their number.
    """

    synthetic: bool
    rows: Mapping[str, int]
    findings: tuple[str, ...]
    panels: tuple[tuple[str, int, int], ...]
    cells: tuple[tuple[str, int], ...]
    audit: str
    seconds: float
    peak_bytes: int
    files: tuple[Path, ...]


def compute(
    folder: Path,
    *,
    vintage: date,
    output: Path,
    engine: str,
    goals: Collection[int] | None,
    years: range | None,
    policy_file: Path | None,
    earlier: Sequence[Path],
    tell: Tell,
) -> Summary:
    """Compute the goals of a folder of registers and write the table that may be released.

    ``goals`` None means all ten, and a missing register stops the run; named goals need only
    their own registers. ``years`` None means the years of the population register. Tables in
    ``output`` were released before, and so were those of ``earlier``. Raises UserError.
    """
    began = perf_counter()
    policy = load_policy(policy_file) if policy_file else Policy()
    name = f"{NAME}-{vintage}" + "".join(f"-{goal}" for goal in sorted(goals or ()))
    released = _released_before(output, earlier)
    chosen = tuple(d for d in definitions.ALL if goals is None or d.goal in goals)
    # Persons may be spilled to disk here, so it is nobody else's and goes in any case.
    with tempfile.TemporaryDirectory(prefix="reporter-") as spill:
        backend = engines.connect(engine, spill=Path(spill))
        try:
            registers, raw = _counted(
                folder, backend, chosen, vintage=vintage, years=years, goals=goals, tell=tell
            )
        finally:
            engines.disconnect(backend)
    _keep_made_up_apart(raw.synthetic, released)
    tell("skjuler små tal og angriber tabellen")
    result = release(raw, policy, earlier=released.values(), definitions=chosen, progress=tell)
    tell(f"skriver {name}")
    written = files.write(result.table, output, name)
    return Summary(
        synthetic=result.table.synthetic,
        rows=registers.rows,
        findings=tuple(str(finding) for finding in registers.findings),
        panels=_panels(chosen, result.table),
        cells=_cells(result),
        audit=result.table.audit,
        seconds=perf_counter() - began,
        peak_bytes=_peak(),
        files=written,
    )


def audit(path: Path, *, earlier: Sequence[Path] = ()) -> str:
    """Attack a finished table and return the verdict; raises DisclosureError where it tells."""
    table = files.read(path)
    policy = Policy.from_text(table.policy) if table.policy else Policy()
    verdict = attack(
        table,
        policy,
        earlier=[files.read(other) for other in earlier],
        definitions=definitions.ALL,
    )
    verdict.require_safe(str(path))
    return str(verdict)
