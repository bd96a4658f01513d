"""Opens the register extracts that were found: checks and types them, and tells what is wrong.

The rows stay in their files; what is returned are expressions over them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ibis.backends import BaseBackend

from reporter.errors import RegisterError, RegisterErrors, UserError
from reporter.registers.files import Extracts
from reporter.registers.found import Registers
from reporter.registers.register import Reading, read_register
from reporter.registers.schema import schemas


def open_registers(
    extracts: Extracts,
    backend: BaseBackend,
    *,
    years: range,
    vintage: date,
    progress: Callable[[str], None],
) -> Registers:
    """Read and check the registers found; raises RegisterErrors with everything that stops them.

    Tables that are counted year by year hold the rows of ``years``. ``vintage`` is the day the
    extracts are as of; rows dated after it stop the reading.
    """
    assert years.step == 1
    assert years
    errors: list[UserError] = []
    read: dict[str, Reading] = {}
    for name, files in extracts.files.items():
        progress(f"{name}: kontrollerer {'1 fil' if len(files) == 1 else f'{len(files)} filer'}")
        try:
            read[name] = read_register(
                backend, files, schemas()[name], years=years, vintage=vintage
            )
        except RegisterErrors as several:
            errors.extend(several.errors)
        except RegisterError as error:
            errors.append(error)
    if errors:
        raise RegisterErrors(errors)
    empty = [
        f"{name}: der er ingen rækker fra {years.start}-{years.stop - 1}"
        for name, register in read.items()
        if not register.rows
    ]
    return Registers(
        tables={name: register.table for name, register in read.items()},
        rows={name: register.rows for name, register in read.items()},
        findings=tuple(finding for register in read.values() for finding in register.findings),
        warnings=(*extracts.warnings, *empty),
        synthetic=any(file.synthetic for files in extracts.files.values() for file in files),
    )
