"""Every call and filter prints what it promises, and refuses what would not be true."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporter.danish.numbers import MINUS, NBSP
from reporter.editions.text import calls, wording
from reporter.editions.text.bound import Fixed
from reporter.editions.text.template import Texts
from reporter.errors import Place
from tests.editions.minimal import Sample, municipal_csv

PRINTS = [
    ('vaerdi("maal", "2016")', "9 pct."),
    ('vaerdi("maal", "2016", "Alle")', "9 pct."),
    ('vaerdi("maal", hvad="2016", gruppe="Alle")', "9 pct."),
    ('vaerdi("kort", "Aarhus")', "81"),
    ('vaerdi("kort", "Århus Kommune")', "81"),
    ('vaerdi("kort", "0751")', "81"),
    ('vaerdi("dele", "Ja")', "40 pct."),
    ('vaerdi("tal", "Køn/Mænd", "Med")', "40"),
    ('vaerdi("tal", "Alder", "Med")', "41,1 år"),
    ('andel("tal", "Køn/Kvinder", "Med")', "60 pct."),
    ('andel("tal", "Køn/Mænd", "Uden")', "under 1 pct."),
    ('i_alt("tal", "Køn", "Uden")', "300"),
    ('i_alt("tal", gruppe="Uden")', "300"),
    ('gennemsnit("kort")', "49"),  # (0 + … + 97) / 98 = 48,5
    ('antal_kommuner("figur-kort", 1)', "10"),
    ('antal_kommuner("figur-kort", 2)', "40"),
    ('antal_kommuner("figur-kort", 3)', "48"),
    ('klasse("figur-kort", 1)', "under 10"),
    ('klasse("figur-kort", 2)', "10-49"),
    ('klasse("figur-kort", 3)', "over 49"),
    ('fakta("borgere")', "1.234"),
    ('forskel(vaerdi("maal", "2016"), vaerdi("maal", "2014"))', "2 procentpoint"),
    ('forskel(vaerdi("maal", "2014"), vaerdi("maal", "2016"))', f"{MINUS}2 procentpoint"),
    ('forskel(fakta("borgere"), fakta("tolv"))', "1.222"),
    ('sammenlagt(fakta("borgere"), fakta("tolv"), fakta("tolv"))', "1.258"),
    ('sammenlagt(vaerdi("dele", "Ja"), vaerdi("dele", "Nej"))', "100 pct."),
    ('periode("kort")', "december 2016"),
    ('periode("maal")', "2014-2016"),
    ('antal_maal("alle")', "4"),
    ('antal_maal("fordelte") | med_ord', "tre"),  # goal 8, though its deaths are not
    ('antal_maal("ikke-fordelte")', "1"),
    ('kommunetype("maal-8")', "opholdskommune"),
    ('kommunetype("maal-2", "maal-6")', "bopælskommune"),
    ("aar(2016)", "2016"),
    ('aar("2014-2016")', "2014-2016"),
    ('dato("1. januar 2016")', "1. januar 2016"),
    ('dato("december 2016")', "december 2016"),
    ('dato("ultimo 2018")', "ultimo 2018"),
    ('paragraf("§ 85")', "§ 85"),
    ('paragraf("§ 52, stk. 3, nr. 7")', "§ 52, stk. 3, nr. 7"),
    ('paragraf("§§ 107 og 108")', "§§ 107 og 108"),
    ('paragraf("§ 31b")', "§ 31b"),
    ('alder("18-59-årige")', "18-59-årige"),
    ('alder("18-59 år")', "18-59 år"),
    ('alder("30+ år")', "30+ år"),
    ('alder("under 18 år")', "under 18 år"),
    ('alder("15-årig")', "15-årig"),
    ('navn("10 mål for social mobilitet")', "10 mål for social mobilitet"),
    ('navn("COVID-19")', "COVID-19"),
    ('jf("figur-maal")', "jf. figur 1"),
    ('se("figur-maal")', "se figur 1"),
    ('henvis("figur-kort")', "figur 2"),
    ('fakta("borgere") | ca', "ca. 1.234"),
    ('vaerdi("tal", "Alder", "Med") | afrund(0)', "41 år"),
    ('vaerdi("tal", "Alder", "Med") | afrund(1)', "41,1 år"),
    ('vaerdi("tal", "Alder", "Med") | afrund', "41 år"),
    ('vaerdi("maal", "2016") | hver', "hver tiende"),
    ('vaerdi("dele", "Ja") | lidt_over(39)', "lidt over 39 pct."),
    ('fakta("borgere") | naesten(1300)', "næsten 1.300"),
    ('fakta("tolv") | med_ord', "tolv"),
    ('fakta("en_procent") | med_ord', "en pct."),
    ('fakta("et_aar") | med_ord', "et år"),
    ('vaerdi("maal", "2016") | uden_enhed', "9"),
    ('andel("tal", "Køn/Mænd", "Uden") | uden_enhed', "under 1"),
    ('kilder("hjemloese")', "Notat A (2007-2011); Notat B (2009 og 2013); Notat C (2013)"),
    ('forskel(vaerdi("hjemloese", "2013", "Alle"), vaerdi("hjemloese", "2009", "Alle"))', "822"),
    ('henvis("figur-maal") | stort', "Figur 1"),
    ('jf("figur-maal") | stort', "jf. figur 1"),  # the page says "Jf. figur 1"
    ('vaerdi("tal", "Alder", "Med") | afrund(0) | ca | uden_enhed', "ca. 41"),
    (
        'udvikling("maal", om="i arbejde")',
        "Andelen i arbejde steg med 2 procentpoint fra 7 pct. i "
        "2014 til 9 pct. i 2016. Den steg hvert år.",
    ),
    (
        'sammenlign("kort", "Aarhus", "Odense")',
        "Antallet var 30 højere i Aarhus Kommune (81) end i Odense Kommune (51) i december 2016.",
    ),
    (
        'sammenlign_aar("maal", 2014, "2016")',
        "Andelen var 2 procentpoint højere i 2016 (9 pct.) end i 2014 (7 pct.).",
    ),
    ('forbehold("maal")', ""),
    ("ikon(7)", ""),
    (
        'spredning("kort")',
        "I december 2016 var antallet lavest i Københavns Kommune (0) og højest "
        "i Hjørring Kommune (97).",
    ),
    (
        'kommuner_under("kort", 10)',
        "I ti af landets 98 kommuner var antallet under 10 i december 2016.",
    ),
    (
        'kommuner_over("kort", 96.5)',
        "I én af landets 98 kommuner var antallet over 96,5 i december 2016.",
    ),
    (
        'kommuner_imellem("kort", 10, 49)',
        "I 40 af landets 98 kommuner var antallet fra 10 til 49 i december 2016.",
    ),
    ('fra_til("maal")', "fra 2014 til 2016"),
    ('aarene("maal")', "i årene 2014-2016"),
    ('liste(fakta("tolv"), "15-17-årige", "andre")', "12, 15-17-årige og andre"),
    (
        'regnestykke(i_alt("tal", "Køn", "Med"), vaerdi("tal", "Køn/Mænd", "Med"), '
        'vaerdi("tal", "Køn/Kvinder", "Med"))',
        "40 + 60 = 100",
    ),
    ('afrunding("dele")', ""),
    ('andel_i_ord(vaerdi("dele", "Ja"))', "mere end en tredjedel"),
    ('stigning_i_pct(fakta("tolv"), vaerdi("kort", "Aarhus"))', "575 pct."),  # 12 to 81
    ('fald_i_pct(fakta("borgere"), vaerdi("kort", "Aarhus"))', "93 pct."),
    ('ejefald("Aarhus Kommune")', "Aarhus Kommunes"),
    ('ejefald("Assens")', "Assens’"),
    ('vaerdi("dele", "Nej") | flertallet', "flertallet"),
    ('andel("tal", "Køn/Kvinder", "Uden") | de_fleste', "de fleste"),
    ('vaerdi("dele", "Ja") | ud_af', "to ud af fem"),
    ('vaerdi("maal", "2016") | ud_af("forløb")', "et ud af ti forløb"),
    ('vaerdi("maal", "2016") | hver("barn")', "hvert tiende barn"),
    ('vaerdi("maal", "2016") | hver("ung")', "hver tiende unge"),
    ('vaerdi("dele", "Ja") | knap(41)', "knap 41 pct."),
    ('vaerdi("dele", "Ja") | godt(39)', "godt 39 pct."),
    ('vaerdi("dele", "Ja") | omkring(40)', "omkring 40 pct."),
    ('fakta("borgere") | navneord("borger")', "1.234 borgere"),
    ('fakta("borgere") | ca | navneord("borger", "bestemt")', "de ca. 1.234 borgere"),
    ('fakta("tolv") | med_ord | navneord("barn")', "tolv børn"),
    ('fakta("tolv") | navneord("ung", "bestemt alene")', "de unge"),
    ('fakta("tolv") | navneord("kommune", "alene")', "kommuner"),
    ('fakta("tolv") | ordenstal', "tolvte"),
    ('fakta("tolv") | ordenstal("mål")', "tolvte mål"),
]


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder: Path = tmp_path_factory.mktemp("rich")
    sample = Sample(folder / "editions").with_map().with_counts().with_distribution()
    return sample.with_definitions().with_long_table()


@pytest.mark.parametrize(("call", "printed"), PRINTS)
def test_a_call_prints(rich: Sample, call: str, printed: str) -> None:
    assert rich.printed(f"{{{{ {call} }}}}").replace(NBSP, " ") == printed.replace(NBSP, " ")


def test_goals_are_told_only_where_an_edition_defines_them(sample: Sample) -> None:
    assert sample.refusal('{{ antal_maal("alle") }}') == (
        "udgaven har ingen tabel af typen definitions at tage målene fra"
    )


def test_every_call_and_filter_has_an_example_here(rich: Sample) -> None:
    examples = " ".join(call for call, _ in PRINTS)
    placing = {name for name in calls.of(rich.load()) if name.startswith("vis_")}
    assert {name for name in calls.of(rich.load()) if f"{name}(" not in examples} == placing
    assert [name for name in wording.of() if f"| {name}" not in examples] == []


REFUSED = [
    (
        'forskel(vaerdi("hjemloese", "2009", "Alle"), vaerdi("hjemloese", "2007", "Alle"))',
        "hjemloese er brudt mellem 2007 og 2009, så tallene kan ikke trækkes fra hinanden; "
        "omskriv sætningen",
    ),
    (
        'kilder("maal")',
        "maal siger ikke, hvor hver række er fra; nævn kolonnen som sources i format",
    ),
    (
        'vis_definition("maal-4")',
        "ingen boks har definitionen maal-4; skriv under boxes: "
        "{id: definition-maal-4, title: …, definition: maal-4}",
    ),
    ('vis_definition("mal-4")', "indikatoren 'mal-4' findes ikke; mente du maal-4?"),
    ('vaerdi("mal", "2016")', "dataserien 'mal' findes ikke; mente du maal?"),
    ('vaerdi("maal", "2013")', "året 2013 findes ikke i maal; der er 2014, 2015, 2016"),
    (
        'vaerdi("maal")',
        "vaerdi skal skrives vaerdi(serie, hvad) eller vaerdi(serie, hvad, gruppe)",
    ),
    ('vaerdi("maal", "2016", "Ale")', "gruppen 'Ale' findes ikke; mente du Alle?"),
    ('vaerdi("maal", 2016)', "vaerdi: hvad skal være tekst i anførselstegn"),
    ('vaerdi("kort", "Arhus")', "området 'Arhus' findes ikke; mente du Aarhus?"),
    ('vaerdi("dele", "Jah")', "delen 'Jah' findes ikke; mente du Ja?"),
    ('vaerdi("tal", "Køn/Mænd")', "skriv også hvilken kolonne: Med, Uden"),
    ('vaerdi("tal", "Køn/Mænd", "Ude")', "kolonnen 'Ude' findes ikke; mente du Uden?"),
    ('vaerdi("tal", "Køn/Mand", "Med")', "rækken 'Køn/Mand' findes ikke; mente du Køn/Mænd?"),
    ('vaerdi("tal", "Alder", "Uden")', "Alder har ingen værdi for Uden; omskriv sætningen"),
    ('andel("tal", "Alder", "Med")', "Alder i tal er ikke en andel af noget"),
    ('andel("maal", "2016")', "maal er ikke en optælling"),
    ('i_alt("tal", "Køen", "Med")', "rækkegruppen 'Køen' findes ikke; mente du Køn?"),
    ('gennemsnit("maal")', "maal er ikke fordelt på kommuner"),
    ('antal_kommuner("figur-kort", 0)', "figur-kort har klasse 1 til 3"),
    ('antal_kommuner("figur-kort", 4)', "figur-kort har klasse 1 til 3"),
    (
        'antal_kommuner("figur-kort", "1")',
        "antal_kommuner: klasse skal være et helt tal uden anførselstegn",
    ),
    ('klasse("figur-maal", 1)', "kortet 'figur-maal' findes ikke; der er figur-kort"),
    ('fakta("borger")', "oplysningen 'borger' findes ikke; mente du borgere?"),
    ("forskel(1, 2)", "forskel: a skal være et tal fra udgavens data, fx vaerdi(…)"),
    ('forskel(fakta("tolv"))', "forskel skal skrives forskel(a, b)"),
    ('forskel(fakta("tolv"), fakta("en_procent"))', "12 og 1 pct. har ikke samme enhed"),
    (
        'sammenlagt(fakta("tolv"), aar(2016))',
        "sammenlagt: flere skal være et tal fra udgavens data, fx vaerdi(…)",
    ),
    ('periode("kortet")', "dataserien 'kortet' findes ikke; mente du kort?"),
    ("aar(42)", "'42' er ikke et årstal; skriv fx 2016 eller 2014-2016"),
    ('aar("2016-2014")', "'2016-2014' er ikke et årstal; skriv fx 2016 eller 2014-2016"),
    ('aar("٢٠١٦")', "'٢٠١٦' er ikke et årstal; skriv fx 2016 eller 2014-2016"),
    (
        'dato("32. januar")',
        "'32. januar' er ikke skrevet som en dato, fx 1. januar 2016, december 2016 eller "
        "ultimo 2018",
    ),
    (
        'paragraf("85")',
        "'85' er ikke skrevet som en paragraf, fx § 85 eller § 52, stk. 3",
    ),
    (
        'alder("42")',
        "'42' er ikke skrevet som en alder, fx 18-59-årige eller 30+ år; brug vaerdi(…) eller "
        "fakta(…) til tal",
    ),
    ('jf("figur-mal")', "figuren, tabellen, boksen eller bilaget 'figur-mal' findes ikke; "
     "mente du figur-maal?"),
    ('vis_figur("figur-mal")', "figuren 'figur-mal' findes ikke; mente du figur-maal?"),
    ('vis_tabel("figur-maal")', "tabellen 'figur-maal' findes ikke; der er tabel-maal"),
    ('antal_maal("fordelt")', "udvalget 'fordelt' findes ikke; mente du fordelte?"),
    ('kommunetype("maal-3")', "indikatoren 'maal-3' findes ikke; mente du maal-8?"),
    (
        'kommunetype("maal-8-doedsfald")',
        "maal-8-doedsfald er ikke fordelt på kommuner; omskriv sætningen",
    ),
    (
        'kommunetype("maal-2", "maal-8")',
        "indikatorerne er ikke fordelt ens (maal-2 efter bopælskommune, maal-8 efter "
        "opholdskommune); del sætningen op",
    ),
    ('vis_figur("figur-maal", "bred")', "bredden er 'fuld' eller 'enkelt', ikke 'bred'"),
    (
        'fakta("borgere") | hver',
        "1.234 er ikke en andel og kan ikke skrives som 'hver …'",
    ),
    ('vaerdi("dele", "Ja") | hver', "40 pct. ligger for langt fra hver tredje; vælg andre ord"),
    ('fakta("borgere") | lidt_over(1000)', "1.234 ligger ikke lidt over 1.000; vælg andre ord"),
    ('fakta("borgere") | naesten(1234)', "1.234 ligger ikke lige under 1.234; vælg andre ord"),
    (
        'fakta("borgere") | lidt_over("tusind")',
        "lidt_over: tal skal være et helt tal uden anførselstegn",
    ),
    ('fakta("borgere") | lidt_over', "lidt_over skal skrives lidt_over(tal)"),
    (
        'fakta("borgere") | med_ord',
        "1.234 kan ikke skrives med bogstaver; kun 0 til 12 kan",
    ),
    ('fakta("borgere") | afrund(1)', "1.234 kan ikke vises med 1 decimaler"),
    (
        'fakta("borgere") | afrund(0.5)',
        "afrund: decimaler skal være et helt tal uden anførselstegn",
    ),
    ('fakta("borgere") | afrund(true)', "afrund: decimaler skal være et helt tal uden "
     "anførselstegn"),
    ('fakta("borgere") | stort', "1.234 begynder ikke med et bogstav; slet stort"),
    (
        'aar(2016) | stort',
        "stort: tallet skal være en henvisning, fx henvis(…), eller ord, fx fra_til(…)",
    ),
    ("aar(2016) | ca", "ca: tallet skal være et tal fra udgavens data, fx vaerdi(…)"),
    ('fakta("borgere") | medord', "filteret 'medord' findes ikke; mente du med_ord?"),
    ('vardi("maal", "2016")', "kaldet 'vardi' findes ikke; mente du vaerdi?"),
    ("zzzz(1)", "kaldet 'zzzz' findes ikke; se listen i docs/udgaver.md"),
    ("fakta(borgere)", "'borgere' skal stå i anførselstegn"),
    ("fakta", "'fakta' er et kald; skriv værdierne i en parentes bagefter"),
    ("borgere", "'borgere' kendes ikke; her kan kun stå et kald"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "why"), REFUSED)
def test_a_call_that_cannot_be_made_says_why(rich: Sample, call: str, why: str) -> None:
    assert rich.refusal(f"{{{{ {call} }}}}").replace("\u00a0", " ") == why


@pytest.mark.parametrize(
    "name",
    [
        "12 345",
        "1.234",
        "42 pct.",
        "42 procent",
        "omkring 42 pct. af borgerne",
        "1,2 mio. kr.",
        "12 345 personer",
        "7 kommuner",
        "12%",
        "x 7",
        "_ 7 _",
        "",
    ],
)
def test_a_number_cannot_be_told_as_a_name(rich: Sample, name: str) -> None:
    assert rich.refusal(f'{{{{ navn("{name}") }}}}') == (
        f"'{name}' er ikke et navn; brug vaerdi(…) eller fakta(…) til tal"
    )


@pytest.mark.parametrize(
    ("name", "breaks"), [("COVID 19 nu", False), ("10 mål nu og", True), ("10 mål", False)]
)
def test_only_a_long_name_may_be_broken_over_two_lines(
    rich: Sample, name: str, breaks: bool
) -> None:
    texts = Texts(calls.of(rich.load()))
    texts.render(f'{{{{ navn("{name}") }}}}', Place("t", 1))
    (item,) = texts.items
    assert isinstance(item, Fixed)
    assert item.printed == (name if breaks else name.replace(" ", "\u00a0"))


def test_of_many_names_the_first_are_listed_and_the_others_counted(rich: Sample) -> None:
    why = rich.refusal('{{ vaerdi("kort", "Hele landet") }}')
    assert why.startswith("området 'Hele landet' findes ikke; der er København, Frederiksberg, ")
    assert why.endswith(", Høje-Taastrup og 86 andre")
    assert why.count(",") == 11


def test_a_mean_of_nothing_is_refused(sample: Sample) -> None:
    rows = municipal_csv().splitlines()[1:]
    hidden = "\n".join(["kommune;antal", *(f"{row.split(';')[0]};*)" for row in rows)])
    sample.with_kommuner(hidden)
    assert sample.refusal('{{ gennemsnit("kort") }}') == (
        "ingen kommuner har en værdi i kort; omskriv sætningen"
    )


def test_what_a_source_rounded_is_told_as_rounded(sample: Sample) -> None:
    sample.replace("unit: pct", "unit: pct\n    rounded_in_source: true")
    sample.text('Det er {{ vaerdi("maal", "2016") }}')
    assert 'data-status="afrundet i kilden"' in sample.publication().screen_html


def test_a_printed_number_knows_where_it_comes_from(sample: Sample) -> None:
    sample.with_counts().text('Det er {{ andel("tal", "Køn/Mænd", "Med") }}')
    assert (
        '<data class="tal" value="40" data-serie="tal" data-omraade="Køn/Mænd, Med" '
        'data-periode="2015" data-status="offentliggjort">40\u00a0pct.</data>'
    ) in sample.publication().screen_html


def test_a_fault_in_a_call_is_told_with_file_and_line(sample: Sample) -> None:
    sample.text('Et\n\nto {{ fakta("borger") }}')
    assert sample.fault() == (
        "proeve/tekst.md:3: oplysningen 'borger' findes ikke; mente du borgere?"
    )


def test_a_fault_in_a_call_over_several_lines_is_told_where_the_call_begins(
    sample: Sample,
) -> None:
    sample.text('Et\n{{ forskel(\nfakta("borgere"),\nfakta("borger")) }}')
    assert sample.fault().startswith("proeve/tekst.md:2: oplysningen 'borger' findes ikke")


def test_a_fault_after_a_call_over_several_lines_is_told_at_its_own_line(sample: Sample) -> None:
    sample.text('{{ forskel(\nfakta("borgere"),\nfakta("tolv")) }}\n\nEt\n\n::: boks x\n:::')
    assert sample.fault() == "proeve/tekst.md:7: boksen 'x' findes ikke i edition.yaml"


def test_a_fault_in_a_field_is_told_with_its_line_in_the_file(sample: Sample) -> None:
    sample.replace(
        "title: Udviklingen i målet", "title: Nu\n    remark: >-\n      Et\n      {{ aar(7) }}"
    )
    assert sample.fault().startswith("proeve/edition.yaml:22: '7' er ikke et årstal")


def test_all_faults_of_texts_are_told_together(sample: Sample) -> None:
    sample.replace("title: En prøve", "title: '{{ aar(1) }}'").text("{{ aar(2) }}")
    assert [fault.split(":")[0] for fault in sample.faults()] == [
        "proeve/edition.yaml",
        "proeve/tekst.md",
    ]


def test_no_figure_can_be_placed_in_a_title(sample: Sample) -> None:
    sample.replace("title: En prøve", "title: '{{ vis_figur(\"figur-maal\") }}'")
    assert sample.fault() == (
        "proeve/edition.yaml:3: figurer, tabeller, bilag og lister placeres kun i teksten"
    )
