"""Sentences in an edition's text: breaks, hidden numbers, places, and what is refused."""

from __future__ import annotations

import re
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporter.danish.numbers import NBSP
from reporter.editions.text import calls
from reporter.editions.text.bound import Bound, Passage
from reporter.editions.text.telling import Telling
from reporter.editions.text.template import Texts
from reporter.errors import EditionError, Place
from reporter.table import PUBLISHED, Hidden, Reason, TimeSeries
from tests.editions.minimal import Sample, municipal_csv
from tests.editions.tables import table, with_tables

SERIES = """\
  - id: serie
    kind: time_series
    file: data/serie.csv
    source: Kilden
    unit: {unit}
"""
BREAK = "    breaks:\n      - {{before: {year}, why: Ny opgørelse.}}\n"


def series(sample: Sample, rows: str, *, unit: str = "pct", breaks: tuple[int, ...] = ()) -> Sample:
    """Add the series ``serie``; ``rows`` are its lines with a space between them."""
    block = SERIES.format(unit=unit) + "".join(BREAK.format(year=year) for year in breaks[:1])
    block += "".join(f"      - {{before: {year}, why: Igen.}}\n" for year in breaks[1:])
    return sample.with_data(block, "data/serie.csv", rows.replace(" ", "\n") + "\n")


def said(sample: Sample, call: str) -> str:
    return sample.printed(f"{{{{ {call} }}}}").replace(NBSP, " ")


def refused(sample: Sample, call: str) -> str:
    return sample.refusal(f"{{{{ {call} }}}}").replace(NBSP, " ")


BROKEN = "aar;Alle 2009;9 2011;10 2013;12 2015;20 2017;19 2019;22 2021;21"
OTHERWISE = "er tallene opgjort på en anden måde og kan ikke sammenlignes med de tidligere."


@pytest.mark.parametrize(
    ("breaks", "told"),
    [
        (
            (2015,),
            "Andelen steg med 3 procentpoint fra 9 pct. i 2009 til 12 pct. i 2013. Den steg fra "
            f"hver opgørelse til den næste. Fra 2015 {OTHERWISE} Andelen steg med 1 procentpoint "
            "fra 20 pct. i 2015 til 21 pct. i 2021. Den både steg og faldt undervejs og var højest "
            "i 2019 (22 pct.) og lavest i 2017 (19 pct.).",
        ),
        (
            (2021,),
            "Andelen steg med 13 procentpoint fra 9 pct. i 2009 til 22 pct. i 2019. Den både steg "
            f"og faldt undervejs. Fra 2021 {OTHERWISE} Andelen var 21 pct. i 2021.",
        ),
        (
            (2010,),
            f"Andelen var 9 pct. i 2009. Fra 2010 {OTHERWISE} Andelen steg med 11 procentpoint fra "
            "10 pct. i 2011 til 21 pct. i 2021. Den både steg og faldt undervejs og var højest i "
            "2019 (22 pct.).",
        ),
        (
            (2013, 2019),
            "Andelen var 1 procentpoint højere i 2011 (10 pct.) end i 2009 (9 pct.). "
            f"Fra 2013 {OTHERWISE} Andelen steg fra 12 pct. i 2013 til 20 pct. i 2015 og faldt "
            f"derefter til 19 pct. i 2017. Fra 2019 {OTHERWISE} Andelen var 1 procentpoint lavere "
            "i 2021 (21 pct.) end i 2019 (22 pct.).",
        ),
    ],
)
def test_nothing_is_compared_across_a_break(
    sample: Sample, breaks: tuple[int, ...], told: str
) -> None:
    assert said(series(sample, BROKEN, breaks=breaks), 'udvikling("serie")') == told


def test_two_years_on_either_side_of_a_break_are_refused(sample: Sample) -> None:
    series(sample, BROKEN, breaks=(2015,))
    assert refused(sample, 'sammenlign_aar("serie", 2013, 2015)') == (
        "2013 og 2015 er ikke opgjort ens i serie og kan ikke sammenlignes"
    )
    assert said(sample, 'sammenlign_aar("serie", 2015, 2017)') == (
        "Andelen var 1 procentpoint lavere i 2017 (19 pct.) end i 2015 (20 pct.)."
    )


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            "aar;Alle 2014;7 2015;**) 2016;9",
            "Andelen var 2 procentpoint højere i 2016 (9 pct.) end i 2014 (7 pct.). Tallet i 2015 "
            "vises ikke, fordi det bygger på for få personer eller kunne røbe et andet tal, der "
            "gør det.",
        ),
        (
            "aar;Alle 2014;7 2015;8 2016;*) 2017;9 2018;12",
            "Andelen var 5 procentpoint højere i 2018 (12 pct.) end i 2014 (7 pct.). Tallet i 2016 "
            "vises ikke, fordi data ikke er godkendt.",
        ),
        (
            "aar;Alle 2014;7 2015;8 2016;10 2017;-",
            "Andelen steg med 3 procentpoint fra 7 pct. i 2014 til 10 pct. i 2016. Den steg hvert "
            "år. Der er ingen data i 2017.",
        ),
        (
            "aar;Alle 2014;**) 2015;**) 2016;10",
            "Andelen var 10 pct. i 2016. Tallene i 2014 og 2015 vises ikke, fordi de bygger på for "
            "få personer eller kunne røbe andre tal, der gør det.",
        ),
        (
            "aar;Alle 2014;**) 2015;*)",
            "Tallet i 2014 vises ikke, fordi det bygger på for få personer eller kunne røbe et "
            "andet tal, der gør det. Tallet i 2015 vises ikke, fordi data ikke er godkendt.",
        ),
    ],
)
def test_of_a_hidden_year_only_that_it_is_hidden_is_told(
    sample: Sample, rows: str, told: str
) -> None:
    assert said(series(sample, rows), 'udvikling("serie")') == told


