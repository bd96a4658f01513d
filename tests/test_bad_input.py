"""Each fault of a data file is told with file, line and what to do; nothing wrong is counted."""

from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporter.editions import files
from reporter.errors import EditionErrors
from reporter.rendering.publication import check
from reporter.table import Hidden, MunicipalSeries, Reason
from tests.editions.minimal import COUNT_ROWS, COUNTS, FACTS, Sample, municipal_csv

JOINT = """\
    joint:
      - area: Ishøj/Vallensbæk
        members: [Ishøj, Vallensbæk]
        take_value: [Vallensbæk]
"""


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "editions")


def line_of(content: str, name: str) -> int:
    (line,) = (n for n, row in enumerate(content.splitlines(), 1) if row.startswith(f"{name};"))
    return line


def series(sample: Sample) -> MunicipalSeries:
    table = sample.load().tables["kort"]
    assert isinstance(table, MunicipalSeries)
    return table


# --- Anything at all ------------------------------------------------------------------------------

RICH_TEXT = """
{{ jf("tabel") }} {{ se("bilag") }} {{ fakta("borgere") | ca }} tekst[^a]

{{ vis_tabel("tabel") }}

1. et
2. to {{ andel("tal", "Køn/Mænd", "Med") }}

::: boks boks
> citat [link](https://a.dk)
:::

[^a]: note {{ aar(2014) }}

{{ vis_bilag("bilag") }}
"""
RICH_FIELDS = """\
tables:
  - {id: tabel, data: tal, title: Tal, row_heading: Gruppe}
boxes:
  - {id: boks, title: Boks}
appendices:
  - {id: bilag, data: kort, title: Bilag, heading: Antal}
"""
FILES = ("edition.yaml", "tekst.md", "facts.csv", "data/maal.csv", "data/tal.csv", "data/dele.csv")
PIECES = (
    *("", "-", ";", "\n", ":", " ", "0", "1e9", "1e999", "'", '"', "{{", "}}", "{", "}", "[", "]"),
    *("(", ")", "\t", ",", ".", "|", "*", "<", "~", "null", "æ", "%", "&", "#", "\n:::\n", "[^a]"),
    *("-1", "101", "*)", "9" * 20, "true", "!", "\\", "\r", "{% x %}", "\x00", "`", "\ufeff", "٤"),
)


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    sample = Sample(tmp_path_factory.mktemp("rich")).with_map().with_counts().with_distribution()
    sample.append(RICH_FIELDS).append(RICH_TEXT, "tekst.md")
    assert sample.faults() == []
    return sample


@given(
    file=st.sampled_from(FILES),
    at=st.floats(0, 1),
    cut=st.sampled_from([0, 0, 1, 2, 5, 20]),
    piece=st.sampled_from(PIECES),
)
def test_whatever_a_file_holds_it_is_built_or_told_and_the_program_never_fails(
    rich: Sample, file: str, at: float, cut: int, piece: str
) -> None:
    whole = (rich.folder / file).read_bytes()
    start = int(at * len(whole))
    try:
        rich.file(file, whole[:start] + piece.encode() + whole[start + cut :])
        assert all(fault.startswith("proeve/") for fault in rich.faults())
    finally:
        rich.file(file, whole)


