"""The draft note, word for word, of each thing that can have been corrected."""

from __future__ import annotations

from dataclasses import replace

from reporter.archive.difference.model import FileChange
from reporter.archive.difference.note import to_markdown
from reporter.danish.numbers import NBSP
from tests.archive.difference.changes import NEW, OLD, difference, hidden, revised, shown, text
from tests.archive.difference.notes import MINOR, note, of_each, tail


def test_one_number() -> None:
    said = (
        'Tallet for Aarhus Kommune i {{ aar(2018) }} er rettet. Det var før {{ foer("42 pct.") }}'
    )
    assert note(numbers=(revised(),)) == (
        "I ”Andel med egen bolig” er tallet for Aarhus Kommune i 2018 rettet fra 42 til 43 pct.\n"
        + tail(MINOR, "minor", said)
    )


def test_several_numbers_of_one_municipality() -> None:
    changed = (
        revised(),
        revised("9", "7", period=f"december{NBSP}2016"),
        revised("1.234", "1.243", unit="antal", title="Antal hjemløse", group="Kvinder"),
    )
    assert note(numbers=changed) == (
        "I Aarhus Kommune er tre tal rettet:\n\n"
        "- ”Andel med egen bolig”, 2018: fra 42 til 43 pct.\n"
        "- ”Andel med egen bolig”, december 2016: fra 9 til 7 pct.\n"
        "- ”Antal hjemløse”, Kvinder, 2018: fra 1.234 til 1.243\n"
        + tail(MINOR, "minor", "Tal for Aarhus Kommune er rettet.")
    )


def test_some_municipalities() -> None:
    assert note(numbers=of_each(3)) == (
        "Tre tal er rettet, i tre kommuner:\n\n"
        "- ”Andel med egen bolig”, Københavns Kommune, 2018: fra 42 til 43 pct.\n"
        "- ”Andel med egen bolig”, Frederiksberg Kommune, 2018: fra 42 til 43 pct.\n"
        "- ”Andel med egen bolig”, Ballerup Kommune, 2018: fra 42 til 43 pct.\n"
        + tail(MINOR, "minor", "Tal for tre kommuner er rettet.")
    )


def test_many_municipalities() -> None:
    assert note(numbers=of_each(14)) == (
        "14 tal er rettet, i 14 kommuner. De største ændringer er:\n\n"
        "- ”Andel med egen bolig”, Københavns Kommune, 2018: fra 42 til 43 pct.\n"
        "- ”Andel med egen bolig”, Frederiksberg Kommune, 2018: fra 42 til 43 pct.\n"
        "- ”Andel med egen bolig”, Ballerup Kommune, 2018: fra 42 til 43 pct.\n"
        "- ”Andel med egen bolig”, Brøndby Kommune, 2018: fra 42 til 43 pct.\n"
        "- ”Andel med egen bolig”, Dragør Kommune, 2018: fra 42 til 43 pct.\n\n"
        "Alle tal står på den side, notatet hører til.\n"
        + tail("**Væsentlig**, fordi 14 kommuner har fået rettet tal.", "serious", "Tal er rettet.")
    )


LEFT_OUT = (
    "Ændringer i tekster og klasser, der kunne røbe et tal, der ikke længere vises, står her ikke: "
    "Sammenlign dem i de to udgaver."
)
FEW = "det bygger på for få personer eller kunne røbe et andet tal, der gør det"


def test_a_number_that_is_hidden_now() -> None:
    told = note(numbers=(hidden(),), texts=(text("Den er trygt.", "Den er trykt."),))
    assert told == (
        "I ”Andel med egen bolig” vises tallet for Læsø Kommune i 2018 ikke længere, fordi "
        f"{FEW}.\n\n"
        "Hvad tallet var, står ikke i notatet: Så ville det offentliggøre det igen.\n\n"
        "## Tekst\n\n"
        f"{LEFT_OUT}\n\n"
        "En tekst har fået en anden ordlyd:\n\n"
        "- Kommunerne\n"
        "  - Før: Den er trygt.\n"
        "  - Nu: Den er trykt.\n"
        + tail(
            "**Væsentlig**, fordi et tal, der var vist, ikke længere vises.",
            "serious",
            "Tallet for Læsø Kommune i {{ aar(2018) }} vises ikke længere.",
        )
    )


