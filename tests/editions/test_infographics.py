"""Infographics of an edition: what they take from its data, what they say, and what is refused."""

from __future__ import annotations

import pytest

from figures.infographics.specs import (
    Criteria,
    PartOfWhole,
    Proportional,
    Scale,
    ShareBars,
    StackedColumns,
    TextPanel,
)
from reporter.editions.display import charts
from reporter.editions.display.charts import Chart
from reporter.editions.infographics import words_of
from tests.editions.minimal import Sample

HAIR, NBSP = "\u200a", "\u00a0"
PLACE = "proeve/edition.yaml:19:5: figures.0.data: "


def shown(sample: Sample, kind: str, csv: str, *fields: str, unit: str = "pct") -> Sample:
    """Make the edition's only figure an infographic of its only data."""
    sample.file("data/maal.csv", csv)
    sample.replace("unit: pct", f"unit: {unit}")
    more = "".join(f"    {field}\n" for field in fields)
    head = "kind: columns\n    data: maal\n"
    return sample.replace(head, head.replace("columns", kind) + more)


def chart(sample: Sample) -> Chart:
    edition = sample.load()
    (figure,) = edition.model.figures
    return charts.chart(edition, figure, told=dict(words_of(figure)))


def printed(made: Chart) -> str:
    return made.alt.replace(NBSP, " ")


def rows(made: Chart) -> list[tuple[str, ...]]:
    assert made.sheet
    return list(made.sheet.rows)


def test_a_scale_has_its_ends_and_its_middle_marked(sample: Sample) -> None:
    made = chart(shown(sample, "scale", "aar;Udsatte;Øvrige\n2014;41;57,4\n", unit="point"))
    assert isinstance(made.spec, Scale)
    assert [mark.label for mark in made.spec.marks] == ["0", "50", "100"]
    assert [(p.name, p.value, p.label) for p in made.spec.pointers] == [
        ("Udsatte", 41, "41"),
        ("Øvrige", 57.4, "57"),
    ]
    assert printed(made) == "Skala fra 0 til 100 med 50 afmærket. Udsatte: 41; Øvrige: 57."
    assert rows(made) == [
        ("2014", "Udsatte", "41", "offentliggjort"),
        ("2014", "Øvrige", "57", "offentliggjort"),
    ]


def test_a_scale_may_have_other_marks(sample: Sample) -> None:
    csv = "aar;Udsatte\n2014;-1,5\n"
    made = chart(shown(sample, "scale", csv, "marks: [-2, 2.5]", unit="procentpoint"))
    assert printed(made) == "Skala fra −2 til 2,5. Udsatte: −2."


def test_a_pair_of_bars_shows_what_is_known_and_computes_the_rest(sample: Sample) -> None:
    csv = "aar;Udsatte/I gang;Øvrige/I gang\n2014;48;84\n"
    made = chart(shown(sample, "bar_pair", csv, "rest: Ikke i gang"))
    assert isinstance(made.spec, ShareBars)
    assert made.spec.whole_label == f"100{HAIR}%"
    labels = [[share.label for share in whole.shares] for whole in made.spec.wholes]
    assert labels == [[f"48{HAIR}%", f"52{HAIR}%"], [f"84{HAIR}%", f"16{HAIR}%"]]
    assert printed(made) == (
        "To søjler, der hver deler 100 pct. op. Udsatte – I gang: 48 pct.; Ikke i gang: 52 pct. "
        "Øvrige – I gang: 84 pct.; Ikke i gang: 16 pct."
    )
    assert rows(made) == [
        ("Udsatte", "I gang", "2014", "48", "offentliggjort"),
        ("Udsatte", "Ikke i gang", "2014", "52", "beregnet"),
        ("Øvrige", "I gang", "2014", "84", "offentliggjort"),
        ("Øvrige", "Ikke i gang", "2014", "16", "beregnet"),
    ]


def test_parts_rounded_by_their_source_fill_the_bar(sample: Sample) -> None:
    csv = "aar;A/Ja;A/Nej;B/Ja;B/Nej\n2014;33;66;51;50\n"
    made = chart(shown(sample, "bar_pair", csv))
    assert isinstance(made.spec, ShareBars)
    for whole in made.spec.wholes:
        assert sum(part.value for part in whole.parts) == pytest.approx(100)
    assert [part.label for part in made.spec.wholes[0].parts] == [f"33{HAIR}%", f"66{HAIR}%"]