def test_a_break_that_nothing_is_known_before_is_not_told(sample: Sample) -> None:
    series(sample, "aar;Alle 2014;- 2015;8 2016;9", breaks=(2015,))
    assert said(sample, 'udvikling("serie")') == (
        "Andelen var 1 procentpoint højere i 2016 (9 pct.) end i 2015 (8 pct.). Der er ingen data "
        "i 2014."
    )


GROUPS = "aar;Udsatte_unge;Øvrige_unge 2016;**);80 2017;49;85 2018;49;**)"


@pytest.fixture
def groups(sample: Sample) -> Sample:
    return series(sample, GROUPS.replace("_", "\u2007")).replace(
        "Udsatte\u2007unge;Øvrige\u2007unge", "Udsatte unge;Øvrige unge", "data/serie.csv"
    )


def test_the_group_is_named_where_a_series_has_several(groups: Sample) -> None:
    assert said(groups, 'udvikling("serie", "Udsatte unge")').startswith(
        "Andelen for udsatte unge var 49 pct. i både 2017 og 2018. Tallet for udsatte unge i 2016 "
    )
    assert said(groups, 'udvikling("serie", "Udsatte unge", "af udsatte 18-21-årige")').startswith(
        "Andelen af udsatte 18-21-årige var 49 pct. i både 2017 og 2018. Tallet for udsatte unge "
    )
    assert refused(groups, 'udvikling("serie")') == (
        "skriv også hvilken gruppe: Udsatte unge, Øvrige unge"
    )


def test_two_groups_are_compared_in_the_latest_year_or_the_one_named(groups: Sample) -> None:
    hidden = (
        "Tallet for øvrige unge i 2018 vises ikke, fordi det bygger på for få personer eller kunne "
        "røbe et andet tal, der gør det."
    )
    call = 'sammenlign("serie", "Udsatte unge", "Øvrige unge"'
    assert said(groups, f"{call})") == f"Andelen var 49 pct. for udsatte unge i 2018. {hidden}"
    assert said(groups, f"{call}, 2017)") == (
        "Andelen var 36 procentpoint lavere for udsatte unge (49 pct.) end for øvrige unge "
        "(85 pct.) i 2017."
    )


def test_reservations_are_told_of_every_group(groups: Sample) -> None:
    few = "vises ikke, fordi det bygger på for få personer eller kunne røbe et andet tal, der gør"
    few += " det."
    assert said(groups, 'forbehold("serie")') == (
        f"Tallet for udsatte unge i 2016 {few} Tallet for øvrige unge i 2018 {few}"
    )
    assert said(groups, 'forbehold("serie", "Øvrige unge")') == (
        f"Tallet for øvrige unge i 2018 {few}"
    )


FOREIGN = """\
  - id: kvinder
    kind: time_series
    table: data/kvinder.csv
    source: Kilderne
    format: {kind: csv, unit: antal, value: tal, period: aar, group: hvem, sources: kilde,
      disagreements: first}
    groups: {Kvinder: kvinder, Børn: børn}
"""


def test_reservations_tell_where_sources_disagree(sample: Sample) -> None:
    rows = (
        "aar;hvem;tal;kilde 2017;kvinder;1687;A 2018;kvinder;2019;B 2018;kvinder;2031;C "
        "2019;kvinder;2164;C 2018;børn;10;A 2018;børn;11;B 2018;børn;12;C"
    )
    sample.with_data(FOREIGN, "data/kvinder.csv", rows.replace(" ", "\n") + "\n")
    assert said(sample, 'forbehold("kvinder", "Kvinder")') == (
        "Kilderne er ikke enige om tallet for kvinder i 2018: Her er brugt 2.019, en anden kilde "
        "har 2.031."
    )
    assert said(sample, 'forbehold("kvinder", "Børn")') == (
        "Der er ingen data for børn i 2017 og 2019. Kilderne er ikke enige om tallet for børn i "
        "2018: Her er brugt 10, andre kilder har 11 og 12."
    )


