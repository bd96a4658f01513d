"""What a page may not ask for, warn of or be set with: told in one message, exit code 4."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reporter.building import build as building
from reporter.cli import main
from reporter.editions.load import load
from reporter.errors import ExitCode
from reporter.rendering.publication import Publication, publish
from tests.publications import builds
from tests.publications.builds import EDITIONS, ROOT

NAME = "kort-fortalt-2018-11-06"
OTHER = "maalgruppebeskrivelse-2017"

Refusal = Callable[[str, str], str]


@pytest.fixture(scope="module")
def sheet() -> Publication:
    return publish(load(EDITIONS, NAME))


@pytest.fixture
def refusal(
    sheet: Publication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Refusal:
    """Build the sheet with something in it replaced; return the message when it is refused."""

    def run(old: str, new: str) -> str:
        assert old in sheet.print_html
        page = dataclasses.replace(sheet, print_html=sheet.print_html.replace(old, new, 1))
        monkeypatch.setattr(building, "publish", lambda *_, **__: page)
        with pytest.raises(SystemExit) as stop:
            main(["build", NAME, "--editions", str(EDITIONS), "--output", str(tmp_path / "output")])
        assert stop.value.code == ExitCode.RENDERING
        assert not list((tmp_path).rglob("*.*")), "something was written"
        return capsys.readouterr().err

    return run


PASSWORDS = "file:///etc/passwd"
PICTURE = ("</main>", '<img alt="Kort" src="{}"></main>')


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (PICTURE, PASSWORDS),
        (PICTURE, "/etc/passwd"),
        (PICTURE, "https://example.invalid/kort.png"),
        (PICTURE, "data:image/png;base64,AAAA"),
        (PICTURE, f"udgave:{OTHER}/figur-2.svg"),
        (PICTURE, f"../{OTHER}/data/figur-1.csv"),
        (("</style>", ".manchet {{ background: url({}) }}</style>"), PASSWORDS),
        (("</style>", '@font-face {{ font-family: "x"; src: url({}) }}</style>'), PASSWORDS),
        (("<style>", '<link rel="stylesheet" href="{}"><style>'), "http://example.invalid/a.css"),
        (("<style>", '<link rel="attachment" href="{}"><style>'), PASSWORDS),
    ],
)
def test_a_page_gets_nothing_that_the_edition_does_not_own(
    place: tuple[str, str], address: str, refusal: Refusal
) -> None:
    old, new = place
    message = refusal(old, new.format(address))
    assert address in message
    assert "Traceback" not in message


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("</style>", "p { colour: red }</style>", "colour"),
        ("</style>", "p { color: blaek }</style>", "blaek"),
        ("</style>", "p:hoover { color: red }</style>", "hoover"),
        ("</style>", "@media (skærm) { p { color: red } } }</style>", "}"),
        ("</main>", '<p><a href="#ingen-steder">x</a></p></main>', "ingen-steder"),
        ("</main>", '<img alt="" src="udgave:figur-1.svg"></main>', "alternativ tekst"),
    ],
)
def test_a_page_that_weasyprint_warns_of_is_refused(
    old: str, new: str, told: str, refusal: Refusal
) -> None:
    assert told in refusal(old, new)


@pytest.mark.parametrize("character", ["中", "✓", "א"])
def test_a_character_that_the_fonts_do_not_have_is_named(character: str, refusal: Refusal) -> None:
    message = refusal("</main>", f"<p>Tegnet {character} her</p></main>")
    assert f"tegn, som udgavens skrifter ikke har: {character}" in message


@pytest.mark.slow
def test_a_template_that_asks_for_a_file_of_the_machine_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "templates" / "kort-fortalt").mkdir(parents=True)
    for package in ("reporter", "figures"):
        (site / package).symlink_to(ROOT / package)
    for path in (ROOT / "templates").rglob("*"):
        target = site / path.relative_to(ROOT)
        if path.is_dir():
            target.mkdir(exist_ok=True)
        else:
            target.symlink_to(path)
    template = site / "templates" / "kort-fortalt" / "print.html.j2"
    content = template.read_text("utf-8")
    template.unlink()
    template.write_text(
        content.replace("{{ body }}", '{{ body }}<img alt="x" src="file:///etc/passwd">')
    )

    completed = builds.run(
        "build", NAME, "--editions", EDITIONS, "--output", tmp_path / "output",
        PYTHONPATH=os.pathsep.join([str(site)]), cwd=tmp_path,
    )  # fmt: skip
    assert completed.returncode == ExitCode.RENDERING
    assert completed.stderr.splitlines()[1:] == [
        "siden beder om file:///etc/passwd, som udgaven ikke ejer"
    ]
    assert not (tmp_path / "output" / NAME).exists()