# --- The file itself ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", ": filen er tom"),
        ("\n\n", ":1: kolonnerne skal være adskilt af semikolon"),
        ("aar;Alle\n", ": filen har ingen rækker under overskriften"),
        ("aar;Alle\n;\n\n", ": filen har ingen rækker under overskriften"),
        ("aar,Alle\n2014,7\n", ":1: kolonnerne skal være adskilt af semikolon"),
        ("aar\tAlle\n2014\t7\n", ":1: kolonnerne skal være adskilt af semikolon"),
        ("aar;Alle;Alle\n2014;7;8\n", ":1: kolonnen 'Alle' står to gange"),
        ("aar;\n2014;7\n", ":1: en kolonne har intet navn"),
        ("År;Alle\n2014;7\n", ":1: kolonnen 'aar' mangler; filen har År, Alle"),
        ("aar;Alle\n2014;7;8\n", ":2: linjen har 3 felter, men overskriften har 2"),
        ("aar;Alle\n2014;7\n2015\n", ":3: linjen har 1 felter, men overskriften har 2"),
        (
            'aar;Alle\n2014;7\n2015;"8\n2016;9\n',
            ":3: linjen kan ikke læses som CSV; se efter et anførselstegn, der ikke er lukket",
        ),
        (
            "aar;Ålle\n2014;7\n2015;å\n".encode("latin-1"),
            ":1: filen er ikke UTF-8 (måske Latin-1); gem den som »CSV UTF-8«",
        ),
        (
            "aar;Alle\n2014;7\nså;7\n".encode("latin-1"),
            ":3: filen er ikke UTF-8 (måske Latin-1); gem den som »CSV UTF-8«",
        ),
        (
            "aar;Alle\n2014;7\n".encode("utf-16"),
            ":1: filen er ikke UTF-8 (måske Latin-1); gem den som »CSV UTF-8«",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    sample: Sample, content: str | bytes, fault: str
) -> None:
    assert sample.file("data/maal.csv", content).fault() == f"proeve/data/maal.csv{fault}"


@pytest.mark.parametrize("name", ["data/maal.csv", "tekst.md"])
def test_a_missing_file_is_told(sample: Sample, name: str) -> None:
    (sample.folder / name).unlink()
    assert sample.fault() == f"proeve/{name}: filen findes ikke i udgavens mappe"


@pytest.mark.parametrize("name", ["data/maal.csv", "tekst.md", "facts.csv", "edition.yaml"])
def test_a_folder_with_the_files_name_is_told(sample: Sample, name: str) -> None:
    (sample.folder / name).unlink()
    (sample.folder / name).mkdir()
    assert sample.fault() == f"proeve/{name}: der ligger en mappe med filens navn"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "du har ikke adgang til at læse filen"),
        (OSError(5, "Input/output error"), "filen kan ikke læses: Input/output error"),
    ],
)
def test_a_file_that_may_not_be_read_is_told(
    sample: Sample, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    opened = os.open

    def refusing(path: str | Path, *arguments: int, **named: int) -> int:
        if Path(path).name == "maal.csv":
            raise error
        return opened(path, *arguments, **named)

    monkeypatch.setattr(os, "open", refusing)
    assert sample.fault() == f"proeve/data/maal.csv: {words}"


@pytest.mark.parametrize("name", ["data/maal.csv", "tekst.md", "edition.yaml", "facts.csv"])
def test_a_link_out_of_the_folder_is_not_followed(
    sample: Sample, name: str, tmp_path: Path
) -> None:
    secret = tmp_path / "hemmelig"
    secret.write_text("kommune;hemmelig\n")
    (sample.folder / name).unlink(missing_ok=True)
    (sample.folder / name).symlink_to(secret)
    message = "filen er en henvisning ud af udgavens mappe; læg selve filen i mappen"
    assert sample.fault() == f"proeve/{name}: {message}"


def test_a_folder_of_data_that_is_a_link_out_is_not_followed(
    sample: Sample, tmp_path: Path
) -> None:
    (sample.folder / "data").rename(tmp_path / "andetsteds")
    (sample.folder / "data").symlink_to(tmp_path / "andetsteds")
    assert all("henvisning ud af udgavens mappe" in fault for fault in sample.faults())


def test_a_link_to_a_hidden_folder_is_not_followed(sample: Sample) -> None:
    """A change in there would not be seen when the edition is built again."""
    (sample.folder / "data").rename(sample.folder / ".data")
    (sample.folder / "data").symlink_to(".data")
    message = "filen er en henvisning til noget skjult; læg selve filen i mappen"
    faults = sample.faults()
    assert faults
    assert all(fault.endswith(message) for fault in faults)


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_a_pipe_or_a_device_is_no_data_file(sample: Sample, make: Callable[[Path], None]) -> None:
    path = sample.folder / "data/maal.csv"
    path.unlink()
    make(path)
    assert sample.fault() == "proeve/data/maal.csv: det er ikke en almindelig fil"


def test_a_file_that_is_too_large_is_told(sample: Sample) -> None:
    with (sample.folder / "tekst.md").open("a") as file:
        file.write("a" * files.TEXT_LIMIT)
    message = "filen er større end 1 MB, som er det meste, den må være"
    assert sample.fault() == f"proeve/tekst.md: {message}"


@pytest.mark.parametrize("character", ["\x01", "\x1b", "\u202e", "\ue000", "\u2028"])
def test_a_character_nobody_can_see_is_told_by_its_number(sample: Sample, character: str) -> None:
    with (sample.folder / "tekst.md").open("a") as file:
        file.write(f"Slut{character}")
    fault = sample.fault()
    assert fault.endswith(f": tegnet U+{ord(character):04X} kan ikke vises; slet det")
    assert character not in fault


@pytest.mark.parametrize("escape", ["\\x01", "\\uD800", "\\u202e", "\\e"])
def test_an_escape_cannot_bring_such_a_character_in(sample: Sample, escape: str) -> None:
    sample.append(f'\nkeywords: ["a{escape}b"]\n')
    assert "kan ikke vises; slet det" in sample.fault()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("web", "https://www.sm.dk"),
        ("email", "x@y.dk?bcc=z@y.dk"),
        ("email", "ingen adresse"),
        ("phone", "ring"),
    ],
)
def test_how_a_sender_is_reached_is_checked(sample: Sample, field: str, value: str) -> None:
    sample.replace("sender:", f"sender:\n  {field}: {value}")
    assert f"sender.{field}: skal" in sample.fault()