REFUSED = [
    ('sammenlign("serie", "Udsatte unge", "Udsatte unge")',
     "Udsatte unge kan ikke sammenlignes med sig selv"),
    ('sammenlign("serie", "Udsatte unge", "Øvrige unge", 2012)',
     "året 2012 findes ikke; der er 2016, 2017, 2018"),
    ('sammenlign("serie", "Udsatte unge", "Øvrige unge", 2017, i="pct")',
     "forskellen mellem andele er i procentpoint; kun antal har den i pct."),
    ('udvikling("serie", "Udsatte unge", i="procent")',
     "en forskel fortælles i 'tal' eller 'pct', ikke i 'procent'"),
    ('udvikling("serie", "Udsatte unge", "af 42 unge")',
     "'af 42 unge' har et ciffer, der ikke er en alder; skriv det uden"),
    ('sammenlign_aar("serie", 2018, 2017, "Udsatte unge")',
     "2018 kommer ikke før 2017; skriv det første år først"),
    ('udvikling("seri", "Udsatte unge")', "dataserien 'seri' findes ikke; mente du serie?"),
    ('udvikling("dele")', "dele har hverken år eller områder, så der kan ikke fortælles om den"),
    ('spredning("serie")', "serie er ikke fordelt på kommuner"),
    ('kommuner_imellem("kort", 9, 9)', "9 er ikke mindre end 9; skriv den laveste grænse først"),
    ('kommuner_under("kort", "10")', "kommuner_under: graense skal være et tal uden anførselstegn"),
    ('udvikling("kort", "Aarhus")', "udvikling kan kun fortælle om år; kort har '2016-12'"),
    ('udvikling("kort")', "skriv også hvilket område i kort"),
    ('aarene("kort")', "kort har ikke flere år; brug periode(…)"),
    ("liste()", "liste skal have noget at nævne"),
    ('liste("7 unge")', "'7 unge' har et ciffer, der ikke er en alder; skriv det uden"),
    ('andel_i_ord(fakta("tolv"))', "12 er ikke en andel"),
    ('stigning_i_pct(vaerdi("dele", "Ja"), vaerdi("dele", "Nej"))',
     "kun antal har en ændring i pct.; brug forskel(…) om andele"),
    ('stigning_i_pct(fakta("borgere"), vaerdi("kort", "Aarhus"))',
     "fra 1.234 til 81 er ikke en stigning"),
    ('fald_i_pct(fakta("tolv"), vaerdi("kort", "Aarhus"))', "fra 12 til 81 er ikke et fald"),
    ('fald_i_pct(fakta("tolv"), fakta("tolv"))',
     "2016 kommer ikke før 2016; skriv tallet fra det første år først"),
    ('regnestykke(fakta("tolv"), fakta("borgere"))',
     "skriv først totalen og så mindst to dele"),
    ('regnestykke(fakta("tolv"), fakta("borgere"), fakta("borgere"))',
     "delene giver 2.468 og ikke 12; det er mere, end afrunding kan forklare"),
    ('regnestykke(fakta("tolv"), vaerdi("dele", "Ja"), fakta("tolv"))',
     "40 pct. og 12 har ikke samme enhed"),
    ('afrunding("kort")', "kort er ikke en fordeling; nævn totalen og dens dele"),
    ('fakta("tolv") | ud_af', "12 er ikke en andel og kan ikke skrives som '… ud af …'"),
    ('vaerdi("dele", "Ja") | flertallet',
     "40 pct. er ikke over halvdelen og kan ikke kaldes 'flertallet'; vælg andre ord"),
    ('vaerdi("dele", "Nej") | de_fleste',
     "60 pct. er under to tredjedele og kan ikke kaldes 'de fleste'; vælg andre ord"),
    ('vaerdi("dele", "Ja") | knap(40)', "40 pct. ligger ikke lige under 40; vælg andre ord"),
    ('vaerdi("dele", "Ja") | godt(30)', "40 pct. ligger ikke lige over 30; vælg andre ord"),
    ('vaerdi("dele", "Ja") | omkring(50)', "40 pct. ligger ikke omkring 50; vælg andre ord"),
    ('vaerdi("dele", "Ja") | navneord("person")',
     "40 pct. er ikke et antal og kan ikke stå foran et navneord"),
    ('fakta("tolv") | navneord("persn")', "navneordet 'persn' findes ikke; mente du person?"),
    ('fakta("tolv") | navneord("person", "flertal")',
     "formen 'flertal' findes ikke; der er ubestemt, bestemt, alene, bestemt alene"),
    ('fakta("borgere") | ordenstal',
     "1.234 kan ikke skrives som ordenstal; kun 1 til 12 kan"),
]  # fmt: skip


