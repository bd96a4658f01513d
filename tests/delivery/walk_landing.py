"""Walks through a landing page in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reporter.delivery.contents import Delivery
from reporter.delivery.landing import FILE, landing_page
from reporter.system import BROWSER, CHROMIUM
from tests.validators.verdict import node, npm_file, program, run

SCRIPT = Path(__file__).parents[1] / "validators" / "walk.mjs"

Step = tuple[str, ...]
TO_FIELD: list[Step] = [("press", "Tab")] * 3  # past two links that skip
TO_MAP: list[Step] = [*TO_FIELD, ("press", "Tab")]


class Walk(NamedTuple):
    """What the steps that tell something told, what was asked for, what the console said."""

    told: list[Any]
    requests: list[str]
    errors: list[str]


def lay_out(folder: Path, delivery: Delivery) -> Path:
    """Write the page and, as the files that it links to, pages with nothing but their names."""
    (folder / "ark").mkdir(exist_ok=True)
    for sheet in delivery.sheets:
        for suffix in sheet.digests:
            text = f'<!doctype html><html lang="da"><title>{sheet.official}</title>'
            (folder / "ark" / f"{sheet.stem}.{suffix}").write_text(text, "utf-8")
    page = folder / FILE
    page.write_text(landing_page(delivery), "utf-8")
    return page


def without_script(page: Path) -> Path:
    """Write the page once more as a browser without scripts knows it; axe needs them to run."""
    bare = page.with_name("uden-script.html")
    bare.write_text(
        re.sub(r"<script>.*</script>", "", page.read_text("utf-8"), flags=re.S), "utf-8"
    )
    return bare


def walk(page: Path, steps: Sequence[Step], *, width: int = 1280, javascript: bool = True) -> Walk:
    """Take the steps of ``walk.mjs`` on a page, in one browser."""
    job = {
        "chromium": program(CHROMIUM) if BROWSER is CHROMIUM else None,
        "axe": str(npm_file("axe-core/axe.min.js")),
        "page": str(page.resolve(strict=True)),
        "width": width,
        "javascript": javascript,
        "steps": steps,
    }
    npm_file("playwright-core/index.mjs")
    answer = json.loads(run([node(), SCRIPT], stdin=json.dumps(job)).stdout)
    told = [one for one in answer["seen"] if one is not None]
    return Walk(told, answer["requests"], answer["errors"])
