"""What is read of a page drawn by hand: its numbers, and whether each can be seen."""

from __future__ import annotations

import io
from random import Random

import pikepdf
import pytest

from reporter.rendering import printed, visible

WHITE = "1 g"
COVER = f"{WHITE} 90 90 60 30 re f"
"""A white box over the number at 100, 100."""


def text(string: str, *, x: float = 100, y: float = 100, size: float = 10) -> str:
    return f"BT /F {size} Tf {x} {y} Td ({string}) Tj ET "


def drawn(content: str, *, form: str = "") -> bytes:
    """Return a PDF of one page, 200 points wide and 300 high."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page = document.add_blank_page(page_size=(200, 300))
    box = pikepdf.Array([0, 0, 200, 300])
    resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    inner = document.make_stream(
        form.encode(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=box,
        Resources=resources,
    )  # fmt: skip
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=font), XObject=pikepdf.Dictionary(X=inner)
    )
    page.Contents = document.make_stream(content.encode())
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def seen(content: str, *, form: str = "") -> list[str]:
    return printed.read(drawn(content, form=form)).seen()


@pytest.mark.parametrize(
    "content",
    [
        text("12"),
        COVER + " 0 g " + text("12"),  # the box lies behind it
        text("12") + f"{WHITE} 20 200 60 30 re f",  # the box lies elsewhere
        "0 g 90 90 60 30 re f " + WHITE + " " + text("12"),  # white on black
        text("12", x=0, y=0),
        text("12", x=100, y=291),
        text("12", size=90),
    ],
)
def test_a_number_that_stands_out_is_seen(content: str) -> None:
    assert seen(content) == ["12"]


@pytest.mark.parametrize(
    "content",
    [
        text("12") + COVER,
        text("12") + f"{WHITE} 0 0 200 300 re f",
        text("12") + f"1 G 30 w 80 104 m 150 104 l S {WHITE}",  # a line is as wide as its pen
        f"{WHITE} " + text("12"),
        "3 Tr " + text("12"),
        text("12") + f"{WHITE} 95 90 10.56 20 re f",  # the first digit alone
        text("12") + f"{WHITE} 105.56 90 10 20 re f",  # the last
        text("1", x=106, size=6) + f"{WHITE} 106.2 90 3.3 30 re f",  # no larger than need be
        text("12", x=-30),
        text("12", x=-3),
        text("12", x=230) + "195 104 5 3 re f",
        text("12", x=230),
        text("12", y=320),
        text("12", y=-30),
        text("12", size=0.2),
        "q 0 0 10 10 re W n " + text("12") + "Q",
    ],
)
def test_a_number_that_does_not_is_not(content: str) -> None:
    assert seen(content) == []


def test_forms_hide_and_show_numbers_too() -> None:
    assert seen(text("12") + "/X Do", form=COVER) == []
    assert seen(text("12") + "/X Do", form=text("34", y=200)) == ["12", "34"]


@pytest.mark.parametrize("tag", ["Artifact", "Lbl", "Reference"])
def test_what_the_layout_writes_is_no_number_and_does_not_lengthen_one(tag: str) -> None:
    call = f"/{tag} BMC " + text("1", x=122.3) + "EMC "
    assert seen(text("2016") + call) == ["2016"]
    assert seen(text("2016") + "/P BMC " + text("1", x=122.3) + "EMC ") == ["20161"]
    assert printed.read(drawn(text("2016") + call)).pages == ("20161",)


def test_texts_of_the_layout_show_no_number_that_is_hidden() -> None:
    header = "/Artifact BMC 0 g " + text("XXXX", x=95) + "EMC "
    assert seen(f"{WHITE} " + text("12") + header) == []


def test_numbers_below_each_other_are_parted_unless_they_are_expected() -> None:
    number = printed.PrintedNumber(text="024", seen=True, parts=("0", "2", "4"))
    page = printed.Printed(content=b"", pages=("",), numbers=(number,), attachments={}, language="")
    assert page.seen() == ["0", "2", "4"]
    assert page.seen({"024"}) == ["024"]


def test_painting_only_what_lies_near_a_number_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pages of boxes in all greys, and lines, over and under numbers: read whole and in part."""
    random = Random(20181106)
    pages = [_crowded(random) for _ in range(60)]
    near = [printed.read(page).numbers for page in pages]
    monkeypatch.setattr(visible, "_matters", lambda item, near: True)
    assert near == [printed.read(page).numbers for page in pages]
    found = [number.seen for numbers in near for number in numbers]
    assert 100 < sum(found) < len(found) - 100


def _crowded(random: Random) -> bytes:
    parts: list[str] = []
    for n in range(10, 40):
        x, y = random.randrange(-5, 195), random.randrange(-5, 295)
        width, height = random.randrange(1, 20), random.randrange(1, 20)
        parts.append(f"{random.choice((0, 0.4, 1))} g")
        parts.append(f"{random.choice((0, 0.4, 1))} G {random.randrange(1, 12)} w")
        parts.append(text(str(n), x=x, y=y, size=random.choice((6, 8, 14))))
        x, y = random.randrange(-5, 195), random.randrange(-5, 295)
        shape = f"{x} {y} {width} {height} re f"
        parts.append(random.choice((shape, f"{x} {y} m {x + width} {y + height} l S")))
    return drawn(" ".join(parts))
