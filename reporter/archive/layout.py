"""Where everything lies in a bundle: a BagIt bag (RFC 8493) in one folder, and that in a zip."""

from __future__ import annotations

VERSION, TAGS, SUMS, TAG_SUMS = (
    "bagit.txt",
    "bag-info.txt",
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
)
TAG_FILES = (VERSION, TAGS, SUMS, TAG_SUMS)
"""The bag's own files; there are no others beside its payload."""

PAYLOAD = "data"
"""The folder of all that is kept; the names below are those within it."""

READMES = {"da": "LAES-MIG.md", "en": "README.md"}
MANIFEST = "manifest.json"

EDITIONS, OUTPUT, PROGRAM = "udgave", "output", "program"
"""The inputs and the finished files, each in a folder with the edition's id; and the program."""

TEMPLATES, FONTS, GEOMETRY = "skabeloner", "skrifter", "geometri"
"""Copies to be read by others; the program has its own in its wheel."""

LOCK, BUILD_LOCK = "requirements.lock", "requirements-build.lock"
"""The packages the program runs on, and those it is built with, each by its hashes."""

SUFFIX, SIGNATURE_SUFFIX = ".zip", ".minisig"


def name_of(edition: str, version: int) -> str:
    """Return what the bundle of a version is called, and the one folder in it."""
    return f"{edition}-v{version}"


def payload(*parts: str) -> str:
    """Return the name within the bag of something in its payload."""
    return "/".join((PAYLOAD, *parts))
