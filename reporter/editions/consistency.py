"""Checks that the parts of an ``edition.yaml`` fit together: ids, references, joint reports."""

from __future__ import annotations

from collections.abc import Iterator

from figures.icons import GOALS
from reporter.editions.corrections import out_of_order
from reporter.editions.datamodel import CountData, MunicipalData, ShareOf
from reporter.editions.edition import unknown
from reporter.editions.fitting import told_by_definitions
from reporter.editions.indicators import KNOWN
from reporter.editions.model import PER_KOMMUNE, DefinitionsTable, EditionModel
from reporter.editions.pages import taken
from reporter.editions.structure import WITH_CHAPTERS, WITH_GOALS
from reporter.editions.yaml import Document, Path
from reporter.errors import EditionError
from reporter.kommuner import UnknownKommuneError, find, nearest


def inconsistencies(
    document: Document, loaded: EditionModel, edition_id: str
) -> Iterator[EditionError]:
    """Yield every fault that only shows when fields are held together."""
    for path, message in (*_faults(loaded, edition_id), *_calls(document)):
        yield EditionError(f"{'.'.join(map(str, path))}: {message}", document.place(path))


def uses(loaded: EditionModel) -> list[tuple[str, int, str]]:
    """Return all that shows data, indicators among it: field, position, id of the data."""
    return [
        (field, n, item.data)
        for field in ("indicators", "figures", "tables", "appendices")
        for n, item in enumerate(getattr(loaded, field))
        if item.data is not None
    ]


def _faults(loaded: EditionModel, edition_id: str) -> Iterator[tuple[Path, str]]:
    if loaded.id != edition_id:
        yield ("id",), f"er '{loaded.id}', men mappen hedder '{edition_id}'"
    if loaded.pages and loaded.pages.least > loaded.pages.most:
        yield ("pages", "least"), f"er større end most ({loaded.pages.most})"
    if (loaded.type == PER_KOMMUNE) != bool(loaded.indicators):
        message = "hører sammen med indicators: skriv begge, eller slet indicators"
        yield ("type",), f"'{PER_KOMMUNE}' {message}"
    for n, message in out_of_order(loaded.corrections):
        yield ("corrections", n, "date"), message
    yield from _chapters(loaded)
    yield from _goals(loaded)
    yield from taken(loaded)
    named = ("chapters", "indicators", "figures", "tables", "boxes", "appendices")
    for fields in (named, ("data",)):
        seen: set[str] = set()
        for field in fields:
            for n, item in enumerate(getattr(loaded, field)):
                if item.id in seen:
                    message = f"'{item.id}' er brugt før; hvert id må kun bruges én gang"
                    yield (field, n, "id"), message
                seen.add(item.id)
    names = sorted(data.id for data in loaded.data)
    for field, n, key in uses(loaded):
        if key not in names:
            yield (field, n, "data"), unknown("dataserien", key, names).message
    for n, table in enumerate(loaded.tables):
        if isinstance(table, DefinitionsTable):
            yield from _indicators(table, ("tables", n, "indicators"))
    for n, data in enumerate(loaded.data):
        if isinstance(data, CountData) and isinstance(data.share_of, ShareOf):
            yield from _share_of(data, data.share_of, loaded, ("data", n, "share_of"))
        elif isinstance(data, MunicipalData):
            yield from _joint(data, ("data", n, "joint"))
    yield from told_by_definitions(loaded)