def test_a_bar_may_take_its_parts_together(sample: Sample) -> None:
    csv = "aar;Stoffri;Reduceret;Stabiliseret\n2013;28;6;6\n"
    fields = ("rest: Øvrige", "together: Stoffri eller bedre")
    made = chart(shown(sample, "share_bar", csv, *fields))
    assert isinstance(made.spec, ShareBars)
    (whole,) = made.spec.wholes
    assert whole.total
    assert (whole.total.label, whole.total.value) == (f"40{HAIR}%", 40)
    assert printed(made) == (
        "En søjle, der deler 100 pct. op. Stoffri: 28 pct.; Reduceret: 6 pct.; Stabiliseret: "
        "6 pct.; Øvrige: 60 pct. Stoffri eller bedre: 40 pct."
    )
    assert ("", "Stoffri eller bedre", "2013", "40", "beregnet") in rows(made)
    assert made.sheet
    assert made.sheet.shown == ("Del", "Pct.", "Status")


def test_a_part_of_a_whole_is_as_many_dots(sample: Sample) -> None:
    csv = "aar;Handicap/I job;Handicap/Under uddannelse\n2014;6;3\n"
    fields = ("rest: Øvrige", "together: I job eller uddannelse")
    made = chart(shown(sample, "part_of_whole", csv, *fields))
    assert isinstance(made.spec, PartOfWhole)
    (whole,) = made.spec.wholes
    assert [part.value for part in whole.parts] == [6, 3]
    assert printed(made) == (
        "Felt med 100 prikker, hvoraf 9 er udfyldt. Handicap – I job eller uddannelse: 9 pct., "
        "heraf I job: 6 pct.; Under uddannelse: 3 pct. Øvrige: 91 pct."
    )


@pytest.mark.parametrize(
    ("values", "dots"),
    [("6,4;2,4", [6, 3]), ("0,4;0,4", [0, 1]), ("50,5;49,5", [51, 49]), ("51;50", [51, 49])],
)
def test_dots_add_up_to_what_the_parts_do(sample: Sample, values: str, dots: list[int]) -> None:
    made = chart(shown(sample, "part_of_whole", f"aar;A;B\n2014;{values}\n", "together: Begge"))
    assert isinstance(made.spec, PartOfWhole)
    assert [part.value for part in made.spec.wholes[0].parts] == dots


def test_a_share_that_rounds_to_nothing_is_no_nothing(sample: Sample) -> None:
    made = chart(shown(sample, "part_of_whole", "aar;A/Ja;B/Ja\n2014;0,4;47\n"))
    assert isinstance(made.spec, PartOfWhole)
    assert made.spec.wholes[0].parts[0].label == f"under{NBSP}1{HAIR}%"


def test_areas_say_what_they_compare(sample: Sample) -> None:
    csv = "aar;Nye mål;Gamle mål\n2016;143.000;55.000\n"
    made = chart(shown(sample, "proportional", csv, unit="antal"))
    assert isinstance(made.spec, Proportional)
    assert [area.label for area in made.spec.areas] == ["143.000", "55.000"]
    assert printed(made) == (
        "To cirkler, hvis arealer svarer til tallene. Nye mål: 143.000; Gamle mål: 55.000."
    )


def test_a_number_that_its_source_has_rounded_is_about_so(sample: Sample) -> None:
    sample.replace("unit: pct\n", "unit: pct\n    rounded_in_source: true\n")
    made = chart(shown(sample, "proportional", "aar;A;B\n2016;9;2\n"))
    assert isinstance(made.spec, Proportional)
    assert [area.label for area in made.spec.areas] == [f"ca.{NBSP}9{HAIR}%", f"ca.{NBSP}2{HAIR}%"]
    assert "A: ca. 9 pct.; B: ca. 2 pct." in printed(made)


def test_a_year_is_picked_out_of_several(sample: Sample) -> None:
    csv = "aar;A;B\n2014;1;2\n2015;3;4\n2016;-;5\n"
    made = chart(shown(sample, "proportional", csv, "year: 2015"))
    assert isinstance(made.spec, Proportional)
    assert [area.value for area in made.spec.areas] == [3, 4]
    assert [row[0] for row in rows(made)] == ["2015", "2015"]
    # What another year lacks is no matter of this figure.
    assert "Noter:" not in sample.publication().screen_html


def test_parts_that_are_not_known_are_explained(sample: Sample) -> None:
    csv = "aar;Unge;Ældre;I alt\n2009;-;-;50\n2015;20;41;61\n"
    sample = shown(sample, "stacked_columns", csv, "total: I alt", unit="antal")
    assert "<b>Noter:</b> - Uden tal (ingen data): Unge i 2009; Ældre i 2009." in (
        sample.publication().screen_html
    )


def test_whole_columns_where_no_parts_are_known(sample: Sample) -> None:
    csv = "aar;Hjemløse\n2009;4.998\n2015;6.138\n"
    made = chart(shown(sample, "stacked_columns", csv, unit="antal"))
    assert isinstance(made.spec, StackedColumns)
    assert [c.total.label for c in made.spec.columns] == ["4.998", "6.138"]
    assert not any(column.parts for column in made.spec.columns)
    assert (
        printed(made)
        == "Søjlediagram, antal. Søjlen for 2009 er i alt 4.998. Søjlen for 2015 er i alt 6.138."
    )