def test_no_more_faults_are_told_than_can_be_read(sample: Sample) -> None:
    with (sample.folder / "tekst.md").open("a") as file:
        file.write("\n\nDer var 17.\n" * 30)
    with pytest.raises(EditionErrors) as told:
        check(sample.load())
    assert str(told.value).count("\n") == 20
    assert str(told.value).endswith("… og 10 fejl til")


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffaar;Alle\n2014;7\n2015;8\n2016;9\n",
        "aar;Alle\r\n2014;7\r\n2015;8\r\n2016;9\r\n",
        "aar;Alle\n2014;7\n2015;8\n2016;9",
        "aar;Alle\n2014;7\n\n2015;8\n;\n2016;9\n\n",
        'aar;"Alle"\n"2014";"7"\n2015;8\n2016; 9 \n',
    ],
)
def test_what_spreadsheets_write_differently_is_read_alike(sample: Sample, content: str) -> None:
    sample.file("data/maal.csv", content)
    assert sample.faults() == []
    assert sample.printed('{{ vaerdi("maal", "2016") }}') == "9 pct."


def test_a_row_after_a_cell_of_two_lines_keeps_its_line(sample: Sample) -> None:
    sample.with_distribution()
    sample.file("data/dele.csv", 'del;andel\n"Ja\neller måske";40\nNej;x\n')
    assert sample.fault() == "proeve/data/dele.csv:4: andel: 'x' er ikke et tal"


# --- Numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("", "cellen er tom; skriv - hvis der ingen data er"),
        ("ni", "'ni' er ikke et tal"),
        ("9 pct.", "'9 pct.' er ikke et tal"),
        ("9%", "'9%' er ikke et tal"),
        ("1e1", "'1e1' er ikke et tal"),
        ("NaN", "'NaN' er ikke et tal"),
        ("Infinity", "'Infinity' er ikke et tal"),
        ("٩", "'٩' er ikke et tal"),
        ("=1+1", "'=1+1' er ikke et tal"),
        ("9" * 40, f"'{'9' * 40}' er ikke et tal"),
        ("100,1", "100,1 er over 100 pct."),
        ("101", "101 er over 100 pct."),
        ("-1", "-1 er mindre end 0"),
        (
            "9.5",
            "'9.5' har '.' som decimaltegn, men udgaven angiver ','; ret tallet eller feltet "
            "decimal",
        ),
    ],
)
def test_a_cell_that_is_no_share_is_told(sample: Sample, cell: str, fault: str) -> None:
    sample.file("data/maal.csv", f"aar;Alle\n2014;7\n2015;{cell}\n2016;9\n")
    assert sample.fault() == f"proeve/data/maal.csv:3: Alle: {fault}"