def test_what_would_not_be_true_or_clear_is_refused(groups: Sample) -> None:
    texts = Texts(calls.of(groups.with_kommuner().with_distribution().load()))
    for call, why in REFUSED:
        with pytest.raises(EditionError) as error:
            texts.render(f"{{{{ {call} }}}}", Place("t", 1))
        assert error.value.message.replace(NBSP, " ") == why, call


def test_counts_may_be_told_in_percent_but_not_from_zero(sample: Sample) -> None:
    series(sample, "aar;A;B 2009;100;0 2010;150;20", unit="antal")
    assert said(sample, 'udvikling("serie", "A", "af hjemløse", "pct")') == (
        "Antallet af hjemløse var 50 pct. højere i 2010 (150) end i 2009 (100)."
    )
    for call in ('udvikling("serie", "B"', 'sammenlign_aar("serie", 2009, 2010, "B"'):
        assert refused(sample, f'{call}, i="pct")') == (
            "fra nul er der ingen ændring i pct.; skriv den som et tal"
        )
    assert refused(sample, 'sammenlign("serie", "A", "B", 2009, i="pct")') == (
        "fra nul er der ingen ændring i pct.; skriv den som et tal"
    )


def test_a_count_has_no_change_in_percent_across_a_break(sample: Sample) -> None:
    series(sample, "aar;A 2009;100 2010;150 2011;200", unit="antal", breaks=(2010,))
    numbers = {year: f'vaerdi("serie", "{year}")' for year in (2009, 2010, 2011)}
    assert said(sample, f"stigning_i_pct({numbers[2010]}, {numbers[2011]})") == "33 pct."
    assert refused(sample, f"stigning_i_pct({numbers[2009]}, {numbers[2010]})") == (
        "serie er brudt mellem 2009 og 2010; omskriv sætningen"
    )


def test_a_sum_does_not_hide_a_break(sample: Sample) -> None:
    series(sample, "aar;A;B 2009;100;10 2010;150;20", unit="antal", breaks=(2010,))
    first, last = (
        f'sammenlagt(vaerdi("serie", "{y}", "A"), vaerdi("serie", "{y}", "B"))'
        for y in (2009, 2010)
    )
    assert refused(sample, f"stigning_i_pct({first}, {last})") == (
        "serie er brudt mellem 2009 og 2010; omskriv sætningen"
    )
    assert refused(sample, f"forskel({last}, {first})") == (
        "serie er brudt mellem 2009 og 2010, så tallene kan ikke trækkes fra hinanden; omskriv "
        "sætningen"
    )


def test_only_shares_counts_and_scores_are_told(sample: Sample) -> None:
    series(sample, "aar;Alle 2009;40 2010;41", unit="aar")
    assert refused(sample, 'udvikling("serie")') == (
        "serie er i aar; der er kun sætninger om pct, antal og point"
    )


def test_what_a_source_has_rounded_is_told_with_ca_and_without_a_difference(
    sample: Sample,
) -> None:
    series(sample, "aar;Alle 2014;7 2015;7 2016;9").replace(
        "    file: data/serie.csv\n", "    file: data/serie.csv\n    rounded_in_source: true\n"
    )
    assert said(sample, 'udvikling("serie")') == (
        "Andelen steg fra ca. 7 pct. i 2014 til ca. 9 pct. i 2016."
    )
    texts = Texts(calls.of(sample.load()))
    texts.render('{{ udvikling("serie") }}', Place("t", 1))
    (passage,) = texts.items
    assert isinstance(passage, Passage)
    bound = [part for part in passage.parts if isinstance(part, Bound)]
    assert [(b.area, b.period, b.status) for b in bound] == [
        ("Alle", "2014", "afrundet i kilden"),
        ("Alle", "2016", "afrundet i kilden"),
    ]


def test_words_begin_with_a_capital_where_the_writer_asks(sample: Sample) -> None:
    series(sample, "aar;A;B 2009;49;28 2010;41;28")
    a = 'vaerdi("serie", "2009", "A")'
    assert said(sample, f"andel_i_ord({a}) | stort") == "Knap halvdelen"
    assert said(sample, 'fra_til("serie") | stort') == "Fra 2009 til 2010"
    assert said(sample, f'liste("udsatte", {a}) | stort') == "Udsatte og 49 pct."
    assert refused(sample, f'liste({a}, "udsatte") | stort') == (
        "49 pct. og udsatte begynder ikke med et bogstav; slet stort"
    )


