"""Puts a finished bundle in its place; another one that is there already is never replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reporter.archive import signing
from reporter.archive.packing.bundle import Packed
from reporter.digests import of_file
from reporter.errors import OutputError, Place
from reporter.reading import NotRegularError, TooLargeError, regular_bytes
from reporter.writing import staging


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A bundle in its place; ``is_new`` says that it was not there before."""

    sha256: str
    is_new: bool


def keep(packed: Packed, target: Path, *, key: Path | None, password: Callable[[], str]) -> Kept:
    """Write a bundle, and its signature if there is a secret key, both or none of them.

    ``password`` is asked only where the key is locked. Raises ArchiveError for a key that is none,
    and OutputError where another bundle or signature lies there, or nothing can be written.
    """
    digest = of_file(packed.path)
    assert digest
    files: dict[Path, bytes] = {}
    there = of_file(target)
    if there != digest:
        if there or target.exists():
            raise OutputError(
                "der ligger en anden pakke, og den bliver ikke skrevet over; »reporter verify« "
                "viser dens status: er den en kladde, så flyt eller slet den, og pak igen; er den "
                "udgivet, er den den rigtige, og en rettelse skal være en ny version",
                Place(str(target)),
            )
        files[target] = packed.path.read_bytes()
    if key:
        signature = signing.signature_of(target)
        signed = signing.sign(packed.path, target.name, digest=digest, key=key, password=password)
        if signature.exists() and not _is(signature, signed):
            message = "der ligger en anden underskrift af pakken; flyt eller slet den først"
            raise OutputError(message, Place(str(signature)))
        files[signature] = signed
    with staging(target.parent) as stage:
        for path, content in files.items():
            stage.write(path.name, content)
        stage.commit()
    return Kept(sha256=digest, is_new=target in files)


def _is(path: Path, content: bytes) -> bool:
    try:
        return regular_bytes(path, most=len(content)) == content
    except (OSError, NotRegularError, TooLargeError):
        return False