def test_a_comma_is_told_where_dots_are_declared(sample: Sample) -> None:
    sample.replace("unit: pct", 'unit: pct\n    decimal: "."')
    assert sample.faults() == []
    sample.file("data/maal.csv", "aar;Alle\n2014;7\n2015;9,5\n2016;9\n")
    assert sample.fault() == (
        "proeve/data/maal.csv:3: Alle: '9,5' har ',' som decimaltegn, men udgaven angiver '.'; "
        "ret tallet eller feltet decimal"
    )


@pytest.mark.parametrize(
    ("cell", "value"), [("0", 0), ("100", 100), ("9,50", Decimal("9.5")), ("0,04", Decimal("0.04"))]
)
def test_every_share_from_0_to_100_is_read(sample: Sample, cell: str, value: Decimal) -> None:
    sample.file("data/maal.csv", f"aar;Alle\n2016;{cell}\n")
    (group,) = sample.load().tables["maal"].groups  # type: ignore[union-attr]
    assert group == ("Alle", (value,))


def test_a_difference_may_be_less_than_0(sample: Sample) -> None:
    sample.replace("unit: pct", "unit: procentpoint")
    sample.file("data/maal.csv", "aar;Alle\n2016;-1\n")
    assert sample.faults() == []


@pytest.mark.parametrize(("mark", "cell"), [(",", "1,234"), (".", "1.234")])
def test_a_count_that_another_decimal_mark_would_make_a_thousand_times_larger_is_told(
    sample: Sample, mark: str, cell: str
) -> None:
    content = municipal_csv({"Aarhus": cell})
    sample.with_kommuner(content, f'    decimal: "{mark}"\n')
    assert sample.fault() == (
        f"proeve/data/kort.csv:{line_of(content, 'Aarhus')}: antal: '{cell}' er ikke et helt tal; "
        f"decimaltegnet er '{mark}' (feltet decimal)"
    )


def test_a_count_may_have_thousands_dots(sample: Sample) -> None:
    sample.with_kommuner(municipal_csv({"Aarhus": "1.234", "Odense": "1234"}))
    assert sample.printed('{{ vaerdi("kort", "Aarhus") }}') == "1.234"
    assert sample.printed('{{ vaerdi("kort", "Odense") }}') == "1.234"


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ("-", Reason.NO_DATA),
        ("..", Reason.NO_DATA),
        ("*)", Reason.NOT_APPROVED),
        ("**)", Reason.FEW_PERSONS),
    ],
)
def test_a_cell_without_a_number_says_why(sample: Sample, mark: str, reason: Reason) -> None:
    sample.with_kommuner(municipal_csv({"Læsø": mark}))
    assert series(sample).of("Læsø").value == Hidden(reason)


# --- Municipalities -------------------------------------------------------------------------------


def test_a_missing_municipality_is_named(sample: Sample) -> None:
    content = municipal_csv().replace("Aarhus;81\n", "")
    assert sample.with_kommuner(content).fault() == "proeve/data/kort.csv: mangler Aarhus"


def test_many_missing_municipalities_are_counted(sample: Sample) -> None:
    rows = municipal_csv().splitlines()
    sample.with_kommuner("\n".join([rows[0], *rows[11:]]))
    assert sample.fault() == (
        "proeve/data/kort.csv: mangler København, Frederiksberg, Ballerup, Brøndby, Dragør og 5 "
        "andre kommuner"
    )


