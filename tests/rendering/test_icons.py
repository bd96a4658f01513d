"""The icon of a goal is there to be seen and is not read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.editions.minimal import Sample
from tests.rendering import pdf_document as example
from tests.rendering.pdf_structure import Structure


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "editions")


def test_an_image_for_presentation_is_an_artifact() -> None:
    image = f"<img alt='' role=presentation src='{example.image('#0b4654')}'>"
    made = example.make(f"<h1>{image} Mål</h1><p>Tekst {image} videre.</p>").content
    tree = Structure(made).tree()
    assert "Figure" not in tree
    assert [line.strip() for line in tree.splitlines()] == [
        "Document", "H1", "'Mål'", "P", "'Tekst '", "'videre.'",
    ]  # fmt: skip
    with pikepdf.open(BytesIO(made)) as pdf:
        assert b"/Artifact" in pdf.pages[0].Contents.read_bytes()


def test_an_icon_is_drawn_once_and_hidden_from_those_who_listen(sample: Sample) -> None:
    made = sample.text(
        "Hjemløse {{ ikon(7) }} og unge {{ ikon(2) }} og {{ ikon(7) }}."
    ).publication()
    tag = '<img class="ikon" src="udgave:maal-{}.svg" alt="" role="presentation">'
    assert made.print_html.count(tag.format(7)) == 2
    assert made.print_html.count(tag.format(2)) == 1
    assert made.resources["udgave:maal-7.svg"].content.startswith(b"<svg")
    assert made.screen_html.count('<span class="ikon" aria-hidden="true"><svg') == 3


def test_a_number_without_a_goal_is_refused(sample: Sample) -> None:
    assert sample.refusal("{{ ikon(11) }}") == "der er ikoner til mål 1 til 10, ikke til 11"
    assert sample.refusal('{{ ikon("7") }}') == (
        "ikon: maal skal være et helt tal uden anførselstegn"
    )