def test_no_filter_undoes_another(sample: Sample) -> None:
    series(sample, "aar;A 2009;40")
    a = 'vaerdi("serie", "2009")'
    assert said(sample, f"{a} | afrund(0) | ca") == "ca. 40 pct."
    assert refused(sample, f"{a} | ca | afrund(0)") == (
        "ca. 40 pct. kan ikke afrundes; skriv afrund før andre ord"
    )
    assert refused(sample, f"{a} | lidt_over(39) | ca") == (
        "ca. kan ikke stå foran lidt over 39 pct."
    )


def test_a_sum_is_of_one_year(sample: Sample) -> None:
    series(sample, "aar;A;B;C 2009;40;28;12 2010;41;28;13")
    a, b, c = (f'vaerdi("serie", "{y}", "{g}")' for y, g in ((2009, "A"), (2010, "B"), (2009, "C")))
    assert refused(sample, f"regnestykke({a}, {b}, {c})") == (
        "28 pct. og 40 pct. er fra 2010 og 2009; brug ét år"
    )


def test_what_a_source_has_rounded_has_no_difference_the_writer_asks_for_either(
    sample: Sample,
) -> None:
    series(sample, "aar;Alle 2014;7 2016;9", unit="antal").replace(
        "    file: data/serie.csv\n", "    file: data/serie.csv\n    rounded_in_source: true\n"
    )
    years = 'vaerdi("serie", "2014"), vaerdi("serie", "2016")'
    for call in ("forskel", "stigning_i_pct"):
        assert refused(sample, f"{call}({years})") == (
            "7 er afrundet i kilden, så forskellen kendes ikke; omskriv sætningen"
        )


VALUES = st.sampled_from([Decimal(n) / 2 for n in range(13)])
CELLS = st.lists(
    st.one_of(VALUES, VALUES, st.sampled_from([Hidden(reason) for reason in Reason])),
    min_size=1,
    max_size=8,
)


@settings(deadline=None, max_examples=60)
@given(CELLS, st.sets(st.integers(min_value=2001, max_value=2008), max_size=2))
def test_a_passage_tells_no_hidden_year_and_nothing_across_a_break(
    cells: list[Decimal | Hidden], breaks: set[int]
) -> None:
    years = [str(2000 + n) for n in range(len(cells))]
    shown = TimeSeries(
        id="serie",
        unit="pct",
        decimals=0,
        status=PUBLISHED,
        years=tuple(years),
        groups=(("Alle", tuple(cells)),),
        breaks=tuple(str(year) for year in sorted(breaks)),
    )
    told = Telling(SimpleNamespace(tables={"serie": shown})).udvikling("serie")  # type: ignore[arg-type]
    values = dict(zip(years, cells, strict=True))
    for part in told.parts:
        assert not isinstance(part, str) or not re.search(r"\d", part)
        if isinstance(part, Bound) and "-" in part.period:
            assert not shown.broken(*part.period.split("-"))
        elif isinstance(part, Bound):
            assert values[part.period] == part.value
    if "hvert år" in told.printed and not breaks:
        known = [n for n, cell in enumerate(cells) if not isinstance(cell, Hidden)]
        assert known == list(range(known[0], known[-1] + 1))
    hidden = sum(isinstance(cell, Hidden) for cell in cells)
    assert ("vises ikke" in told.printed or "ingen data" in told.printed) == bool(hidden)


# --- Municipalities -------------------------------------------------------------------------------


def test_municipalities_without_a_number_are_counted_with_their_reason(sample: Sample) -> None:
    changes = {"København": "*)", "Frederiksberg": "**)", "Læsø": "-", "Fanø": "-"}
    sample.with_kommuner(municipal_csv(changes), "    missing_counts_as: 0\n")
    assert said(sample, 'spredning("kort", "af borgere")') == (
        "Blandt de 94 kommuner, som der vises tal for, var antallet af borgere i december 2016 "
        "lavest i Ballerup Kommune (2) og højest i Hjørring Kommune (97). "
        "Der er ingen data for to kommuner. For én kommune vises tallet "
        "ikke, fordi det bygger på for få personer eller kunne røbe et andet tal, der gør det. For "
        "én kommune vises tallet ikke, fordi kommunens data ikke er godkendt."
    )
    # A map counts those without data in its lowest class; a sentence never does.
    assert said(sample, 'kommuner_under("kort", 10)') == (
        "I otte af de 94 kommuner, som der vises tal for, var antallet under 10 i december 2016."
    )


def test_a_joint_report_is_its_members_number(sample: Sample) -> None:
    more = (
        "    joint:\n      - {area: Dragør/Tårnby, members: [Dragør, Tårnby], "
        "take_value: [Dragør, Tårnby]}\n"
    )
    rows = municipal_csv({"Dragør": "-", "Tårnby": "-"}, "Dragør/Tårnby;500")
    sample.with_kommuner(rows, more)
    assert said(sample, 'spredning("kort")') == (
        "I december 2016 var antallet lavest i Københavns Kommune (0) og højest i Dragør Kommune "
        f"og Tårnby Kommune (500). {IN_COMMON}"
    )
    # It is neither's own number, and must not be told as if it were.
    assert said(sample, 'kommuner_over("kort", 400)') == (
        f"I to af landets 98 kommuner var antallet over 400 i december 2016. {IN_COMMON}"
    )
    assert IN_COMMON not in said(sample, 'kommuner_under("kort", 400)')