@pytest.mark.parametrize("again", ["Aarhus", "Århus", "Aarhus Kommune", "751", "0751"])
def test_a_municipality_is_told_where_it_stands_again(sample: Sample, again: str) -> None:
    content = municipal_csv(None, f"{again};5")
    first = line_of(content.replace(f"{again};5\n", ""), "Aarhus")
    assert sample.with_kommuner(content).fault() == (
        f"proeve/data/kort.csv:100: {again} står allerede i linje {first}"
    )


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Arhus", "; mente du Aarhus?"),
        ("Kobenhavn", "; mente du København?"),
        ("Stockholm", ""),
        ("Danmark", ""),
        (
            "Ishøj/Vallensbæk",
            "; en fælles indberetning skal stå under joint i edition.yaml",
        ),
    ],
)
def test_an_unknown_municipality_is_told_with_its_line(
    sample: Sample, name: str, hint: str
) -> None:
    sample.with_kommuner(municipal_csv(None, f"{name};5"))
    assert sample.fault() == f"proeve/data/kort.csv:100: ukendt kommune '{name}'{hint}"


def test_all_faulty_rows_are_told_together(sample: Sample) -> None:
    content = municipal_csv({"Aarhus": "x", "Odense": ""}, "Stockholm;5")
    places = [fault.split(": ")[0] for fault in sample.with_kommuner(content).faults()]
    lines = sorted([line_of(content, "Aarhus"), line_of(content, "Odense"), 100])
    assert places == [f"proeve/data/kort.csv:{line}" for line in lines]


def test_a_municipality_may_be_written_by_code_or_by_another_spelling(sample: Sample) -> None:
    content = municipal_csv().replace("Aarhus;", "Århus;").replace("Odense;", "0461;")
    assert sample.with_kommuner(content).faults() == []
    assert {series(sample).of("Århus").area.code, series(sample).of("0461").area.code} == {
        "751",
        "461",
    }


@pytest.mark.parametrize(
    "content",
    [
        "antal;kommune\n5;Aarhus\n",
        "kommune;antal;andel\nAarhus;5;6\n",
    ],
)
def test_a_municipal_file_has_two_columns_in_order(sample: Sample, content: str) -> None:
    assert sample.with_kommuner(content).fault() == (
        "proeve/data/kort.csv:1: filen skal have to kolonner: først kommune, så værdien"
    )


def test_a_joint_row_that_is_declared_must_be_there(sample: Sample) -> None:
    sample.with_kommuner(municipal_csv(), JOINT)
    assert sample.fault() == (
        "proeve/data/kort.csv: den fælles indberetning Ishøj/Vallensbæk mangler i filen"
    )


def test_a_member_takes_the_joint_value_only_where_municipalities_are_counted(
    sample: Sample,
) -> None:
    sample.with_kommuner(municipal_csv(None, "Ishøj/Vallensbæk;500", "Hele landet;9.000"), JOINT)
    assert sample.faults() == []
    counted = {o.area.name: value for o, value in series(sample).counted()}
    assert series(sample).of("Vallensbæk").value == 16
    assert counted["Vallensbæk"] == 500
    assert counted["Ishøj"] == series(sample).of("Ishøj").value
    assert len(counted) == 98
    assert sum(v for v in counted.values() if v) == sum(range(98)) - 16 + 500


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "members: [Ishøj, Vallensbæk]",
            "members: [Ishoj, Vallensbæk]",
            "24:19: data.1.joint.0.members.0: ukendt kommune 'Ishoj'; mente du Ishøj?",
        ),
        (
            "members: [Ishøj, Vallensbæk]",
            "members: [Ishøj, Vallensbæk, Stockholm]",
            "24:38: data.1.joint.0.members.2: ukendt kommune 'Stockholm'",
        ),
        (
            "take_value: [Vallensbæk]",
            "take_value: [Odense]",
            "25:22: data.1.joint.0.take_value.0: Odense står ikke under members",
        ),
        (
            "take_value: [Vallensbæk]",
            "take_value: [Vallensbæk, '187']",
            "25:34: data.1.joint.0.take_value.1: 187 kan kun tage værdien fra én fælles "
            "indberetning",
        ),
        (
            "members: [Ishøj, Vallensbæk]",
            "members: [Vallensbæk]",
            "24:9: data.1.joint.0.members: har for få poster; der skal være mindst 2",
        ),
    ],
)
def test_a_joint_report_that_does_not_fit_is_told(
    sample: Sample, old: str, new: str, fault: str
) -> None:
    sample.with_kommuner(municipal_csv(None, "Ishøj/Vallensbæk;500"), JOINT.replace(old, new))
    assert sample.fault() == f"proeve/edition.yaml:{fault}"


