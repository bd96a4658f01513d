"""A series out of a table of many: uneven years, gaps, breaks, and sources that disagree."""

from __future__ import annotations

from decimal import Decimal

import pytest

from figures.specs import TimeSeries as TimeSeriesSpec
from reporter.danish import dates
from reporter.editions.display import charts, explained
from reporter.table import Disagreement, Hidden, Reason, TimeSeries
from tests.editions.minimal import Sample
from tests.publications.pages import Page, text

LINES = """\
  - id: figur-hjemloese
    kind: lines
    data: hjemloese
    title: Hjemløse
"""


def series(sample: Sample) -> TimeSeries:
    found = sample.load().tables["hjemloese"]
    assert isinstance(found, TimeSeries)
    return found


def with_figure(sample: Sample) -> Sample:
    text = '\n{{ henvis("figur-hjemloese") }}.\n\n{{ vis_figur("figur-hjemloese") }}\n'
    return sample.with_long_table().append(LINES).append(text, "tekst.md")


def test_only_the_rows_meant_are_read(sample: Sample) -> None:
    found = series(sample.with_long_table())
    assert found.years == ("2007", "2009", "2011", "2013")
    everyone = tuple(map(Decimal, (5253, 4998, 5290, 5820)))
    gap = Hidden(Reason.NO_DATA)
    assert found.groups == (
        ("Alle", everyone),
        ("Unge", (gap, Decimal(1123), gap, Decimal(1754))),
    )
    assert (found.unit, found.decimals) == ("antal", 0)


def test_what_other_sources_say_goes_along(sample: Sample) -> None:
    # Two rows say 1123 of 2009: they agree.
    assert series(sample.with_long_table()).disagreements == (
        Disagreement(
            group="Alle", year="2013", source="Notat C", others=((Decimal(5800), "Notat B"),)
        ),
    )


def test_the_first_row_can_be_the_one_shown(sample: Sample) -> None:
    sample.with_long_table().replace("disagreements: last", "disagreements: first")
    found = series(sample)
    assert found.value("Alle", "2013") == 5800
    assert found.disagreements[0].others == ((Decimal(5820), "Notat C"),)
    assert found.sources == (("Notat A", ("2007", "2009", "2011")), ("Notat B", ("2013",)))


def test_decimals_are_those_of_the_file(sample: Sample) -> None:
    sample.with_long_table().replace("i alt,2011,5290", "i alt,2011,5290.5", "data/lang.csv")
    assert series(sample).decimals == 1


def test_a_break_lies_between_its_years(sample: Sample) -> None:
    found = series(sample.with_long_table())
    assert found.broken("2007", "2009")
    assert found.broken("2013", "2007")
    assert not found.broken("2009", "2013")


def test_the_chart_stands_on_a_true_time_axis_and_is_broken(sample: Sample) -> None:
    edition = with_figure(sample).load()
    chart = charts.chart(edition, edition.model.figures[-1])
    assert isinstance(chart.spec, TimeSeriesSpec)
    everyone = chart.spec.series[0]
    assert [point.position for point in everyone.points] == [2007, 2009, 2011, 2013]
    assert [(b.before, b.mark) for b in chart.spec.breaks] == [(1, "a)")]
    assert chart.alt == (
        "Kurvediagram over 2007-2013, antal. "
        "Alle: 2007: 5.253, 2009: 4.998, 2011: 5.290 og 2013: 5.820. "
        "Værdien er højere i 2013 end i 2009. "
        "Unge: 2007: ingen data, 2009: 1.123, 2011: ingen data og 2013: 1.754. "
        "Værdien er højere i 2013 end i 2009. "
        "Serien er brudt mellem 2007 og 2009."
    )


