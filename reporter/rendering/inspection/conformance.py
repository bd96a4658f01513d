"""Asks a validator whether a finished PDF is what it says it is: PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

import page

from reporter.rendering.inspection.faults import Faults

PROFILES = {"3a": "PDF/A-3a", "ua1": "PDF/UA-1"}


def check_conformance(where: str, pdf: bytes, faults: Faults) -> None:
    """Refuse a PDF that breaks a rule of one of its profiles.

    Each profile reads the file anew: the validator has no reading that serves two.
    """
    for profile, name in PROFILES.items():
        try:
            report = page.validate_pdf_bytes(pdf, profile=profile)
        except page.PageError as error:
            faults.add(where, f"kan ikke læses som {name}: {error}")
            continue
        for failure in report.failures:
            at = f" (objekt {failure.object_id.object_number})" if failure.object_id else ""
            faults.add(where, f"bryder {name}, {failure.rule_id}: {failure.message}{at}")
        if not report.is_compliant and not report.failures:
            faults.add(where, f"overholder ikke {name}")