@pytest.mark.parametrize(("mark", "counted"), [("-", 7), ("..", 7), ("*)", None), ("**)", None)])
def test_only_what_the_source_has_no_data_for_counts_as_the_edition_says(
    sample: Sample, mark: str, counted: int | None
) -> None:
    sample.with_kommuner(municipal_csv({"Læsø": mark}), "    missing_counts_as: 7\n")
    values = {o.area.name: value for o, value in series(sample).counted()}
    assert values["Læsø"] == counted


# --- Years, parts, counts -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "fault"),
    [
        (("2014", "2016", "2015"), ":4: aar: 2015 kommer efter 2016; årene skal stå i orden"),
        (("2014", "2014"), ":3: aar: 2014 kommer efter 2014; årene skal stå i orden"),
        (("2014", "15"), ":3: aar: '15' er ikke et årstal"),
        (("2014", "2015,0"), ":3: aar: '2015,0' er ikke et årstal"),
        (("٢٠١٤",), ":2: aar: '٢٠١٤' er ikke et årstal"),
        (("", "2015"), ":2: aar: '' er ikke et årstal"),
    ],
)
def test_years_stand_in_order(sample: Sample, years: tuple[str, ...], fault: str) -> None:
    sample.file("data/maal.csv", "aar;Alle\n" + "".join(f"{year};7\n" for year in years))
    assert sample.fault() == f"proeve/data/maal.csv{fault}"


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("Ja;40\nNej;58\n", ": andelene giver 98 i alt og ikke 100 pct."),
        ("Ja;40,5\nNej;61\n", ": andelene giver 101,5 i alt og ikke 100 pct."),
        ("Ja;40\nJa;60\n", ":3: delen 'Ja' står to gange"),
        ("Ja;40\n;60\n", ":3: del: feltet er tomt"),
        ("Ja;40\nNej;-\n", ":3: andel: der skal stå et tal"),
    ],
)
def test_the_parts_make_a_whole(sample: Sample, rows: str, fault: str) -> None:
    sample.with_distribution().file("data/dele.csv", f"del;andel\n{rows}")
    assert sample.fault() == f"proeve/data/dele.csv{fault}"


@pytest.mark.parametrize(
    "rows", ["Ja;40\nNej;59\n", "Ja;40\nNej;61\n", "Ja;33\nNej;33\nVed ikke;33\n"]
)
def test_parts_rounded_by_their_source_may_miss_100_by_one(sample: Sample, rows: str) -> None:
    assert sample.with_distribution().file("data/dele.csv", f"del;andel\n{rows}").faults() == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "Køn;Mænd;antal;40;1",
            "Køn;Mænd;personer;40;1",
            ":3: enhed: 'personer' skal være antal eller aar",
        ),
        ("Køn;Mænd;antal;40;1", "Køn;Mænd;antal;;1", ":3: Med: cellen er tom; skriv - hvis der "
         "ingen data er"),
        ("Køn;Mænd;antal;40;1", "Køn;Mænd;antal;-4;1", ":3: Med: -4 er mindre end 0"),
        (
            "Køn;Mænd;antal;40;1",
            "Køn;Mænd;antal;4,5;1",
            ":3: Med: '4,5' er ikke et helt tal; decimaltegnet er ',' (feltet decimal)",
        ),
        ("Køn;Kvinder", "Køn;Mænd", ":4: rækken Køn/Mænd står to gange"),
        ("gruppe;raekke;enhed;Med;Uden", "gruppe;raekke;enhed;Med;Udn",
         ":1: kolonnen 'Uden' mangler; filen har gruppe, raekke, enhed, Med, Udn"),
        (
            "Køn;Mænd;antal;40;1\nKøn;Kvinder;antal;60;299\n",
            "Køn;Mænd;antal;0;1\nKøn;Kvinder;antal;0;299\n",
            ":3: Med: der er 0 i alt, så en andel kan ikke beregnes",
        ),
        (
            "Køn;Mænd;antal;40;1\nKøn;Kvinder;antal;60;299\n",
            "",
            ": ingen række har enheden antal",
        ),
    ],
)  # fmt: skip
def test_a_count_that_cannot_be_right_is_told(
    sample: Sample, old: str, new: str, fault: str
) -> None:
    assert old in COUNT_ROWS
    sample.with_data(COUNTS, "data/tal.csv", COUNT_ROWS.replace(old, new))
    assert sample.fault() == f"proeve/data/tal.csv{fault}"