def test_several_hidden_and_a_total_that_would_tell_them() -> None:
    total = revised("", "43", area="Hele landet", kommune="", size=None)
    not_approved = hidden("ikke godkendt", period="2017")
    assert note(numbers=(hidden(), not_approved, total)) == (
        "I ”Andel med egen bolig” er tallet for hele landet i 2018 rettet til 43 pct. Hvad det "
        "var, gengives ikke.\n\n"
        "To tal vises ikke længere:\n\n"
        "- ”Andel med egen bolig”, Læsø Kommune, 2018: få personer\n"
        "- ”Andel med egen bolig”, Læsø Kommune, 2017: ikke godkendt\n\n"
        "Hvad tallene var, står ikke i notatet: Så ville det offentliggøre dem igen.\n\n"
        f"## Tekst\n\n{LEFT_OUT}\n"
        + tail(
            "**Væsentlig**, fordi to tal, der var vist, ikke længere vises.",
            "serious",
            "Tal er rettet. Nogle af tallene vises ikke længere.",
        )
    )


def test_a_number_that_is_shown_now() -> None:
    assert note(numbers=(shown(),)) == (
        "I ”Andel med egen bolig” vises tallet for Samsø Kommune i 2018 nu: Det er 12 pct.\n"
        + tail(MINOR, "minor", "Tallet for Samsø Kommune i {{ aar(2018) }} er kommet til.")
    )


def test_only_text() -> None:
    assert note(texts=(text("Den er trygt.", "Den er trykt."),)) == (
        "Ingen tal er ændret.\n\n"
        "## Tekst\n\n"
        "En tekst har fået en anden ordlyd:\n\n"
        "- Kommunerne\n"
        "  - Før: Den er trygt.\n"
        "  - Nu: Den er trykt.\n"
        + tail("**Ubetydelig**, fordi intet tal er ændret.", "tiny", "Teksten er rettet.")
    )


def test_only_files() -> None:
    files = (FileChange(file="a.pdf", kind="changed"), FileChange(file="b.pdf", kind="added"))
    assert note(files=files).startswith(
        "Ingen tal og ingen tekst er ændret. To filer er ikke helt som før.\n\n## Foreslået grad\n"
    )


def test_nothing() -> None:
    assert note() == "Ingenting: De to udgaver er ens.\n"


def test_numbers_that_came_and_went() -> None:
    came = revised("", "98 tal", kind="added", area="", kommune="", period="2019")
    went = revised("7", "", kind="removed")
    assert note(numbers=(came, went)).startswith(
        "Kommet til:\n\n- ”Andel med egen bolig”, 2019: 98 tal\n\n"
        "Udgået:\n\n- ”Andel med egen bolig”, Aarhus Kommune, 2018: 7 pct.\n"
    )
    assert "text: 'Tal for {{ aar(2019) }} er kommet til.'" in note(numbers=(came,))


def test_nothing_of_an_edition_is_read_as_markdown() -> None:
    wild = text("Se [her](x).", "<script>*nu*</script> `x` _y_ |")
    assert (
        "  - Før: Se \\[her\\](x).\n  - Nu: \\<script\\>\\*nu\\*\\</script\\> \\`x\\` \\_y\\_ \\|\n"
    ) in note(texts=(wild,))


def test_two_editions_are_told_by_their_names() -> None:
    found = replace(difference(), old=replace(OLD, edition="hjemloese-2017", name="arkiv/a.zip"))
    assert to_markdown(found).replace(NBSP, " ").splitlines()[2] == (
        "*Udkast. a.zip (15. november 2019) sammenlignet med hjemloese-2018 (15. november 2019). "
        "Det er to udgaver; notatet er skrevet, som om den nye rettede den gamle.*"
    )


def test_a_correction_that_is_written_already_is_not_drafted() -> None:
    told = to_markdown(difference(new=replace(NEW, version=2), numbers=(revised(),)))
    told = told.replace(NBSP, " ")
    assert (
        "*Udkast. Version 1 sammenlignet med version 2 af udgaven fra 15. november 2019.*" in told
    )
    assert told.endswith("hører til en anden klasse.\n")


def test_another_edition_is_no_correction() -> None:
    told = to_markdown(difference(new=replace(NEW, edition="andet"), numbers=(revised(),)))
    assert "Det er to udgaver; notatet er skrevet, som om den nye rettede den gamle.*" in told
    assert "grad" not in told
    assert "edition.yaml" not in told


def test_a_text_that_changed_alike_in_two_places_is_quoted_once() -> None:
    again = text("Højest er Fanø.", "Højest er Ærø.", role="alternative")
    assert (
        "To tekster har fået en anden ordlyd:\n\n"
        "- Kommunerne, tekst til skærmlæsere, to steder\n"
        "  - Før: Højest er Fanø.\n"
        "  - Nu: Højest er Ærø.\n\n## "
    ) in note(texts=(again, again))
    twelve = tuple(text(f"Den er {word}.", "Den er ny.") for word in "abcdefghijkl")
    assert "Og to tekster til, som står på" in note(texts=(*twelve[:10], twelve[0], *twelve[10:]))
