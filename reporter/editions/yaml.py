"""YAML with the line of every field, and every scalar as the text that was written.

PyYAML's own conversions are traps for statistics (``0101`` becomes 65, ``no`` becomes false), so
all scalars stay text and the model converts them. Duplicate keys are errors.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from reporter.editions import files
from reporter.errors import EditionError, Place

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class FieldText:
    """The text of a field, and how it is written in the file: folded, indented or in quotes."""

    value: str
    written: str
    start: Place

    def place(self, line: int, column: int = 0) -> Place:
        """Return the place in the file of a line and column of the text; column 0 is the line."""
        lines = self.value.split("\n")
        offset = sum(len(earlier) + 1 for earlier in lines[: line - 1]) + max(column - 1, 0)
        # Folding and indentation change nothing but white space, so the letters can be counted.
        before = sum(not character.isspace() for character in self.value[:offset])
        seen = 0
        for n, character in enumerate(self.written):
            if character.isspace():
                continue
            if seen == before:
                return self._at(n, column)
            seen += 1
        return self._at(len(self.written), column)

    def _at(self, n: int, column: int) -> Place:
        above = self.written[:n]
        line = self.start.line + above.count("\n")
        first = 0 if "\n" in above else self.start.column - 1
        return Place(self.start.file, line, n - above.rfind("\n") + first if column else 0)


@dataclass(frozen=True)
class Document:
    """A parsed file: plain dicts, lists and strings, and where each field and its text stand."""

    content: object
    fields: Mapping[Path, Place]
    texts: Mapping[Path, FieldText]

    def place(self, path: Path) -> Place:
        """Return where a field stands, or the nearest written field around it."""
        while path not in self.fields:
            path = path[:-1]
        return self.fields[path]


def parse(text: str, file: str) -> Document:
    """Parse YAML text; raises EditionError with line and column."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        raise EditionError(_explanation(text, error), place) from None
    except yaml.reader.ReaderError as error:
        message = "filen indeholder et tegn, der ikke kan læses; slet det"
        raise EditionError(message, _place(text, error.position, file)) from None
    except RecursionError:
        raise EditionError("felterne er indlejret alt for dybt i hinanden", Place(file)) from None
    reader = _Reader(text, file)
    content = reader.read(root, ()) if root is not None else {}
    return Document(content, reader.fields, reader.texts)


_PROBLEMS = {
    "found unexpected end of stream": "et anførselstegn eller en parentes er ikke lukket",
    "mapping values are not allowed": "et kolon midt i en tekst; sæt teksten i anførselstegn",
    "but found another document": "--- må kun stå øverst",
    "found undefined alias": "en værdi kan ikke begynde med *; sæt den i anførselstegn",
    "cannot start any token": "en værdi kan ikke begynde med det tegn; sæt den i anførselstegn",
    "'<stream end>'": "filen slutter midt i et felt; se efter en parentes, der mangler",
    "expected <block end>": "linjen er ikke rykket ind som linjerne over den",
    "could not find expected ':'": "der mangler et kolon efter feltets navn",
}
"""What PyYAML complains of, in words that say what to do."""


def _explanation(text: str, error: yaml.MarkedYAMLError) -> str:
    mark = error.problem_mark
    lines = text.splitlines()
    if mark and mark.line < len(lines) and "\t" in lines[mark.line][: mark.column + 1]:
        return "linjen er rykket ind med tabulator; brug mellemrum"
    problem = str(error.problem or error.context)
    known = next((danish for part, danish in _PROBLEMS.items() if part in problem), problem)
    return f"filen kan ikke læses som YAML: {known}"


def _place(text: str, offset: int, file: str) -> Place:
    before = text[:offset]
    return Place(file, before.count("\n") + 1, offset - before.rfind("\n"))


_ESCAPES = {
    "'": re.compile("''"),
    '"': re.compile(r"\\(?:x..|u....|U.{8}|.)", re.DOTALL),
}


def _one_character(escape: re.Match[str]) -> str:
    """Write an escape as the one letter it is, or as white space, without changing the length."""
    white = escape[0][1] in "ntrabevfNLP_ 0\n"
    return " " * len(escape[0]) if white else escape[0][-1].rjust(len(escape[0]))


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.fields: dict[Path, Place] = {(): Place(file, 1, 1)}
        self.texts: dict[Path, FieldText] = {}
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, path: Path) -> object:
        place = self._place(node)
        self.fields.setdefault(path, place)
        if id(node) in self._seen:
            # An alias names a node again; nested ones grow without bound ("billion laughs").
            raise EditionError("henvisninger med * kan ikke bruges; skriv værdien ud", place)
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            if hidden := files.UNPRINTABLE.search(node.value):  # written as an escape
                raise EditionError(files.unprintable(hidden[0]), place)
            self.texts[path] = self._text(node)
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

    def _text(self, node: yaml.ScalarNode) -> FieldText:
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in ("|", ">"):
            newline = self.text.find("\n", start, end)  # the mark has the line before
            start = newline + 1 if newline >= 0 else end
        elif node.style:
            start += 1  # past the quote
        written = self.text[start:end]
        if node.style in _ESCAPES:
            written = _ESCAPES[node.style].sub(_one_character, written)
        return FieldText(node.value, written, _place(self.text, start, self.file))

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)