IN_COMMON = "Dragør Kommune og Tårnby Kommune har et fælles tal, der er talt med for hver af dem."


def test_a_joint_report_that_counts_for_one_of_its_members_says_which(sample: Sample) -> None:
    more = (
        "    joint:\n      - {area: Dragør/Tårnby, members: [Dragør, Tårnby], "
        "take_value: [Tårnby]}\n"
    )
    sample.with_kommuner(municipal_csv({"Tårnby": "-"}, "Dragør/Tårnby;500"), more)
    assert said(sample, 'spredning("kort")').endswith(
        "Det fælles tal for Dragør Kommune og Tårnby Kommune er talt med for Tårnby Kommune."
    )


def test_one_municipality_with_a_number_is_no_spread(sample: Sample) -> None:
    rows = [row.split(";")[0] for row in municipal_csv().splitlines()[1:]]
    sample.with_kommuner("\n".join(["kommune;antal", "København;1", *(f"{r};-" for r in rows[1:])]))
    assert said(sample, 'spredning("kort")') == "Der er ingen data for 97 kommuner."
    assert refused(sample, 'kommuner_over("kort", 1)') == (
        "kun én kommune har en værdi i kort; omskriv sætningen"
    )


AREAS = """\
  - id: omraader
    kind: areas
    table: data/tabel.csv
    indicator: maal-3
    source: Registre
"""


def test_a_series_of_areas_is_told_by_place(sample: Sample) -> None:
    with_tables(sample, table({"Samsø": Reason.FEW_PERSONS}))
    sample.replace("  - id: aar\n", f"{AREAS}  - id: aar\n")
    assert said(sample, 'udvikling("omraader", om="i arbejde")') == (
        "Andelen i arbejde i hele landet var 1 procentpoint højere i 2016 (26 pct.) end i 2015 "
        "(25 pct.)."
    )
    assert said(sample, 'sammenlign("omraader", "Århus", "Hele landet")') == (
        "Andelen var 55 procentpoint højere i Aarhus Kommune (81 pct.) end i hele landet (26 pct.) "
        "i 2016."
    )
    assert said(sample, 'udvikling("omraader", "Samsø")') == (
        "Tallene for Samsø Kommune i 2015 og 2016 vises ikke, fordi de bygger på for få personer "
        "eller kunne røbe andre tal, der gør det."
    )
    assert said(sample, 'spredning("omraader")').startswith(
        "Blandt de 97 kommuner, som der vises tal for, var andelen i 2016 lavest i Københavns "
        "Kommune (0 pct.) og højest i Hjørring Kommune (97 pct.). For én "
        "kommune vises tallet ikke, "
    )
    assert said(sample, 'fra_til("omraader")') == "fra 2015 til 2016"
    assert said(sample, 'aarene("omraader")') == "i årene 2015 og 2016"
    assert refused(sample, 'udvikling("omraader", "Arhus")') == (
        "området 'Arhus' findes ikke; mente du Aarhus?"
    )


BOTH = "Dragør Kommune og Tårnby Kommune indberetter sammen. Tal{} dækker begge kommuner tilsammen."


def test_a_joint_number_is_not_told_as_one_municipality_s_own(sample: Sample) -> None:
    with_tables(sample, table()).replace("  - id: aar\n", f"{AREAS}  - id: aar\n")
    assert said(sample, 'udvikling("omraader", "Dragør")') == (
        "Andelen i Dragør Kommune var 60 pct. i både 2015 og 2016. " + BOTH.format("lene")
    )
    assert said(sample, 'sammenlign_aar("omraader", 2015, 2016, "Dragør")').endswith(
        BOTH.format("lene")
    )
    told = (
        "Andelen var 34 procentpoint højere i Tårnby Kommune (60 pct.) end i hele landet "
        "(26 pct.) i 2016. " + BOTH.format("let")
    )
    assert said(sample, 'sammenlign("omraader", "Tårnby", "Hele landet")') == told
    assert said(sample, 'sammenlign("kort", "Tårnby", "Hele landet")') == told
    assert refused(sample, 'sammenlign("omraader", "Dragør", "Tårnby")') == (
        "Dragør og Tårnby indberetter sammen og kan ikke sammenlignes"
    )
    for data in ("omraader", "kort"):
        assert said(sample, f'spredning("{data}")').endswith(IN_COMMON)
    assert IN_COMMON not in said(sample, 'kommuner_over("kort", 59)')