PARENTS = "  - {id: alle, kind: counts, file: data/alle.csv, source: R, period: 2015,\n" \
    "     populations: [Antal], share_of: total}\n"  # fmt: skip


def with_parents(sample: Sample, rows: str, share: str = "{data: alle, rows: [Med, Uden]}") -> None:
    sample.with_counts().with_data(PARENTS, "data/alle.csv", f"gruppe;raekke;enhed;Antal\n{rows}")
    sample.replace("share_of: group", f"share_of: {share}")


def test_a_count_larger_than_what_it_is_a_share_of_is_told(sample: Sample) -> None:
    with_parents(sample, ";Med;antal;1.000\n;Uden;antal;298\n")
    assert sample.fault() == ("proeve/data/tal.csv:4: Uden: 299 er flere end de 298 i alt")
    sample.file("data/alle.csv", "gruppe;raekke;enhed;Antal\n;Med;antal;1.000\n;Uden;antal;299\n")
    assert sample.faults() == []


@pytest.mark.parametrize(
    ("rows", "share", "fault"),
    [
        (
            ";Med;antal;100\n;Uden;antal;-\n",
            "{data: alle, rows: [Med, Uden]}",
            "data/tal.csv: share_of: Uden i alle har ingen værdi",
        ),
        (
            ";Med;antal;100\n;Uden;antal;300\n",
            "{data: alle, rows: [Med, Udne]}",
            "data/tal.csv: share_of: rækken i alle 'Udne' findes ikke; mente du Uden?",
        ),
        (
            ";Med;antal;100\n;Uden;antal;300\n",
            "{data: alle, rows: [Med]}",
            "edition.yaml:22:28: data.1.share_of.rows: der skal være én række for hver kolonne i "
            "populations",
        ),
        (
            ";Med;antal;100\n;Uden;antal;300\n",
            "{data: ale, rows: [Med, Uden]}",
            "edition.yaml:22:16: data.1.share_of.data: dataserien 'ale' findes ikke; mente du "
            "alle?",
        ),
        (
            ";Med;antal;100\n;Uden;antal;300\n",
            "{data: maal, rows: [Med, Uden]}",
            "edition.yaml:22:16: data.1.share_of.data: 'maal' er ikke en optælling med én kolonne",
        ),
        (
            ";Med;antal;100\n;Uden;antal;300\n",
            "{data: tal, rows: [Med, Uden]}",
            "edition.yaml:22:16: data.1.share_of.data: 'tal' er ikke en optælling med én kolonne",
        ),
    ],
)
def test_a_share_of_another_table_that_does_not_fit_is_told(
    sample: Sample, rows: str, share: str, fault: str
) -> None:
    with_parents(sample, rows, share)
    assert sample.fault() == f"proeve/{fault}"


def test_a_total_cannot_have_the_name_of_a_row(sample: Sample) -> None:
    rows = "gruppe;raekke;enhed;Med;Uden\n;Mænd;antal;40;1\n;I alt;antal;40;1\n"
    sample.with_data(f"{COUNTS}    total: I alt\n", "data/tal.csv", rows)
    assert sample.fault() == (
        "proeve/data/tal.csv: total: rækken I alt står allerede i filen; slet den eller feltet"
    )


