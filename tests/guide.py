"""Walks through the writer's guide as a writer would, and puts on its page what happened.

``python -m tests.guide`` writes the page anew. Its commands are run in order in an empty folder,
its edits made in the files it names, and its calls printed as they are where they stand:

- a ``console`` block is a command and what it said;
- after "I `tekst.md` står:" comes a block that stands in the file once, and each block after it is
  put in the last one's place;
- a row of a table whose first cell is a call has in its second what the call prints;
- a quotation is the lead as it now reads.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

from reporter import cli
from reporter.danish.numbers import NBSP
from reporter.editions.load import load
from reporter.editions.numbering import Numbering
from reporter.editions.text import calls
from reporter.editions.text.template import Texts
from reporter.errors import Place
from reporter.rendering.plain import plain
from reporter.rendering.publication import publish
from tests.publications.pages import Page, text

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/skriv-en-publikation.md"
TABLES = "editions/kommuneark-2018/data"
EDITION = "min-foerste"

_STANDS = re.compile(r"I `([\w.]+)` står:")
_ROW = re.compile(r"\| `(\{\{.*\}\})` \| .* \|")
_WIDTH = 120


def walked(page: str, folder: Path) -> str:
    """Return the page with what its commands say and its calls print; ``folder`` is empty."""
    shutil.copytree(ROOT / TABLES, folder / TABLES)
    with contextlib.chdir(folder):
        return "\n".join(_lines(iter(page.split("\n"))))


def _lines(lines: Iterator[str]) -> Iterator[str]:
    file, standing = "", ""
    for line in lines:
        if match := _STANDS.search(line):
            file, standing = match[1], ""
        if line == "```console":
            command = next(lines)
            _rest_of_block(lines)
            yield from (line, command, *_said(command.removeprefix("$ ")), "```")
        elif line == "```" and file:
            block = _rest_of_block(lines)
            if standing:
                _edit(file, standing, "\n".join(block))
            standing = "\n".join(block)
            yield from (line, *block, "```")
        elif match := _ROW.fullmatch(line):
            call = match[1].replace("\\|", "|")
            yield f"| `{match[1]}` | {_printed(call)} |"
        elif line.startswith("> "):
            if quoted := _lead():
                yield from textwrap.wrap(
                    quoted, _WIDTH, initial_indent="> ", subsequent_indent="> "
                )
            _skip_quotation(lines)
            yield ""
        else:
            yield line


def _rest_of_block(lines: Iterator[str]) -> list[str]:
    block = []
    for line in lines:
        if line == "```":
            return block
        block.append(line)
    raise ValueError("a block of the guide is not closed")


def _skip_quotation(lines: Iterator[str]) -> None:
    for line in lines:
        if not line:
            return


def _edit(file: str, old: str, new: str) -> None:
    path = Path("editions") / EDITION / file
    content = path.read_text("utf-8")
    whole = f"\n{old}\n" if f"\n{old}\n" in content else old
    if content.count(whole) != 1:
        raise ValueError(f"{file} does not hold this once: {old}")
    path.write_text(content.replace(whole, whole.replace(old, new)), "utf-8")


def _lead() -> str:
    page = Page(publish(load(Path("editions"), EDITION), drawn=False).screen_html)
    return _plain(text(page.of_class("manchet")[0]))


def _printed(call: str) -> str:
    edition = load(Path("editions"), EDITION)
    texts = Texts(calls.of(edition))
    rendered = texts.render(call, Place("tekst.md", 1))
    numbering = Numbering(edition)
    for item_id in edition.numbered():
        numbering.place(item_id)
    return _plain(plain(rendered, texts.items, numbering))


def _plain(words: str) -> str:
    return words.replace(NBSP, " ")


def _said(command: str) -> list[str]:
    arguments = command.split()[1:]
    said = _previewed(arguments) if arguments[0] == "preview" else _ran(arguments)
    # What differs from one time to the next.
    said = re.sub(r"\d+,\d s$", "… s", said, flags=re.MULTILINE)
    return _plain(re.sub(r"http://\S+", "http://…", said)).splitlines()


def _ran(arguments: list[str]) -> str:
    said = io.StringIO()
    with (
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        contextlib.suppress(SystemExit),
    ):
        cli.main(arguments)
    return said.getvalue()


def _previewed(arguments: list[str]) -> str:
    process = subprocess.Popen(
        [sys.executable, "-m", "reporter", *arguments, "--port", "0"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout
    said = process.stdout.readline() + process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.communicate()
    return said


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        PAGE.write_text(walked(PAGE.read_text("utf-8"), Path(name)), "utf-8")
