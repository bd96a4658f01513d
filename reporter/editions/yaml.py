"""YAML with the line of every field, and every scalar as the text that was written.

PyYAML's own conversions are traps for statistics (``0101`` becomes 65, ``no`` becomes false), so
all scalars stay text and the model converts them. Duplicate keys are errors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from reporter.errors import EditionError, Place

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """A parsed file: plain dicts, lists and strings, and where each field and its text begin."""

    content: object
    fields: Mapping[Path, Place]
    texts: Mapping[Path, Place]

    def place(self, path: Path) -> Place:
        """Return where a field stands, or the nearest written field around it."""
        while path not in self.fields:
            path = path[:-1]
        return self.fields[path]

    def text_place(self, path: Path) -> Place:
        """Return where the text of a field begins: its own first line."""
        return self.texts.get(path) or self.place(path)


def parse(text: str, file: str) -> Document:
    """Parse YAML text; raises EditionError with line and column."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        raise EditionError(_explanation(text, error), place) from None
    except yaml.YAMLError as error:
        raise EditionError(f"filen er ikke gyldig YAML: {error}", Place(file)) from None
    reader = _Reader(file)
    content = reader.read(root, ()) if root is not None else {}
    return Document(content, reader.fields, reader.texts)


def _explanation(text: str, error: yaml.MarkedYAMLError) -> str:
    mark = error.problem_mark
    lines = text.splitlines()
    if mark and mark.line < len(lines) and "\t" in lines[mark.line][: mark.column + 1]:
        return "linjen er rykket ind med tabulator; brug mellemrum"
    return f"filen er ikke gyldig YAML: {error.problem or error.context}"


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.fields: dict[Path, Place] = {(): Place(file, 1, 1)}
        self.texts: dict[Path, Place] = {}
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, path: Path) -> object:
        place = self._place(node)
        self.fields.setdefault(path, place)
        if id(node) in self._seen:
            # An alias names a node again; nested ones grow without bound ("billion laughs").
            raise EditionError("henvisninger med * kan ikke bruges; skriv værdien ud", place)
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            block = node.style in ("|", ">")
            self.texts[path] = Place(self.file, place.line + block, 1 if block else place.column)
            empty = node.tag == "tag:yaml.org,2002:null" and node.value in ("", "~", "null")
            return None if empty else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, n)) for n, item in enumerate(node.value)]
        mapping: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise EditionError("en nøgle skal være et enkelt ord", self._place(key))
            if key.value in mapping:
                raise EditionError(
                    f"nøglen {key.value} står to gange; slet den ene", self._place(key)
                )
            self.fields[(*path, key.value)] = self._place(key)
            mapping[key.value] = self.read(value, (*path, key.value))
        return mapping

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)
