"""Finds each register's files in the folder that extracts are delivered in.

A register NAME is one file (NAME.csv, NAME.parquet), several beside each other (NAME_2014.csv …)
or a folder NAME/ with files at any depth; always one of them, and one kind of file. A link that
leads out of the folder is refused, and a file that belongs to no register is told of.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reporter.danish.words import enumeration
from reporter.errors import Place, RegisterError, RegisterErrors, UserError
from reporter.kommuner import nearest
from reporter.registers.layout import CSV, MARK, PARQUET, RegisterFile, read_layout
from reporter.registers.schema import schemas


@dataclass(frozen=True, kw_only=True)
class Extracts:
    """The files of each register that is there, and Danish sentences on files nobody reads."""

    files: Mapping[str, tuple[RegisterFile, ...]]
    warnings: tuple[str, ...]


def find(folder: Path, wanted: Collection[str]) -> Extracts:
    """Find the files of the wanted registers; raises RegisterErrors with every fault found."""
    try:
        entries = sorted(folder.iterdir())
    except FileNotFoundError:
        raise RegisterError("mappen med registre findes ikke", Place(str(folder))) from None
    except NotADirectoryError:
        message = "det er en fil; angiv den mappe, registrene ligger i"
        raise RegisterError(message, Place(str(folder))) from None
    except OSError as error:
        message = f"mappen kan ikke læses: {error.strerror}"
        raise RegisterError(message, Place(str(folder))) from None
    found: dict[str, dict[str, list[Path]]] = {}
    unknown = []
    for path in entries:
        _refuse_unprintable(folder, path)
        if path.name.startswith((".", "_")):  # marks that programs leave, as Spark's _SUCCESS
            continue
        register, form = _register(path)
        if register:
            found.setdefault(register, {}).setdefault(form, []).append(path)
        elif path.name != f"{MARK}.txt":
            unknown.append(path)
    if not found:
        names = ", ".join(schemas())
        message = (
            f"ingen filer i mappen hører til et register; de skal hedde efter et af disse: {names}"
        )
        raise RegisterError(message, Place(str(folder)))
    errors: list[UserError] = []
    files: dict[str, tuple[RegisterFile, ...]] = {}
    warnings = [_unknown(path) for path in unknown]
    for register in sorted(found.keys() & set(wanted)):
        try:
            paths = _one_form(register, found[register])
            files[register] = tuple(
                read_layout(path, path.relative_to(folder).as_posix())
                for path in _regular(folder, paths, warnings)
            )
            if not files[register]:
                raise RegisterError("mappen er tom; læg registrets filer i den", Place(register))
        except RegisterError as error:
            errors.append(error)
    if errors:
        raise RegisterErrors(errors)
    return Extracts(files=files, warnings=tuple(warnings))


def _register(path: Path) -> tuple[str, str]:
    """Return the register a file or folder belongs to and the form it has, or empty strings."""
    if path.is_dir():
        name = path.name.lower()
        return (name, "folder") if name in schemas() else ("", "")
    kind = path.suffix.lower()
    if kind not in (CSV, PARQUET):
        return "", ""
    stem = path.stem.removesuffix(f".{MARK}").lower()
    for name in sorted(schemas(), key=len, reverse=True):  # ksi_godkendelse is no part of ksi
        if stem == name:
            return name, kind
        if stem.startswith(f"{name}_"):
            return name, f"{kind} in parts"
    return "", ""


def _one_form(register: str, forms: Mapping[str, list[Path]]) -> list[Path]:
    first = [paths[0].name for _, paths in sorted(forms.items())]
    same = [path.name for paths in forms.values() if len(paths) > 1 for path in paths]
    if len(forms) > 1:
        message = f"registret ligger her flere gange: {enumeration(first)}; lad kun det ene stå"
        raise RegisterError(message, Place(register))
    ((form, paths),) = forms.items()
    if not form.endswith("in parts") and len(paths) > 1:
        message = f"registret ligger her flere gange: {enumeration(same)}; lad kun det ene stå"
        raise RegisterError(message, Place(register))
    return paths


def _regular(folder: Path, paths: list[Path], warnings: list[str]) -> Iterator[Path]:
    """Return the data files among and below the paths; refuse links out, pipes and mixed kinds."""
    kinds: dict[str, str] = {}
    for path in _below(folder, paths):
        _refuse_unprintable(folder, path)
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() not in (CSV, PARQUET):
            warnings.append(f"{name}: filen læses ikke; kun .csv og .parquet hører til et register")
            continue
        _refuse_links(folder, path)
        if not stat.S_ISREG(path.stat().st_mode):
            raise RegisterError("det er ikke en almindelig fil", Place(name))
        kinds.setdefault(path.suffix.lower(), name)
        if len(kinds) > 1:
            message = f"registret er både CSV og Parquet: {enumeration(sorted(kinds.values()))}"
            raise RegisterError(f"{message}; lad kun det ene stå", Place(name.split("/")[0]))
        yield path


def _below(folder: Path, paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        _refuse_links(folder, path)
        for parent, folders, names in os.walk(path):
            folders.sort()
            for name in folders:
                if (Path(parent) / name).is_symlink():
                    _refuse(folder, Path(parent) / name)
            shown = (name for name in sorted(names) if not name.startswith((".", "_")))
            yield from (Path(parent) / name for name in shown)


def _refuse_links(folder: Path, path: Path) -> None:
    if not path.exists():
        message = "filen er en henvisning til noget, der ikke findes"
        raise RegisterError(message, Place(path.relative_to(folder).as_posix()))
    if not path.resolve().is_relative_to(folder.resolve()):
        _refuse(folder, path)


def _refuse(folder: Path, path: Path) -> None:
    message = "det er en henvisning ud af mappen med registre; læg selve filen i mappen"
    raise RegisterError(message, Place(path.relative_to(folder).as_posix()))


def _refuse_unprintable(folder: Path, path: Path) -> None:
    name = path.relative_to(folder).as_posix()
    if not name.isprintable():  # it would write on the terminal, or in a message as another line
        shown = "".join(sign if sign.isprintable() else "?" for sign in name)
        raise RegisterError("navnet har et tegn, der ikke kan vises; omdøb den", Place(shown))


def _unknown(path: Path) -> str:
    stem = path.name.split(".")[0].lower()
    begins = [name for name in schemas() if stem.startswith(name)]
    guess = max(begins, key=len, default="") or nearest(stem, schemas())
    hint = f"mente du {guess}?" if guess else "den hører ikke til noget register"
    return f"{path.name}: {'mappen' if path.is_dir() else 'filen'} læses ikke; {hint}"
