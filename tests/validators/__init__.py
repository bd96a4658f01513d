"""Independent judges of what we publish; each answers what is wrong, and nothing when clean."""

from tests.validators.html import axe, nu_html
from tests.validators.pdf import outloud_findings, pdf_conformance, pdf_fonts, qpdf_check
from tests.validators.verdict import MissingToolError, Verdict

__all__ = [
    "MissingToolError",
    "Verdict",
    "axe",
    "nu_html",
    "outloud_findings",
    "pdf_conformance",
    "pdf_fonts",
    "qpdf_check",
]