def test_columns_are_parted_in_the_years_whose_parts_are_known(sample: Sample) -> None:
    csv = "aar;Unge;Ældre;I alt\n2009;-;-;4.998\n2015;2.000;4.138;6.138\n"
    made = chart(shown(sample, "stacked_columns", csv, "total: I alt", unit="antal"))
    assert isinstance(made.spec, StackedColumns)
    first, last = made.spec.columns
    assert not first.parts
    assert [(part.name, part.label) for part in last.parts] == [
        ("Unge", "2.000"),
        ("Ældre", "4.138"),
    ]
    assert made.spec.undivided_label == "ikke opdelt"
    assert printed(made) == (
        "Søjlediagram, antal. Søjlen for 2009 er i alt 4.998. Søjlen for 2015 er i alt 6.138, "
        "heraf Unge: 2.000; Ældre: 4.138."
    )


def test_parts_are_added_up_where_no_group_is_the_total(sample: Sample) -> None:
    csv = "aar;Unge;Ældre\n2015;2.000;4.138\n"
    made = chart(shown(sample, "stacked_columns", csv, unit="antal"))
    assert isinstance(made.spec, StackedColumns)
    assert made.spec.columns[0].total.label == "6.138"


PANEL = """\
  - id: figur-panel
    kind: text_panel
    title: Uden tal
    message: Der er ingen tal om målet for {{ aar(2014) }}
  - id: figur-kriterier
    kind: criteria
    title: Kriterierne
    criteria:
      - {title: Relevante, points: [For dem det handler om, For alle]}
      - {title: Målbare, points: ['Siden {{ aar(2016) }}.']}
"""


def test_figures_of_words_have_their_calls_made(sample: Sample) -> None:
    sample.append(PANEL)
    for name in ("figur-panel", "figur-kriterier"):
        sample.append(
            f'\nSom i {{{{ henvis("{name}") }}}}.\n\n{{{{ vis_figur("{name}") }}}}\n', "tekst.md"
        )
    html = sample.publication().screen_html
    assert 'aria-label="I stedet for en figur: Der er ingen tal om målet for 2014"' in html
    assert (
        'aria-label="To kriterier. Relevante: For dem det handler om. For alle. '
        'Målbare: Siden 2016."'
    ) in html
    edition = sample.load()
    panel, criteria = (
        charts.chart(edition, f, told=dict(words_of(f))) for f in edition.model.figures[1:]
    )
    assert isinstance(panel.spec, TextPanel)
    assert isinstance(criteria.spec, Criteria)
    assert panel.sheet is criteria.sheet is None


