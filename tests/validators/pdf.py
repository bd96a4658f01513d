"""Verdicts on a PDF: PDF/A and PDF/UA conformance, its syntax, its tags and its fonts."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import outloud  # type: ignore[import-untyped]
import page

from reporter.system import POPPLER, QPDF
from tests.validators.verdict import Verdict, existing, program, run


def pdf_conformance(path: Path, profile: Literal["3a", "ua1"]) -> list[str]:
    """List where a PDF breaks PDF/A-3a or PDF/UA-1."""
    (path,) = existing([path])
    try:
        report = page.validate_pdf(path, profile=profile)
    except page.PageError as error:
        return [f"{path.name}: {error}"]
    findings = [
        f"{path.name}: {failure.rule_id}: {failure.message}"
        + (f" (object {failure.object_id.object_number})" if failure.object_id else "")
        for failure in report.failures
    ]
    assert report.is_compliant == (not findings)
    return findings


def outloud_findings(path: Path) -> Verdict:
    """List what outloud says of PDF/UA-1 and WCAG 2.2: errors, and its warnings as advice."""
    (path,) = existing([path])
    result = outloud.check(str(path))
    broken = [f"{run_.rule}: {run_.reason}" for run_ in result.runs if run_.status == "crashed"]
    if result.error or broken:
        raise RuntimeError(f"outloud: {path.name}: {result.error or broken}")
    lines: dict[str, list[str]] = {"error": [], "warning": [], "info": []}
    for finding in result.findings:
        where = f", page {finding.page}" if finding.page else ""
        times = f" (x{finding.count})" if finding.count > 1 else ""
        lines[finding.severity].append(
            f"{path.name}{where}: {finding.rule}: {finding.message}{times}"
        )
    return Verdict(findings=lines["error"], advice=lines["warning"])


def qpdf_check(path: Path) -> list[str]:
    """List qpdf's errors and warnings on the syntax of a PDF."""
    (path,) = existing([path])
    clean, errors, warnings = 0, 2, 3
    completed = run([program(QPDF), "--check", path], accept=(clean, errors, warnings))
    if completed.returncode == clean:
        return []
    return [f"{path.name}: {line}" for line in completed.stderr.splitlines()]


def pdf_fonts(path: Path) -> dict[str, bool]:
    """Map each font in a PDF, without its subset tag, to whether it is embedded throughout."""
    (path,) = existing([path])
    _heading, _rule, *rows = run([program(POPPLER), path]).stdout.splitlines()
    fonts: dict[str, bool] = {}
    for row in rows:
        # name, type (one word or two), encoding, embedded, subset, unicode, object, generation
        name, *_, embedded, _subset, _unicode, _object, _generation = row.split()
        name = name.rpartition("+")[2]
        fonts[name] = fonts.get(name, True) and embedded == "yes"
    return fonts
