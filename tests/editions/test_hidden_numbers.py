"""Where a number is not shown, map, table, figure and text alternative say why."""

from __future__ import annotations

import re

import pytest

from figures.specs import Choropleth, TimeSeries
from reporter.editions.display import charts
from reporter.rendering.publication import Publication
from reporter.table import Reason
from tests.editions.minimal import Sample
from tests.editions.tables import table, with_tables

HIDDEN = {
    "Aarhus": Reason.FEW_PERSONS,
    "Samsø": Reason.FEW_PERSONS,
    "Odense": Reason.NOT_APPROVED,
    "Læsø": Reason.NO_DATA,
}
NO_DATA = "- Der er ingen data."
NOT_APPROVED = "*) Kommunens data er ikke godkendt."
FEW = (
    "**) Tallet vises ikke, fordi det bygger på for få personer eller kunne røbe et andet tal, "
    "der gør det."
)


@pytest.fixture
def publication(sample: Sample) -> Publication:
    return with_tables(sample, table(HIDDEN)).publication()


def part(html: str, item_id: str) -> str:
    """Return what stands from a figure's id to the next figure, section or the end."""
    after = html.partition(f'id="{item_id}"')[2]
    return re.split(r'<(?:figure class="figur|section)', after)[0]


def test_a_map_has_a_class_of_its_own_for_each_reason(publication: Publication) -> None:
    edition = publication.edition
    figure = next(f for f in edition.model.figures if f.id == "figur-kort")
    chart = charts.chart(edition, figure)
    assert isinstance(chart.spec, Choropleth)
    assert [special.label for special in chart.spec.specials] == [
        "*) Ikke godkendte data (1)",
        "**) Fortrolige tal (2)",
        "Uden data (1)",
    ]
    assert chart.spec.specials_of == {"461": 0, "741": 1, "751": 1, "825": 2}


def test_a_map_tells_each_reason_aloud(publication: Publication) -> None:
    (alt,) = re.findall('alt="(Danmarkskort[^"]*)"', publication.print_html)
    assert alt.endswith(
        "Én kommune er uden data. Én kommune har ikke godkendte data. To kommuner vises ikke af "
        "hensyn til fortroligheden."
    )


@pytest.mark.parametrize("medium", ["print_html", "screen_html"])
@pytest.mark.parametrize(
    ("item_id", "notes"),
    [  # the map's legend has words for what is without data, and no mark
        ("figur-kort", f"<b>Noter:</b> {NOT_APPROVED}<br>{FEW}</p>"),
        ("bilag-kort", f"<b>Noter:</b> {NO_DATA}<br>{NOT_APPROVED}<br>{FEW}</p>"),
    ],
)
def test_map_and_appendix_explain_their_marks(
    publication: Publication, medium: str, item_id: str, notes: str
) -> None:
    assert notes in part(getattr(publication, medium), item_id)


def test_an_appendix_marks_each_reason(publication: Publication) -> None:
    shown = part(publication.print_html, "bilag-kort")
    cells = dict(re.findall(r'<th scope="row">([^<]*)</th><td>(.*?)</td>', shown))
    assert {name: cells[name] for name in HIDDEN} == {
        "Aarhus": "**)",
        "Samsø": "**)",
        "Odense": "*)",
        "Læsø": "-",
    }


def test_a_figure_over_years_says_whose_numbers_it_lacks_and_why(sample: Sample) -> None:
    with_tables(sample, table(HIDDEN)).replace(
        "groups: {Udsatte unge: målgruppe, Øvrige unge: øvrige unge}", "area: Aarhus"
    )
    html = sample.publication().print_html
    assert "<b>Noter:</b> **) Uden tal (få personer): Målgruppen i 2015 og 2016." in html
    assert "Målgruppen: 2015: få personer og 2016: få personer." in html


def test_a_figure_over_years_has_a_mark_where_a_number_is_missing(sample: Sample) -> None:
    with_tables(sample, table(HIDDEN)).replace(
        "groups: {Udsatte unge: målgruppe, Øvrige unge: øvrige unge}", "area: Aarhus"
    )
    edition = sample.load()
    figure = next(f for f in edition.model.figures if f.id == "figur-aar")
    spec = charts.chart(edition, figure).spec
    assert isinstance(spec, TimeSeries)
    assert [(p.x, p.value, p.label) for p in spec.series[0].points] == [
        ("2015", None, "**)"),
        ("2016", None, "**)"),
    ]


def test_a_pair_of_figures_explains_a_mark_once(sample: Sample) -> None:
    with_tables(sample, table(HIDDEN))
    text = (sample.folder / "tekst.md").read_text("utf-8")
    both = '{{ vis_figurpar("figur-aar", "figur-kort") }}'
    text = text.replace('{{ vis_figur("figur-aar") }}', both)
    sample.file("tekst.md", text.replace('{{ vis_figur("figur-kort") }}\n', ""))
    html = sample.publication().print_html
    pair = html.partition('<div class="figurpar"')[2].partition("<section")[0]
    assert pair.count(FEW) == 1
    assert f"<b>Noter:</b> {NOT_APPROVED}<br>{FEW}" in pair


def test_what_is_shown_needs_no_notes(sample: Sample) -> None:
    html = with_tables(sample, table()).publication().print_html
    assert "Noter:" not in html