def _chapters(loaded: EditionModel) -> Iterator[tuple[Path, str]]:
    if loaded.type not in WITH_CHAPTERS:
        if loaded.chapters and (meant := nearest(loaded.type, WITH_CHAPTERS)):
            message = f"publikationstypen '{loaded.type}' findes ikke; mente du {meant}?"
            yield ("type",), message
            return
        types = " og ".join(WITH_CHAPTERS)
        message = f"hører ikke til typen '{loaded.type}', men til {types}; slet feltet"
        for field in ("cover", "isbn", "closing", "colophon", "chapters"):
            if getattr(loaded, field):
                yield (field,), message
        return
    if not loaded.chapters:
        yield ("type",), f"'{loaded.type}' skal have kapitler; skriv dem under chapters"
    files: dict[str, str] = {}
    for n, chapter in enumerate(loaded.chapters):
        if chapter.file in files:
            message = f"'{chapter.file}' er allerede teksten til kapitlet '{files[chapter.file]}'"
            yield ("chapters", n, "file"), message
        files.setdefault(chapter.file, chapter.id)
    if loaded.isbn and loaded.isbn.print == loaded.isbn.electronic:
        message = "er det samme som print; den trykte og den elektroniske udgave har hver sit"
        yield ("isbn", "electronic"), message


def _goals(loaded: EditionModel) -> Iterator[tuple[Path, str]]:
    if loaded.goals and loaded.type != WITH_GOALS:
        message = f"hører ikke til typen '{loaded.type}', men til {WITH_GOALS}; slet feltet"
        yield ("goals",), message
    seen: set[int] = set()
    for n, goal in enumerate(loaded.goals):
        if goal.number not in GOALS:
            message = f"målene har numrene {GOALS[0]} til {GOALS[-1]}; der er intet {goal.number}"
            yield ("goals", n, "number"), message
        elif goal.number in seen:
            yield ("goals", n, "number"), f"mål {goal.number} er skrevet før; slet det ene"
        seen.add(goal.number)


def _indicators(table: DefinitionsTable, path: Path) -> Iterator[tuple[Path, str]]:
    for n, name in enumerate(table.indicators):
        if name not in KNOWN:
            yield (*path, n), unknown("indikatoren", name, KNOWN).message
        elif name in table.indicators[:n]:
            yield (*path, n), f"'{name}' er nævnt før; hver indikator kan kun stå én gang"


def _share_of(
    data: CountData, share: ShareOf, loaded: EditionModel, path: Path
) -> Iterator[tuple[Path, str]]:
    others = {other.id: other for other in loaded.data}
    other = others.get(share.data)
    if other is None:
        yield (*path, "data"), unknown("dataserien", share.data, sorted(others)).message
    elif not isinstance(other, CountData) or len(other.populations) != 1:
        yield (*path, "data"), f"'{share.data}' er ikke en optælling med én kolonne"
    elif not isinstance(other.share_of, str):
        yield (*path, "data"), f"'{share.data}' er selv andele af en anden optælling"
    if len(share.rows) != len(data.populations):
        yield (*path, "rows"), "der skal være én række for hver kolonne i populations"


def _calls(document: Document) -> Iterator[tuple[Path, str]]:
    """Find calls in fields that are printed as they stand: braces a reader would meet."""
    for path, text in document.texts.items():
        field = next(step for step in reversed(path) if isinstance(step, str))
        holds_calls = field in _WITH_CALLS or (path[0], field) == ("corrections", "text")
        if "{{" in text.value and not holds_calls:
            yield path, "feltet kan ikke indeholde et kald"


_WITH_CALLS = {
    "kicker",
    "tagline",
    "short",
    "counted",
    "title",
    "subtitle",
    "summary",
    "notes",
    "remark",
    "source",
    "unavailable",
    "rest",
    "together",
    "message",
    "points",
    "why",
    "aim",
    "challenge",
}


def _joint(data: MunicipalData, path: Path) -> Iterator[tuple[Path, str]]:
    takers: set[str] = set()
    for n, part in enumerate(data.joint):
        members: set[str] = set()
        for field in ("members", "take_value"):
            for m, name in enumerate(getattr(part, field)):
                where: Path = (*path, n, field, m)
                try:
                    code = find(name).code
                except UnknownKommuneError as error:
                    hint = f"; mente du {error.nearest}?" if error.nearest else ""
                    yield where, f"ukendt kommune '{name}'{hint}"
                    continue
                if field == "members":
                    members.add(code)
                elif code not in members:
                    yield where, f"{name} står ikke under members"
                elif code in takers:
                    yield where, f"{name} kan kun tage værdien fra én fælles indberetning"
                else:
                    takers.add(code)
