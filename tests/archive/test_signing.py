"""Signatures: minisign's, without a clock, and each way in which one can fail is told."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import minisign
import pytest

from reporter.archive import signing
from reporter.archive.opening.verify import Verdict, verify
from reporter.archive.signing import Signed
from reporter.errors import ArchiveError
from tests.archive.handmade import Handmade

COMMENT = "pakke.zip sha256:"
CHANGED = "passer ikke: pakken er ændret, eller underskriften er lavet med en anden nøgle"


def never() -> str:
    raise AssertionError("nobody should be asked for a password")


class Signer:
    """A bundle, and a pair of keys in files."""

    def __init__(self, folder: Path) -> None:
        self.bundle = Handmade().zip(folder / "pakke.zip")
        self.pair = minisign.KeyPair.generate()
        self.secret, self.public = folder / "afsender.key", folder / "afsender.pub"
        self.secret.write_bytes(bytes(self.pair.secret_key) + b"\n")
        self.public.write_bytes(bytes(self.pair.public_key) + b"\n")
        self.signature = folder / "pakke.zip.minisig"

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.bundle.read_bytes()).hexdigest()

    def sign(self) -> bytes:
        content = signing.sign(
            self.bundle, "pakke.zip", digest=self.digest, key=self.secret, password=never
        )
        self.signature.write_bytes(content)
        return content

    def verdict(self) -> Verdict:
        return verify(self.bundle, key=str(self.public))

    def faults(self) -> list[str]:
        return [str(fault) for fault in self.verdict().faults]


@pytest.fixture
def signer(tmp_path: Path) -> Signer:
    return Signer(tmp_path)


def test_a_signature_vouches_for_the_bytes_and_their_digest(signer: Signer) -> None:
    signer.sign()
    verdict = signer.verdict()
    assert verdict.faults == ()
    assert verdict.signed == Signed(
        key=signing.id_of(signer.pair.public_key), comment=f"{COMMENT}{signer.digest}"
    )
    assert verdict.sha256 == signer.digest


def test_the_same_key_signs_the_same_bytes_alike(signer: Signer) -> None:
    assert signer.sign() == signer.sign()
    assert b"timestamp" not in signer.sign()


def test_a_key_may_be_given_as_its_text(signer: Signer) -> None:
    signer.sign()
    text = signer.pair.public_key.to_base64().decode()
    assert verify(signer.bundle, key=text).signed


def test_without_a_key_a_signature_is_told_of_and_not_believed(signer: Signer) -> None:
    assert not verify(signer.bundle).signature
    signer.sign()
    found = verify(signer.bundle)
    assert (found.signature, found.signed, found.faults) == (True, None, ())


def test_a_bundle_that_was_made_again_is_found_by_its_signature(signer: Signer) -> None:
    signer.sign()
    page = "data/output/proeve/proeve.html"
    Handmade().put("data/README.md", "# Another\n").seal().zip(signer.bundle)
    assert verify(signer.bundle).faults == ()  # its sums are right, and so is all that they tell
    assert signer.faults() == [f"pakke.zip.minisig: {CHANGED}"]
    Handmade().put(page, "x").zip(signer.bundle)
    assert len(signer.faults()) == 2  # with the file that was changed


def test_the_signature_of_another_key_is_found(signer: Signer) -> None:
    signer.sign()
    signer.public.write_bytes(bytes(minisign.KeyPair.generate().public_key))
    assert signer.faults() == [f"pakke.zip.minisig: {CHANGED}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"sha256:", b"sha257:", CHANGED),
        (b"trusted comment: pakke", b"trusted comment: anden", CHANGED),
        (b"untrusted comment", b"comment", "er ikke en underskrift fra minisign"),
        (b"\n", b"", "er ikke en underskrift fra minisign"),
        (b"=", b"?", "er ikke en underskrift fra minisign"),
    ],
)
def test_a_signature_that_was_changed_is_found(
    old: bytes, new: bytes, said: str, signer: Signer
) -> None:
    signer.signature.write_bytes(signer.sign().replace(old, new))
    assert signer.faults() == [f"pakke.zip.minisig: {said}"]


def test_a_signature_that_is_missing_or_endless_is_told(signer: Signer) -> None:
    missing = "mangler; pakken er ikke underskrevet, eller underskriften er ikke fulgt med"
    assert signer.faults() == [f"pakke.zip.minisig: {missing}"]
    signer.signature.write_bytes(b"x" * 30_000)
    assert signer.faults() == [f"{signer.signature}: er ikke en fil fra minisign"]


def test_a_folder_has_no_signature(signer: Signer, tmp_path: Path) -> None:
    folder = Handmade().folder(tmp_path)
    told = [str(fault) for fault in verify(folder, key=str(signer.public)).faults]
    assert told == [f"{folder}: en underskrift gælder zip-filen; giv den i stedet for mappen"]


def test_a_key_that_is_none_is_told(signer: Signer, tmp_path: Path) -> None:
    not_public = "er ikke en offentlig nøgle fra minisign; giv .pub-filen eller nøglens tekst"
    for written, said in (
        (str(signer.secret), not_public),
        (str(signer.bundle), not_public),
        (str(tmp_path / "ingen.pub"), "filen findes ikke"),
        ("\0", "filen kan ikke læses: navnet kan ikke bruges"),
    ):
        with pytest.raises(ArchiveError) as told:
            verify(signer.bundle, key=written)
        assert str(told.value) == f"{written}: {said}"
    signer.secret.write_bytes(signer.public.read_bytes())
    with pytest.raises(ArchiveError) as told:
        signer.sign()
    assert str(told.value) == (
        f"{signer.secret}: er ikke en hemmelig nøgle fra minisign; lav en med »minisign -G«"
    )


def test_the_text_of_a_secret_key_is_not_said_again(signer: Signer) -> None:
    secret = signer.secret.read_text().splitlines()[1]
    with pytest.raises(ArchiveError) as told:
        verify(signer.bundle, key=secret)
    assert str(told.value) == (
        "--public-key: er ikke en offentlig nøgle fra minisign; giv .pub-filen eller nøglens tekst"
    )


def test_a_locked_key_is_opened_with_its_password_and_with_no_other(signer: Signer) -> None:
    plain = signer.sign()
    signer.pair.secret_key.encrypt("hemmelig", opslimit=32_768, memlimit=16_777_216)
    signer.secret.write_bytes(bytes(signer.pair.secret_key))

    def signed(password: str) -> bytes:
        options = {"digest": signer.digest, "key": signer.secret}
        return signing.sign(signer.bundle, "pakke.zip", **options, password=lambda: password)  # type: ignore[arg-type]

    assert signed("hemmelig") == plain
    with pytest.raises(ArchiveError) as told:
        signed("gættet")
    assert str(told.value) == f"{signer.secret}: adgangskoden passer ikke til nøglen; prøv igen"


def test_a_signature_of_the_old_kind_is_not_taken(tmp_path: Path) -> None:
    """The published example of the library, which signs the bytes and not their digest."""
    key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
    signature = tmp_path / "test.minisig"
    signature.write_bytes(
        b"untrusted comment: signature from minisign secret key\n"
        b"RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351v"
        b"wIasSSbXxwA=\n"
        b"trusted comment: timestamp:1555779966\tfile:test\n"
        b"QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA=="
    )
    minisign.PublicKey.from_base64(key).verify(
        b"test", minisign.Signature.from_bytes(signature.read_bytes())
    )
    with pytest.raises(ArchiveError, match=r"^test.minisig: er lavet på en ældre måde; underskriv"):
        signing.checked(io.BytesIO(b"test"), signature, signing.public_key(key))
