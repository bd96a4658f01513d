"""The manifest of a finished edition: what it was made of, by what, and what came of it.

Canonical JSON (UTF-8, keys in order, two spaces, a line end): the same build writes the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Self

from pydantic import TypeAdapter, ValidationError

from reporter.building.journal import DECLARED

FILE = DECLARED

FORMAT = "reporter-manifest/1"
"""What the fields below mean; other fields are another number."""


class BrokenManifestError(Exception):
    """A manifest that this program has not written, or that has been changed by hand."""


@dataclass(frozen=True, kw_only=True)
class OutputFile:
    """A finished file; ``pages`` and ``conformance`` are told of PDF files only."""

    sha256: str
    pages: int = 0
    conformance: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DataOrigin:
    """Where the numbers of one released table come from, as far as its metadata tell.

    ``file`` is its name in the edition, ``vintage`` its date, ``registers`` the SHA-256 of each
    extract, ``policy`` the rules of disclosure control and ``audit`` its verdict.
    """

    file: str
    vintage: str = ""
    synthetic: bool = False
    source: str = ""
    policy: Mapping[str, str]
    audit: str = ""
    registers: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Layers:
    """What makes a page besides its edition: digests by file, and versions by name."""

    version: str
    program: Mapping[str, str]
    templates: Mapping[str, str]
    fonts: Mapping[str, str]
    geometry: Mapping[str, str]
    python: str
    packages: Mapping[str, str]
    system: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a whole edition was made of and what came of it; file names are those in its folder.

    ``version`` counts from 1 and grows with each correction. ``keys`` are the build keys by sheet,
    ``data`` the released tables it shows.
    """

    edition: str
    type: str
    title: str
    date: str
    version: int
    vintage: str
    synthetic: bool
    formats: tuple[str, ...]
    inputs: Mapping[str, str]
    outputs: Mapping[str, OutputFile]
    keys: Mapping[str, str]
    data: tuple[DataOrigin, ...]
    layers: Layers

    def to_json(self) -> bytes:
        """Return the manifest's bytes, the same for the same manifest."""
        content = {"format": FORMAT, **asdict(self)}
        text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True)
        return f"{text}\n".encode()

    @classmethod
    def parsed(cls, content: bytes) -> Self:
        """Return the manifest that was written; raises BrokenManifestError."""
        try:
            told: Any = json.loads(content)
            if told.pop("format") != FORMAT:
                raise BrokenManifestError
            manifest: Self = _adapter().validate_python(told, strict=False, extra="forbid")
            if manifest.to_json() != content:  # only what is canonical can be compared as bytes
                raise BrokenManifestError
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, ValidationError):
            raise BrokenManifestError from None
        return manifest


@cache
def _adapter() -> TypeAdapter[Any]:
    """Return what reads manifests; to make it takes as long as to read one of 98 sheets."""
    return TypeAdapter(Manifest)