def test_under_1_pct_is_more_than_0(sample: Sample) -> None:
    sample.with_kommuner(municipal_csv({"København": "0,4", "Frederiksberg": "0"})).replace(
        "unit: antal", "unit: pct"
    )
    assert said(sample, 'kommuner_over("kort", 0)').startswith("I 97 af landets 98 kommuner ")


def test_a_group_keeps_the_capital_of_a_proper_name(sample: Sample) -> None:
    kept = (
        "Danmark",
        "Region Sjælland uden øer",
        "Jylland, Fyn",
        "Aarhus og Odense",
        "KL-medlemmer",
    )
    told = dict(zip(kept, kept, strict=True)) | {"Øvrige i Danmark": "øvrige i Danmark"}
    told |= {"I uddannelse": "gruppen i uddannelse", "Mindst 60 år": "gruppen mindst 60 år"}
    series(sample, "").file("data/serie.csv", f"aar;{';'.join(told)}\n2014{';7' * len(told)}\n")
    for name, within in told.items():
        call = f'udvikling("serie", "{name}")'
        assert said(sample, call) == f"Andelen for {within} var 7 pct. i 2014."


def test_a_clause_that_ends_what_numbers_are_of_is_closed_by_a_comma(sample: Sample) -> None:
    series(sample, "aar;Alle 2014;7")
    for om in ("af voksne, der arbejder frivilligt", "af voksne, der arbejder frivilligt,"):
        assert said(sample, f'udvikling("serie", om="{om}")') == (
            "Andelen af voksne, der arbejder frivilligt, var 7 pct. i 2014."
        )
    assert said(sample, 'udvikling("serie", om="af børn, unge og voksne")') == (
        "Andelen af børn, unge og voksne var 7 pct. i 2014."
    )


def test_a_count_is_not_held_against_that_of_a_larger_area(sample: Sample) -> None:
    sample.with_kommuner(municipal_csv({}, "Hele landet;4753"))
    assert refused(sample, 'sammenlign("kort", "Aarhus", "Hele landet")') == (
        "en kommunes antal kan ikke sammenlignes med et større områdes; sammenlign andele"
    )


# --- Numbers that are not shown -------------------------------------------------------------------

MARKS = [
    ("-", "- [ingen data]", "ingen data"),
    ("..", "- [ingen data]", "ingen data"),
    ("*)", "*) [ikke godkendte data]", "ikke godkendt"),
    ("**)", "**) [vises ikke af hensyn til fortroligheden]", "få personer"),
]


@pytest.mark.parametrize(("mark", "printed", "reason"), MARKS)
def test_a_hidden_number_prints_its_mark_and_why(
    sample: Sample, mark: str, printed: str, reason: str
) -> None:
    sample.with_kommuner(municipal_csv({"Læsø": mark}))
    assert said(sample, 'vaerdi("kort", "Læsø")') == printed
    assert refused(sample, 'forskel(vaerdi("kort", "Aarhus"), vaerdi("kort", "Læsø"))') == (
        f"kort: tallet for Læsø i december 2016 vises ikke ({reason}) og kan ikke bruges i "
        "forskel; omskriv sætningen"
    )
    assert refused(sample, 'vaerdi("kort", "Læsø") | naesten(100)') == (
        f"kort: tallet for Læsø i december 2016 vises ikke ({reason}) og kan ikke bruges i "
        "naesten; omskriv sætningen"
    )


def test_a_hidden_year_prints_its_mark_and_the_page_knows_where_it_is_from(
    sample: Sample,
) -> None:
    series(sample, "aar;Alle 2014;**) 2015;8")
    sample.text('Andelen var {{ vaerdi("serie", "2014") }} i {{ aar(2014) }}.')
    assert (
        '<span class="ikke-vist" data-serie="serie" data-omraade="Alle" data-periode="2014" '
        'data-status="få personer">**)\u00a0[vises ikke af hensyn til fortroligheden]</span>'
    ) in sample.publication().screen_html


def test_every_number_of_a_sentence_on_the_page_is_bound(sample: Sample) -> None:
    series(sample, "aar;Alle 2014;7 2015;8 2016;10").text('{{ udvikling("serie") }}')
    html = sample.publication().screen_html
    (told,) = re.findall(r"<p>(Andelen .*?)</p>", html)
    bare = re.sub(r"<(data|span)[^>]*>.*?</\1>", "", told)
    assert not re.search(r"\d", bare)
    assert re.findall(
        r'value="([^"]*)" data-serie="serie" data-omraade="Alle" '
        r'data-periode="([^"]*)"',
        told,
    ) == [
        ("3", "2014-2016"),
        ("7", "2014"),
        ("10", "2016"),
    ]


# --- Sums -----------------------------------------------------------------------------------------