# --- facts.csv ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (";5;antal;2016;Kilden;", "noegle: feltet er tomt"),
        ("borgere;5;antal;2016;Kilden;", "borgere står allerede i linje 2"),
        ("x;;antal;2016;Kilden;", "vaerdi: cellen er tom; skriv - hvis der ingen data er"),
        ("x;-;antal;2016;Kilden;", "vaerdi: der skal stå et tal"),
        ("x;fem;antal;2016;Kilden;", "vaerdi: 'fem' er ikke et tal"),
        (
            "x;5.5;antal;2016;Kilden;",
            "vaerdi: '5.5' har '.' som decimaltegn, men udgaven angiver ','; ret tallet eller "
            "feltet decimal",
        ),
        ("x;101;pct;2016;Kilden;", "vaerdi: 101 er over 100 pct."),
        ("x;-5;antal;2016;Kilden;", "vaerdi: -5 er mindre end 0"),
        (
            "x;5;stk;2016;Kilden;",
            "enhed: 'stk' skal være en af antal, pct, procentpoint, aar, point",
        ),
        ("x;5;antal;;Kilden;", "aar: feltet er tomt"),
        ("x;5;antal;2016;;", "kilde: feltet er tomt"),
        ("x;5;antal;2016;Kilden", "linjen har 5 felter, men overskriften har 6"),
    ],
)
def test_a_fact_that_is_not_whole_is_told(sample: Sample, row: str, fault: str) -> None:
    assert sample.append(f"{row}\n", "facts.csv").fault() == f"proeve/facts.csv:6: {fault}"


def test_facts_have_six_columns(sample: Sample) -> None:
    sample.file("facts.csv", FACTS.replace(";bemaerkning", ";note"))
    assert sample.fault() == (
        "proeve/facts.csv:1: kolonnen 'bemaerkning' mangler; filen har noegle, vaerdi, enhed, "
        "aar, kilde, note"
    )


def test_an_edition_need_not_have_facts(sample: Sample) -> None:
    (sample.folder / "facts.csv").unlink()
    assert sample.faults() == []


def test_a_map_of_nothing_but_hidden_values_is_no_fault_of_the_program(sample: Sample) -> None:
    sample.with_map()
    rows = municipal_csv().splitlines()
    hidden = "".join(f"{row.split(';')[0]};*)\n" for row in rows[1:])
    assert sample.file("data/kort.csv", f"{rows[0]}\n{hidden}").faults() == []


def test_counts_of_nobody_at_all_have_no_total_to_be_a_share_of(sample: Sample) -> None:
    with_parents(sample, ";Med;antal;100\n;Uden;antal;300\n")
    sample.replace(
        "    populations: [Med, Uden]\n", "    populations: [Med, Uden]\n    total: I alt\n"
    )
    sample.file("data/tal.csv", "gruppe;raekke;enhed;Med;Uden\n;Mænd;antal;0;1\n")
    sample.append("tables:\n  - {id: tabel, data: tal, title: Tal, row_heading: Gruppe}\n")
    sample.append('\n{{ jf("tabel") }}\n\n{{ vis_tabel("tabel") }}\n', "tekst.md")
    assert sample.faults() == []


def test_a_character_the_type_family_lacks_is_told_with_its_place(sample: Sample) -> None:
    sample.text("Tegnet 中 her.")
    assert (
        sample.fault() == "proeve/tekst.md:1:8: skriften har ikke tegnet 中 (U+4E2D); brug et andet"
    )


def test_such_a_character_in_data_is_told_too(sample: Sample) -> None:
    sample.file("data/maal.csv", "aar;Allé 中\n2014;7\n2015;8\n2016;9\n")
    assert sample.fault() == "proeve: skriften har ikke tegnet 中 (U+4E2D); brug et andet"
