"""Names that are not what they seem: refused, and nothing is written where they lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporter.archive.opening.names import refusal
from tests.archive.forged import Entry, forge
from tests.archive.handmade import NAME, faults
from tests.archive.refused import honest, told

UNSEEN = "navnet har tegn, der ikke kan ses"
WINDOWS = "navnet kan ikke bruges på Windows"
SPACES = "navnet begynder eller slutter med et mellemrum eller slutter med et punktum"


def test_an_honest_zip_that_was_forged_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "pakke.zip"
    path.write_bytes(forge(honest()))
    assert faults(path) == []


NAMES = {
    f"{NAME}/../../evil": "navnet har »..«, der fører ud af pakken",
    "../evil": "navnet har »..«, der fører ud af pakken",
    f"{NAME}/data/..": "navnet har »..«, der fører ud af pakken",
    "/etc/evil": "navnet er en absolut sti, der fører ud af pakken",
    "C:/evil": "navnet begynder med et drev, der fører ud af pakken",
    "c:evil": "navnet begynder med et drev, der fører ud af pakken",
    f"{NAME}\\..\\evil": "navnet har en omvendt skråstreg, der er en mappe på nogle systemer",
    f"{NAME}/data/a\0.txt": UNSEEN,
    f"{NAME}/data/a\x1b[31m": UNSEEN,
    f"{NAME}/data/a\nb": UNSEEN,
    f"{NAME}/data/fdp\u202egpj.exe": UNSEEN,
    f"{NAME}/data/a\u200bb": UNSEEN,
    f"{NAME}/data/CON": WINDOWS,
    f"{NAME}/data/nul.txt": WINDOWS,
    f"{NAME}/Lpt1 .tar.gz/a": WINDOWS,
    f"{NAME}/data/a.txt:skjult": WINDOWS,
    f"{NAME}/data/a?": WINDOWS,
    f"{NAME}/data/a.": SPACES,
    f"{NAME}/data /a": SPACES,
    f"{NAME}//a": "navnet har en mappe uden navn",
    f"{NAME}/./a": "navnet har en mappe uden navn",
    f"{NAME}/data/{'a/' * 14}b": "filen ligger i mere end 16 mapper",
    f"{NAME}/data/{'å' * 128}": "navnet er for langt",
    f"{NAME}/{'/'.join(['a' * 150] * 4)}": "navnet er for langt",
    "anden-v1/a": f"ligger uden for pakkens mappe {NAME}",
    "a": f"ligger uden for pakkens mappe {NAME}",
}


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_that_is_not_what_it_seems_is_refused(name: str) -> None:
    # A fault is one line, whatever a name holds.
    within = name.removeprefix(f"{NAME}/").replace("\n", " ")
    assert f"{within}: {NAMES[name]}" in told(forge([*honest(), Entry(name=name)]))


@pytest.mark.parametrize("name", ["con", "COM1", "aux", "conin$", "com¹"])
def test_the_names_of_devices_are_refused_and_no_others(name: str) -> None:
    for near in (f"{name}x", f"x{name}", f"x.{name}"):
        assert refusal(f"data/{near}/{near}.txt") == ""
    for own in (name, name.upper(), f"{name}.txt", f"{name}.tar.gz", f"{name} .txt"):
        assert refusal(f"data/{own}") == refusal(f"{own}/data") == WINDOWS
