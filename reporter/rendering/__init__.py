"""From an edition to its finished pages: HTML with Jinja, PDF with WeasyPrint."""
