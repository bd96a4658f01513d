"""From register extracts to a released table: the one place that puts the stages together.

Load and check, compute, control disclosure, write. Nothing that is computed is written, told or
kept but through disclosure control.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter

from reporter.disclosure.audit import audit as attack
from reporter.disclosure.policy import Policy
from reporter.disclosure.policy import load as load_policy
from reporter.disclosure.release import release
from reporter.disclosure.report import Report
from reporter.errors import OutputError, RegisterError, UsageError
from reporter.indicators import definitions
from reporter.indicators.compute import compute as count
from reporter.indicators.definition import Definition
from reporter.published import files
from reporter.published.table import IndicatorTable
from reporter.registers import engine as engines
from reporter.registers.files import find
from reporter.registers.found import Registers
from reporter.registers.hashing import hashing
from reporter.registers.period import years_present
from reporter.registers.read import open_registers
from reporter.registers.rules import OLDEST
from reporter.registers.unreadable import told
from reporter.table import Hidden, Reason
from reporter.temporary import temporary_folder

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

NAME = "maal"
"""What released tables are called: ``maal-2019-12-01.csv``."""

Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What a run did, for the person who ran it; it holds no count of persons.

    ``panels`` are a title, units and municipalities; ``times`` are seconds by stage, and
    ``peak_bytes`` is None where the system does not tell.
    """

    registers: Registers
    panels: tuple[tuple[str, int, int], ...]
    report: Report
    audit: str
    times: Mapping[str, float]
    peak_bytes: int | None
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
    policy = load_policy(policy_file) if policy_file else Policy()
    if years:
        _require_possible(years, vintage)
    name = f"{NAME}-{vintage}" + "".join(f"-{goal}" for goal in sorted(goals or ()))
    released = _released_before(output, earlier)
    chosen = tuple(d for d in definitions.ALL if goals is None or d.goal in goals)
    wanted = {register for definition in chosen for register in definition.registers}
    times: dict[str, float] = {}
    found = find(folder, wanted)
    _require(wanted - found.files.keys(), chosen)
    with temporary_folder() as spill, hashing(found) as digests:
        backend = engines.connect(engine, spill=spill)
        with _timed("læsning og kontrol", times):
            period = years or years_present(found.files, backend, vintage=vintage)
            registers = open_registers(found, backend, years=period, vintage=vintage, progress=tell)
        every = [file for name in sorted(wanted) for file in found.files[name]]
        # The engine's own words of a file that has changed since it was checked quote its rows.
        with _timed("beregning", times), told(every):
            raw = count(
                registers.tables,
                backend,
                definitions=chosen,
                years=period,
                vintage=vintage,
                synthetic=registers.synthetic,
                progress=tell,
            )
            extracts = digests()
        backend.disconnect()
    _keep_made_up_apart(raw.synthetic, released)
    with _timed("fortrolighed", times):
        result = release(
            raw, policy, earlier=tuple(released.values()), definitions=chosen, progress=tell
        )
    table = replace(result.table, registers=extracts)
    _require_something(table, period)
    _keep((t for path, t in released.items() if path in _forms(output, name)), table, output)
    with _timed("skrivning", times):
        written = files.write(table, output, name)
    return Summary(
        registers=registers,
        panels=_panels(chosen, table),
        report=result.report,
        audit=table.audit,
        times=times,
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
        earlier=tuple(files.read(other) for other in earlier),
        definitions=definitions.ALL,
    )
    verdict.require_safe(str(path))
    usual = Policy().as_text()
    other = [f"{name} {value}" for name, value in policy.as_text().items() if value != usual[name]]
    if other:  # whoever asks must see that it was not held to the usual rules
        return f"{verdict}\nefterprøvet efter tabellens egne regler: {', '.join(other)}"
    return str(verdict)


@contextmanager
def _timed(stage: str, times: dict[str, float]) -> Iterator[None]:
    began = perf_counter()
    yield
    times[stage] = perf_counter() - began


def _require_possible(years: range, vintage: date) -> None:
    if years.start < OLDEST or years[-1] > vintage.year:
        raise UsageError(
            f"perioden {years.start}-{years[-1]} skal ligge mellem {OLDEST} og årgangens år, "
            f"{vintage.year}; ret --years eller --vintage"
        )


def _require_something(table: IndicatorTable, period: range) -> None:
    if all(row.value == Hidden(Reason.NO_DATA) for row in table.observations):
        raise UsageError(
            f"registrene har ingen tal for perioden {period.start}-{period[-1]}; ret --years"
        )


def _forms(output: Path, name: str) -> tuple[Path, ...]:
    """Return a released table's files, either of which may have been taken away."""
    return tuple(output / f"{name}{suffix}" for suffix in files.SUFFIXES)


def _keep(before: Iterable[IndicatorTable], table: IndicatorTable, output: Path) -> None:
    """Refuse to write over a released table: what readers have must not be forgotten."""
    if any(there.observations != table.observations for there in before):
        raise OutputError(
            f"{output}: her ligger allerede en frigivet tabel af samme navn, men med andre tal "
            "eller år; vælg en ny mappe med --output, og giv den gamle tabel med --earlier"
        )


def _released_before(output: Path, earlier: Sequence[Path]) -> dict[Path, IndicatorTable]:
    """Read the tables that readers already have, the oldest vintage first."""
    names = {path.stem for path in output.glob(f"{NAME}-*")} if output.is_dir() else set()
    there = [next(filter(Path.exists, _forms(output, name)), None) for name in sorted(names)]
    tables = {path: files.read(path) for path in (*earlier, *there) if path}
    return dict(sorted(tables.items(), key=lambda pair: (str(pair[1].vintage), str(pair[0]))))


def _keep_made_up_apart(synthetic: bool, released: Mapping[Path, IndicatorTable]) -> None:
    for path, table in released.items():
        if table.synthetic != synthetic:
            kinds = ("opdigtede", "virkelige") if synthetic else ("virkelige", "opdigtede")
            raise UsageError(
                f"{path}: tabellen har {kinds[1]} tal, men registrene er {kinds[0]}; "
                "vælg en anden mappe med --output"
            )


def _require(missing: set[str], chosen: Sequence[Definition]) -> None:
    if not missing:
        return
    lost = sorted({d.goal for d in chosen if missing & set(d.registers)})
    left = sorted({d.goal for d in chosen} - set(lost))
    names = ", ".join(sorted(missing))
    what, them = ("registret", "det") if len(missing) == 1 else ("registrene", "dem")
    goals = ", ".join(map(str, lost))
    others = ",".join(map(str, left))
    hint = f", eller regn de andre mål ud med --goals {others}" if left else ""
    raise RegisterError(
        f"{what} {names} mangler, så mål {goals} kan ikke regnes ud; læg {them} i mappen{hint}"
    )


def _panels(
    chosen: Sequence[Definition], table: IndicatorTable
) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (
            f"mål {definition.goal}",
            len(table.panels[definition.id]),
            sum(code.count("+") + 1 for code in table.panels[definition.id]),
        )
        for definition in chosen
        if definition.id in table.panels
    )


def _peak() -> int | None:
    if resource is None:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
