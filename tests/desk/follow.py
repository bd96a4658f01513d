"""Follows a preview in a real browser while its edition's files are saved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from reporter.desk.preview import Preview, Subject, preview
from reporter.system import BROWSER, CHROMIUM
from tests.validators.verdict import node, npm_file, program, run

SCRIPT = Path(__file__).parents[1] / "validators" / "follow.mjs"

Step = tuple[str | int, ...]


class Followed(NamedTuple):
    """What the steps that tell something told, and what the console said."""

    told: list[Any]
    errors: list[str]


@contextmanager
def running(subject: Subject) -> Iterator[Preview]:
    """Run a preview in a thread; its first version is there."""
    with preview(subject, port=0, tell=lambda _: None) as running:
        thread = Thread(target=running.run)
        thread.start()
        try:
            notice = running.board.notice
            while notice.busy:
                notice = running.board.later_than(notice.step, 60) or notice
            yield running
        finally:
            running.board.close()
            thread.join()


def follow(address: str, steps: Sequence[Step], *, width: int = 1280) -> Followed:
    """Take the steps of ``follow.mjs`` on a preview, in one browser."""
    job = {
        "chromium": program(CHROMIUM) if BROWSER is CHROMIUM else None,
        "axe": str(npm_file("axe-core/axe.min.js")),
        "address": address,
        "width": width,
        "steps": steps,
    }
    npm_file("playwright-core/index.mjs")
    answer = json.loads(run([node(), SCRIPT], stdin=json.dumps(job)).stdout)
    return Followed([one for one in answer["seen"] if one is not None], answer["errors"])