@pytest.mark.parametrize(
    ("kind", "csv", "fields", "message"),
    [
        (
            "scale",
            "aar;A;B;C\n2014;1;2;3\n",
            (),
            "figuren kan højst vise 2 grupper; serien har 3",
        ),
        (
            "scale",
            "aar;A\n2014;12\n",
            ("marks: [0, 10]",),
            "A er 12, som ligger uden for skalaen fra 0 til 10; ret marks",
        ),
        (
            "scale",
            "aar;A\n2014;5\n",
            ("marks: [10, 0]",),
            "tallene i marks skal stå i rækkefølge med det laveste først",
        ),
        (
            "proportional",
            "aar;A;B\n2014;1;2\n2015;3;4\n",
            (),
            "serien har flere år; skriv i year, hvilket figuren viser (2014, 2015)",
        ),
        (
            "proportional",
            "aar;A;B\n2014;1;2\n2015;3;4\n",
            ("year: 2013",),
            "året 2013 findes ikke i serien; der er 2014, 2015",
        ),
        (
            "proportional",
            "aar;A;B\n2014;1;**)\n",
            (),
            "B har intet tal for 2014 (få personer), så figuren kan ikke vises; "
            "brug text_panel i stedet",
        ),
        ("proportional", "aar;A\n2014;1\n", (), "figuren viser 2 eller 3 grupper; serien har 1"),
        ("proportional", "aar;A;B\n2014;0;0\n", (), "figuren kan ikke vise 0 alene"),
        (
            "bar_pair",
            "aar;A;B\n2014;48;84\n",
            ("rest: Resten",),
            "figuren viser to helheder, men serien har 1; kald grupperne helhed/del, "
            "fx »Øvrige unge/I job«",
        ),
        (
            "share_bar",
            "aar;A/x;B/x\n2014;48;84\n",
            ("rest: Resten",),
            "figuren viser én helhed, men serien har 2; kald grupperne helhed/del, "
            "fx »Øvrige unge/I job«",
        ),
        (
            "bar_pair",
            "aar;A/x;B/y\n2014;48;84\n",
            ("rest: Resten",),
            "alle helheder skal have de samme dele i samme rækkefølge",
        ),
        (
            "share_bar",
            "aar;A;B;C;D\n2014;25;25;25;25\n",
            (),
            "figuren kan højst vise 3 dele; serien har 4",
        ),
        (
            "share_bar",
            "aar;A\n2014;37\n",
            (),
            "delene giver 37 pct. i alt; skriv i rest, hvad resten er",
        ),
        (
            "bar_pair",
            "aar;A/x;B/x\n2014;37;100\n",
            ("rest: Resten",),
            "delene af B giver 100 pct. i alt, så der er ingen rest; slet rest",
        ),
        (
            "share_bar",
            "aar;A;B\n2014;60;42\n",
            (),
            "delene giver 102 pct. i alt, altså mere end det hele",
        ),
        (
            "bar_pair",
            "aar;A/x;B/x\n2014;37;47\n",
            ("rest: Resten", "together: Alt"),
            "to søjler ved siden af hinanden har ikke plads til together; slet feltet",
        ),
        (
            "share_bar",
            "aar;A\n2014;37\n",
            ("rest: Resten", "together: Alt"),
            "together er et navn til flere dele under ét, men serien har kun én; slet feltet",
        ),
        (
            "part_of_whole",
            "aar;A;B\n2014;6;3\n",
            (),
            "skriv i together, hvad delene er under ét",
        ),
        (
            "stacked_columns",
            "aar;A;B\n2014;6;-\n",
            (),
            "B har intet tal for 2014, så søjlen mangler",
        ),
        (
            "stacked_columns",
            "aar;A;B;I alt\n2014;6;3;12\n",
            ("total: I alt",),
            "delene for 2014 giver 9, men det hele er 12",
        ),
        (
            "stacked_columns",
            "aar;A;B;I alt\n2014;4;**);9\n",
            ("total: I alt",),
            "B for 2014 er skjult, men er det hele uden de øvrige dele; skjul endnu en del",
        ),
        (
            "stacked_columns",
            "aar;A;B;Alle\n2014;6;3;9\n",
            ("total: Ale",),
            "total: gruppen 'Ale' findes ikke; mente du Alle?",
        ),
        (
            "stacked_columns",
            "aar;A\n" + "".join(f"{year};1\n" for year in range(2010, 2017)),
            (),
            "figuren kan højst vise 6 år; serien har 7",
        ),
    ],
)  # fmt: skip
def test_what_an_infographic_cannot_show_is_refused(
    sample: Sample, kind: str, csv: str, fields: tuple[str, ...], message: str
) -> None:
    fault = shown(sample, kind, csv, *fields).fault()
    assert fault.replace(NBSP, " ") == PLACE + message


def test_numbers_that_are_no_shares_are_no_parts_of_a_whole(sample: Sample) -> None:
    sample = shown(sample, "share_bar", "aar;A\n2014;37\n", "rest: Resten", unit="antal")
    assert sample.fault() == PLACE + "figuren viser andele, så serien skal have enheden pct"


def test_other_data_are_refused(sample: Sample) -> None:
    sample.with_distribution().replace(
        "kind: columns\n    data: maal", "kind: share_bar\n    data: dele"
    )
    assert "'dele' er ikke af typen time_series, som skal bruges her" in sample.fault()


def test_no_digit_is_typed_in_a_figure_of_words(sample: Sample) -> None:
    sample.append(PANEL.replace("{{ aar(2014) }}", "2014"))
    first, *_ = sample.faults()
    assert first.startswith("proeve/edition.yaml:24:44: tallet 2014 er skrevet direkte; ")


def test_parts_of_a_whole_may_be_taken_together_in_the_text(sample: Sample) -> None:
    csv = "aar;A/I job;A/I skole;B/I job;Ledige\n2014;6;3;5;1\n2015;1;1;1;1\n"
    sample.file("data/maal.csv", csv)

    def together(first: str, second: str, year: int = 2014) -> str:
        return (
            f'{{{{ sammenlagt(vaerdi("maal", "2014", "{first}"), '
            f'vaerdi("maal", "{year}", "{second}")) }}}}'
        )

    assert sample.printed(together("A/I job", "A/I skole")) == "9 pct."
    for first, second, year in (
        ("A/I job", "B/I job", 2014),
        ("A/I job", "A/I skole", 2015),
        ("A/I job", "Ledige", 2014),
        ("Ledige", "Ledige", 2014),
    ):
        refusal = sample.refusal(together(first, second, year))
        assert refusal.endswith("er ikke dele af samme fordeling, så de kan ikke lægges sammen")