def test_the_notes_come_by_themselves(sample: Sample) -> None:
    page = Page(with_figure(sample).publication().screen_html)
    (noted, _) = page.all("p", page.of_class("noter", page.by_id["figur-hjemloese"])[0])
    assert text(noted) == (
        "Noter: - Uden tal (ingen data): Unge i 2007 og 2011."
        "a) Brud mellem 2007 og 2009: Definitionen blev ændret i 2008."
        "Alle i 2013: Kilderne er ikke enige. Vist er 5.820 (Notat C); en anden "
        "kilde har 5.800 (Notat B)."
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            ", disagreements: last",
            "",
            "data/lang.csv:6: Hele landet står allerede i linje 5; slet den ene, eller vælg "
            "rækker med where\n"
            "proeve/data/lang.csv:10: Hele landet står allerede i linje 9; slet den ene, eller "
            "vælg rækker med where",
        ),
        (
            ", only_years: true",
            "",
            "data/lang.csv:8: aar: '' skal skrives 2016, 2014-2016 eller 2016-12",
        ),
        (
            "sources: kilde",
            "sources: kilder",
            "data/lang.csv:1: kolonnen 'kilder' findes ikke; mente du kilde?",
        ),
        (
            "[alle, i alt]",
            "[alle, alle]",
            "data/lang.csv: hjemloese: groups.Alle: både 'alle' og 'alle' har et tal for 2007; "
            "nævn kun den ene",
        ),
        (
            "before: 2009",
            "before: 2007",
            "edition.yaml:25:10: data.1.breaks.0.before: serien går fra 2007 til 2013; et bruds "
            "før-år ligger derimellem",
        ),
        (
            "before: 2009",
            "before: 2014",
            "edition.yaml:25:10: data.1.breaks.0.before: serien går fra 2007 til 2013; et bruds "
            "før-år ligger derimellem",
        ),
        (
            "before: 2009",
            "before: snart",
            "edition.yaml:25:10: data.1.breaks.0.before: skal være et årstal, fx 2016",
        ),
        (
            "    breaks:\n",
            "    breaks:\n      - {before: 2008, why: Et andet brud.}\n",
            "edition.yaml:26:10: data.1.breaks.1.before: der er intet år mellem bruddet i 2008 "
            "og 2009; slet det ene",
        ),
        (
            "groups: {Alle",
            "area: Arhus\n    groups: {Alle",
            "data/lang.csv: hjemloese: ukendt kommune 'Arhus'; mente du Aarhus?",
        ),
    ],
)
def test_what_is_wrong_is_told(sample: Sample, old: str, new: str, fault: str) -> None:
    told = sample.with_long_table().replace(old, new).faults()
    assert told[0] == f"proeve/{fault}"


def test_a_figure_of_one_year_explains_that_year_alone(sample: Sample) -> None:
    figure = """\
  - id: figur-aar
    kind: proportional
    data: hjemloese
    year: 2013
    title: To grupper
"""
    edition = sample.with_long_table().append(figure).load()
    (note,) = explained.notes(edition, {"hjemloese": ("Anden.",)}, "figur-aar")
    assert note.words.startswith("Alle i 2013: Kilderne er ikke enige.")


def test_there_are_letters_for_so_many_breaks(sample: Sample) -> None:
    rows = "".join(f"{year};1\n" for year in range(1980, 2017))
    sample.file("data/maal.csv", f"aar;Alle\n{rows}")
    many = "".join(f"      - {{before: {year}, why: Nyt.}}\n" for year in range(1981, 2008))
    sample.replace("    unit: pct\n", f"    unit: pct\n    breaks:\n{many}")
    assert sample.fault().endswith("data.0.breaks.26.before: en serie kan højst have 26 brud")


def test_the_reason_of_a_break_has_its_digits_as_calls(sample: Sample) -> None:
    sample.with_long_table().replace("{{ aar(2008) }}", "2008")
    assert sample.fault().startswith("proeve/edition.yaml:25:")


def test_a_file_can_have_breaks_too(sample: Sample) -> None:
    sample.replace(
        "    unit: pct\n", "    unit: pct\n    breaks: [{before: 2016, why: Et nyt panel.}]\n"
    )
    (noted,) = {note for note in _notes(sample) if "Brud" in note}
    assert noted.startswith("Noter: a) Brud mellem 2015 og 2016: Et nyt panel.")


def _notes(sample: Sample) -> list[str]:
    page = Page(sample.publication().print_html)
    return [text(noted) for noted in page.all("p", page.of_class("noter")[0])]


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        (["2007"], "2007"),
        (["2007", "2009"], "2007 og 2009"),
        (["2007", "2009", "2011"], "2007-2011"),
        (["2007", "2009", "2011", "2015"], "2007-2011 og 2015"),
        (["2007", "2011", "2013", "2015"], "2007 og 2011-2015"),
        (["2007", "2009", "2013", "2015"], "2007, 2009, 2013 og 2015"),
    ],
)
def test_years_are_told_shortly(shown: list[str], printed: str) -> None:
    assert dates.years(shown, ["2007", "2009", "2011", "2013", "2015"]) == printed
