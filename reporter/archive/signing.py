"""Signs a bundle, and holds it to its signature: minisign's, detached, in a file beside it.

Anybody can check it with ``minisign -Vm <bundle> -p <key>``, without this program.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias

import minisign

from reporter.archive import layout
from reporter.errors import ArchiveError, Place
from reporter.reading import NotRegularError, TooLargeError, regular_bytes

Key: TypeAlias = minisign.PublicKey

_SECRET = re.compile("[A-Za-z0-9+/=]{150,}")
"""What the text of a secret key looks like, which is never said again; a public key is shorter."""

_MOST = 20_000
"""Bytes of a key or a signature; theirs are some hundred."""


@dataclass(frozen=True, kw_only=True)
class Signed:
    """A good signature: the key's id as minisign prints it, and the words it vouches for."""

    key: str
    comment: str


def signature_of(bundle: Path) -> Path:
    """Return where the signature of a bundle lies."""
    return bundle.with_name(f"{bundle.name}{layout.SIGNATURE_SUFFIX}")


def sign(bundle: Path, name: str, *, digest: str, key: Path, password: Callable[[], str]) -> bytes:
    """Return the signature of a bundle's bytes, without a clock: the same key, the same bytes.

    ``name`` and ``digest`` are vouched for with it. ``password`` is asked only where the key is
    locked. Raises ArchiveError.
    """
    place = Place(str(key))
    try:
        secret = minisign.SecretKey.from_bytes(_content(key))
    except minisign.Error:
        told = "er ikke en hemmelig nøgle fra minisign; lav en med »minisign -G«"
        raise ArchiveError(told, place) from None
    with secret:
        try:
            if secret.is_encrypted():
                secret.decrypt(password())
        except (minisign.Error, ValueError, MemoryError):
            raise ArchiveError("adgangskoden passer ikke til nøglen; prøv igen", place) from None
        with bundle.open("rb") as file:
            comment = f"{name} sha256:{digest}"
            signature = secret.sign(file, prehash=True, trusted_comment=comment)
    return bytes(signature) + b"\n"


def public_key(written: str) -> Key:
    """Return the key in a file, or the one that is written out (base64); raises ArchiveError."""
    try:
        return minisign.PublicKey.from_base64(written)
    except minisign.Error:
        pass
    path = Path(written)
    try:
        if _SECRET.fullmatch(written) and not os.path.lexists(path):
            raise minisign.Error
        return minisign.PublicKey.from_bytes(_content(path))
    except minisign.Error:
        told = "er ikke en offentlig nøgle fra minisign; giv .pub-filen eller nøglens tekst"
        named = "--public-key" if _SECRET.fullmatch(written) else written
        raise ArchiveError(told, Place(named)) from None


def checked(content: BinaryIO, signature: Path, key: Key) -> Signed:
    """Hold a bundle's bytes to its signature; raises ArchiveError where they do not agree."""
    place = Place(signature.name)
    try:
        found = minisign.Signature.from_bytes(_content(signature))
    except minisign.Error:
        raise ArchiveError("er ikke en underskrift fra minisign", place) from None
    if not found.is_prehashed():  # all of the bundle would have to be held in memory
        raise ArchiveError("er lavet på en ældre måde; underskriv igen uden -l", place)
    try:
        key.verify(content, found)
    except minisign.VerifyError:
        told = "passer ikke: pakken er ændret, eller underskriften er lavet med en anden nøgle"
        raise ArchiveError(told, place) from None
    return Signed(key=id_of(key), comment=found.trusted_comment)


def id_of(key: Key) -> str:
    """Return the id of a key as minisign prints it."""
    return bytes(key).split(b"\n")[0].rpartition(b" ")[2].decode()


def _content(path: Path) -> bytes:
    place = Place(str(path))
    try:
        return regular_bytes(path, most=_MOST)
    except FileNotFoundError:
        raise ArchiveError("filen findes ikke", place) from None
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or "navnet kan ikke bruges"
        raise ArchiveError(f"filen kan ikke læses: {told}", place) from None
    except (NotRegularError, TooLargeError):
        raise ArchiveError("er ikke en fil fra minisign", place) from None
