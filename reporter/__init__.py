"""Publications of public statistics, from data to figures, text, HTML and PDF."""

__version__ = "0.1.0"
