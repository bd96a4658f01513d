"""Files in a zip that are not what they say: each is refused by name."""

from __future__ import annotations

import struct

import pytest

from reporter.archive.opening.source import MEGABYTE
from tests.archive.forged import (
    BZIP2,
    DEFLATED,
    DEVICE,
    FOLDER,
    LINK,
    PIPE,
    UTF8,
    Entry,
    deflated,
    forge,
)
from tests.archive.handmade import NAME
from tests.archive.refused import honest, told

TWO_LISTS = "fylder ikke det samme i zip-filens to fortegnelser"
OTHER_SIZE = "fylder ikke det, der står i zip-filen"
NOT_A_FILE = "er ikke en almindelig fil; i en pakke er der kun filer"
MORE = "har mere ved sig i zip-filen end sit navn og sin tid; pak om"
AMBIGUOUS = "navnet er skrevet på en måde, der kan læses på flere; pak om med navne i UTF-8"

X = f"{NAME}/data/x"
PDF = f"{NAME}/data/output/proeve/proeve.pdf"
OF_PDF = b"%PDF-1.7 (en lille en)"
ENTRIES = {
    "a link": (
        Entry(name=X, content=b"/etc/passwd", mode=LINK),
        "data/x: er en henvisning til en anden fil; i en pakke er der kun filer",
    ),
    "a link that a folder would be": (
        Entry(name=f"{NAME}/data/x/", content=b"", mode=LINK),
        "data/x/: er en henvisning til en anden fil; i en pakke er der kun filer",
    ),
    "a pipe": (Entry(name=X, mode=PIPE), f"data/x: {NOT_A_FILE}"),
    "a device": (Entry(name=X, mode=DEVICE), f"data/x: {NOT_A_FILE}"),
    "a folder called a file": (
        Entry(name=X, mode=FOLDER),
        f"data/x: {NOT_A_FILE}",
    ),
    "a folder with bytes": (
        Entry(name=f"{NAME}/data/x/", mode=FOLDER),
        "data/x/: er en mappe med indhold",
    ),
    "the same file again": (
        Entry(name=PDF, content=OF_PDF),
        "data/output/proeve/proeve.pdf: er i zip-filen to gange",
    ),
    "the same but for capitals": (
        Entry(name=PDF.replace("proeve.pdf", "Proeve.PDF"), content=OF_PDF),
        "data/output/proeve/proeve.pdf: navnet er det samme som "
        "data/output/proeve/Proeve.PDF på nogle systemer",
    ),
    "a file in a file": (
        Entry(name=f"{PDF}/x"),
        "data/output/proeve/proeve.pdf/x: filen ligger i data/output/proeve/proeve.pdf, "
        "der selv er en fil",
    ),
    "a locked one": (
        Entry(name=X, flags=UTF8 | 1),
        "data/x: er krypteret; en pakke kan læses af alle",
    ),
    "a strange packing": (
        Entry(name=X, method=BZIP2),
        "data/x: er pakket på en måde, som ikke alle kan læse; pak om uden komprimering",
    ),
    "a name without a coding": (
        Entry(name=f"{NAME}/data/æ".encode("cp865"), flags=0),
        f"data/æ: {AMBIGUOUS}",
    ),
    "two names": (
        Entry(name=X, extra=struct.pack("<2H5s", 0x7075, 5, b"\1abcd")),
        f"data/x: {MORE}",
    ),
    "two names, one in its own header alone": (
        Entry(name=X, own_extra=struct.pack("<2H5s", 0x7075, 5, b"\1abcd")),
        f"data/x: {MORE}",
    ),
    "bytes hidden beside its name": (
        Entry(name=X, own_extra=struct.pack("<2H", 0x5455, 60_000) + bytes(60_000)),
        f"data/x: {MORE}",
    ),
    "a cut-off field beside its name": (Entry(name=X, own_extra=b"abc"), f"data/x: {MORE}"),
    "words about it": (Entry(name=X, comment=b"hemmeligt"), f"data/x: {MORE}"),
    "another size beside its name": (
        Entry(name=X, own_extra=struct.pack("<2H2Q", 1, 16, 2, 2)),
        f"data/x: {TWO_LISTS}",
    ),
    "a folder that only hides two bytes": (
        Entry(name=f"{NAME}/data/output/", mode=FOLDER, content=b"", data=b"ja"),
        f"data/output/: {OTHER_SIZE}",
    ),
    "a folder of nothing": (
        Entry(name=f"{NAME}/data/x/", mode=FOLDER, content=b""),
        "data/x/: er en mappe uden filer; en pakke har kun filer",
    ),
    "a folder with the name of a file": (
        Entry(name=f"{PDF}/", mode=FOLDER, content=b""),
        "data/output/proeve/proeve.pdf/: er en mappe uden filer; en pakke har kun filer",
    ),
    "a folder with packed bytes": (
        Entry(name=f"{NAME}/data/x/", mode=FOLDER, method=DEFLATED, content=b"", data=b"hemmeligt"),
        "data/x/: er en mappe med indhold",
    ),
    "another name in its own header": (
        Entry(name=X, own=f"{NAME}/data/y"),
        "data/x: hedder eller er noget andet i zip-filens to fortegnelser",
    ),
    "another size in its own header": (
        Entry(name=X, own_size=2),
        f"data/x: {TWO_LISTS}",
    ),
    "stored, and yet of two sizes": (
        Entry(name=X, content=b"xyz", size=2),
        f"data/x: {OTHER_SIZE}",
    ),
    "packed, and smaller than it says": (
        Entry(name=X, content=b"xyz", method=DEFLATED, size=9),
        "data/x: fylder mindre, end der står i zip-filen",
    ),
    "packed, and larger than it says": (
        Entry(name=X, content=bytes(3 * MEGABYTE), method=DEFLATED, size=9),
        "data/x: fylder mere, end der står i zip-filen",
    ),
    "packed, with more behind": (
        Entry(name=X, content=b"x", method=DEFLATED, data=deflated(b"x") + b"mere"),
        f"data/x: {OTHER_SIZE}",
    ),
    "packed by nobody": (
        Entry(name=X, method=DEFLATED, data=b"\xff\xff"),
        "data/x: kan ikke pakkes ud; den er ødelagt",
    ),
    "of another checksum": (
        Entry(name=X, crc=1),
        "data/x: er ændret, siden zip-filen blev lavet",
    ),
    "of no place": (
        Entry(name=X, offset=10**9),
        "data/x: ligger ikke der, hvor zip-filen siger",
    ),
    "beyond the end": (
        Entry(name=X, content=b"", packed=10**6, size=10**6),
        "zip-filen har byte bag sine filer, der ikke hører til nogen af dem",
    ),
    "a bomb": (
        Entry(name=X, content=bytes(3 * MEGABYTE), method=DEFLATED),
        "data/x: er pakket til under en 200.-del af det, den fylder; "
        "den kan være lavet til at fylde disken",
    ),
    "a huge file": (
        Entry(name=X, method=DEFLATED, packed=3 * MEGABYTE, size=501 * MEGABYTE),
        "data/x: filen fylder mere end 500 MB pakket ud",
    ),
}


@pytest.mark.parametrize("case", ENTRIES)
def test_an_entry_that_is_not_what_it_says_is_refused(case: str) -> None:
    entry, said = ENTRIES[case]
    assert said in told(forge([*honest(), entry]))


def test_files_that_are_spelled_alike_are_refused() -> None:
    both = [Entry(name=f"{NAME}/data/{name}") for name in ("\u00e5.txt", "a\u030a.txt")]
    assert "data/\u00e5.txt: navnet er det samme som data/a\u030a.txt på nogle systemer" in told(
        forge([*honest(), *both])
    )


def test_many_small_bombs_together_are_refused_unread() -> None:
    bombs = [
        Entry(name=f"{NAME}/data/{n}", method=DEFLATED, packed=3 * MEGABYTE, size=490 * MEGABYTE)
        for n in range(5)
    ]
    assert "pakken fylder mere end 2000 MB pakket ud; intet af den er læst" in told(
        forge([*honest(), *bombs])
    )
