"""Verdicts on HTML pages: the Nu checker's, and axe's in a real browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reporter.system import BROWSER, CHROMIUM, JAVA
from tests.validators.verdict import Verdict, existing, node, npm_file, program, run

SCRIPT = Path(__file__).parent / "browser.mjs"


def nu_html(paths: Sequence[Path]) -> Verdict:
    """List the Nu checker's errors; its warnings are advice."""
    checker = npm_file("vnu-jar/build/dist/vnu.jar")
    # Without --exit-zero-always the code is 1 both for a finding and for a checker that broke.
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    completed = run([program(JAVA), "-jar", checker, *options, *existing(paths)])
    verdict = Verdict([], [])
    for message in json.loads(completed.stdout)["messages"]:
        place = f"{Path(message.get('url', '')).name}:{message.get('lastLine', '')}"
        line = f"{place}: {message['message']}"
        (verdict.advice if message["type"] == "info" else verdict.findings).append(line)
    return verdict


def axe(paths: Sequence[Path], width: int) -> Verdict:
    """List what breaks WCAG 2.1 A or AA, or the page itself, in a window of `width` pixels.

    The page breaks when it asks for anything outside itself, when it is wider than the window,
    or when it shows less text without JavaScript. Axe's best practices, and what it leaves for a
    person to judge, are advice.
    """
    job = {
        "chromium": program(CHROMIUM) if BROWSER is CHROMIUM else None,
        "axe": str(npm_file("axe-core/axe.min.js")),
        "pages": [str(path) for path in existing(paths)],
        "width": width,
    }
    npm_file("playwright-core/index.mjs")
    answers = json.loads(run([node(), SCRIPT], stdin=json.dumps(job)).stdout)
    verdict = Verdict([], [])
    for path, answer in zip(paths, answers, strict=True):
        place = f"{path.name} at {width} px"
        verdict.findings.extend(f"{place}: {line}" for line in _broken(answer))
        verdict.advice.extend(f"{place}: {line}" for line in _advised(answer))
    return verdict


def _broken(answer: dict[str, Any]) -> list[str]:
    lines = [_rule(rule) for rule in answer["violations"]]
    lines += [f"asks for {address}" for address in answer["requests"]]
    lines += [f"script fails: {error}" for error in answer["errors"]]
    if answer["scrollWidth"] > answer["clientWidth"]:
        lines.append(f"is {answer['scrollWidth']} px wide, in {answer['clientWidth']}")
    lines += [f"not shown without JavaScript: {text}" for text in answer["scripted"]]
    return lines


def _advised(answer: dict[str, Any]) -> list[str]:
    return [_rule(rule) for rule in answer["practices"]] + [
        f"to be judged: {_rule(rule)}" for rule in answer["incomplete"]
    ]


def _rule(rule: dict[str, Any]) -> str:
    return f"{rule['id']}: {rule['help']}: {', '.join(rule['targets'])}"