def parts(sample: Sample, *values: str) -> Sample:
    """Add a distribution of these shares with one decimal, named a, b, c."""
    rows = "".join(f"{name};{value}\n" for name, value in zip("abcd", values, strict=False))
    block = (
        "  - id: dele\n    kind: distribution\n    file: data/dele.csv\n    source: Registre\n"
        "    period: 2016\n    decimals: 1\n"
    )
    return sample.with_data(block, "data/dele.csv", f"del;andel\n{rows}")


def test_parts_that_add_up_are_shown_as_a_sum(sample: Sample) -> None:
    parts(sample, "28,0", "6,0", "6,0", "60,0")
    numbers = [f'vaerdi("dele", "{name}") | afrund' for name in "abc"]
    whole = [f'vaerdi("dele", "{name}")' for name in "abc"]
    call = f"regnestykke(sammenlagt({', '.join(whole)}) | afrund, {', '.join(numbers)})"
    assert said(sample, call) == "28 + 6 + 6 = 40 pct."


def test_parts_that_do_not_add_up_say_so(sample: Sample) -> None:
    parts(sample, "27,6", "6,6", "5,8", "60,0")
    numbers = ", ".join(f'vaerdi("dele", "{name}") | afrund' for name in "abc")
    whole = ", ".join(f'vaerdi("dele", "{name}")' for name in "abc")
    assert said(sample, f"regnestykke(sammenlagt({whole}) | afrund, {numbers})") == (
        "28 + 7 + 6 pct., som på grund af afrunding ikke giver 40 pct."
    )
    assert said(sample, f"afrunding(sammenlagt({whole}) | afrund, {numbers})") == (
        "Tallene summer ikke til totalen på grund af afrunding."
    )
    assert said(sample, f"afrunding(sammenlagt({whole}), {whole})") == ""


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("33,3", "33,3", "33,3"), "Tallene summer ikke til totalen på grund af afrunding."),
        (("33,3", "33,3", "33,4"), ""),
    ],
)
def test_the_note_on_rounding_is_printed_only_where_it_is_true(
    sample: Sample, values: tuple[str, ...], told: str
) -> None:
    assert said(parts(sample, *values), 'afrunding("dele")') == told


def test_what_says_nothing_leaves_no_empty_paragraph_and_no_empty_remark(sample: Sample) -> None:
    parts(sample, "33,3", "33,3", "33,4").text('{{ afrunding("dele") }} {{ forbehold("maal") }}')
    call = "    remark: '{{ afrunding(\"dele\") }}'\n"
    html = sample.append(call).publication().screen_html
    assert "<p></p>" not in html
    assert "Anm.:" not in html


def test_what_says_something_is_a_remark(sample: Sample) -> None:
    parts(sample, "33,3", "33,3", "33,3").append("    remark: '{{ afrunding(\"dele\") }}'\n")
    html = sample.publication().screen_html
    assert "<b>Anm.:</b> Tallene summer ikke til totalen på grund af afrunding." in html


NOUNS = [
    ("navneord", "person", "1 person", "2 personer"),
    ("med_ord|navneord", "person", "en person", "to personer"),
    ("med_ord|navneord", "forløb", "et forløb", "to forløb"),
    ("med_ord|navneord", "barn", "et barn", "to børn"),
    ("med_ord|navneord", "ung", "en ung", "to unge"),
    ("navneord:bestemt", "person", "den ene person", "de 2 personer"),
    ("navneord:bestemt", "barn", "det ene barn", "de 2 børn"),
    ("navneord:bestemt", "voksen", "den ene voksne", "de 2 voksne"),
    ("med_ord|navneord:bestemt", "kommune", "den ene kommune", "de to kommuner"),
    ("navneord:alene", "dødsfald", "dødsfald", "dødsfald"),
    ("navneord:alene", "sag", "sag", "sager"),
    ("navneord:bestemt alene", "mål", "målet", "målene"),
    ("navneord:bestemt alene", "ung", "den unge", "de unge"),
    ("navneord:bestemt alene", "mand", "manden", "mændene"),
    ("ca|navneord", "borger", "ca. 1 borger", "ca. 2 borgere"),
    ("ordenstal", "person", "første person", "anden person"),
    ("ordenstal", "mål", "første mål", "andet mål"),
    ("ordenstal", "ung", "første unge", "anden unge"),
]


def test_a_noun_agrees_with_its_number(sample: Sample) -> None:
    sample.append("en;1;antal;2016;Kilden;\nto;2;antal;2016;Kilden;\n", "facts.csv")
    for filters, noun, *told in NOUNS:
        *before, last = filters.split("|")
        name, _, form = last.partition(":")
        arguments = f'"{noun}", "{form}"' if form else f'"{noun}"'
        chain = " | ".join([*before, f"{name}({arguments})"])
        assert [said(sample, f'fakta("{n}") | {chain}') for n in ("en", "to")] == told
