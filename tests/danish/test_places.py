"""Each of the 98 is called by its right name, and filed under one of its own."""

from __future__ import annotations

import re

import pytest

from reporter import kommuner
from reporter.danish import places

# Written out by hand, not made by the rule.
OFFICIAL = """
101 Københavns Kommune
147 Frederiksberg Kommune
151 Ballerup Kommune
153 Brøndby Kommune
155 Dragør Kommune
157 Gentofte Kommune
159 Gladsaxe Kommune
161 Glostrup Kommune
163 Herlev Kommune
165 Albertslund Kommune
167 Hvidovre Kommune
169 Høje-Taastrup Kommune
173 Lyngby-Taarbæk Kommune
175 Rødovre Kommune
183 Ishøj Kommune
185 Tårnby Kommune
187 Vallensbæk Kommune
190 Furesø Kommune
201 Allerød Kommune
210 Fredensborg Kommune
217 Helsingør Kommune
219 Hillerød Kommune
223 Hørsholm Kommune
230 Rudersdal Kommune
240 Egedal Kommune
250 Frederikssund Kommune
253 Greve Kommune
259 Køge Kommune
260 Halsnæs Kommune
265 Roskilde Kommune
269 Solrød Kommune
270 Gribskov Kommune
306 Odsherred Kommune
316 Holbæk Kommune
320 Faxe Kommune
326 Kalundborg Kommune
329 Ringsted Kommune
330 Slagelse Kommune
336 Stevns Kommune
340 Sorø Kommune
350 Lejre Kommune
360 Lolland Kommune
370 Næstved Kommune
376 Guldborgsund Kommune
390 Vordingborg Kommune
400 Bornholms Regionskommune
410 Middelfart Kommune
420 Assens Kommune
430 Faaborg-Midtfyn Kommune
440 Kerteminde Kommune
450 Nyborg Kommune
461 Odense Kommune
479 Svendborg Kommune
480 Nordfyns Kommune
482 Langeland Kommune
492 Ærø Kommune
510 Haderslev Kommune
530 Billund Kommune
540 Sønderborg Kommune
550 Tønder Kommune
561 Esbjerg Kommune
563 Fanø Kommune
573 Varde Kommune
575 Vejen Kommune
580 Aabenraa Kommune
607 Fredericia Kommune
615 Horsens Kommune
621 Kolding Kommune
630 Vejle Kommune
657 Herning Kommune
661 Holstebro Kommune
665 Lemvig Kommune
671 Struer Kommune
706 Syddjurs Kommune
707 Norddjurs Kommune
710 Favrskov Kommune
727 Odder Kommune
730 Randers Kommune
740 Silkeborg Kommune
741 Samsø Kommune
746 Skanderborg Kommune
751 Aarhus Kommune
756 Ikast-Brande Kommune
760 Ringkøbing-Skjern Kommune
766 Hedensted Kommune
773 Morsø Kommune
779 Skive Kommune
787 Thisted Kommune
791 Viborg Kommune
810 Brønderslev Kommune
813 Frederikshavn Kommune
820 Vesthimmerlands Kommune
825 Læsø Kommune
840 Rebild Kommune
846 Mariagerfjord Kommune
849 Jammerbugt Kommune
851 Aalborg Kommune
860 Hjørring Kommune
"""
NAMES = dict(line.split(" ", 1) for line in OFFICIAL.split("\n") if line)
CODES = [kommune.code for kommune in kommuner.alle()]


def test_the_list_written_by_hand_holds_all_98() -> None:
    assert sorted(NAMES) == CODES
    assert len(CODES) == 98


@pytest.mark.parametrize("code", CODES)
def test_a_municipality_has_its_official_name(code: str) -> None:
    assert places.official(code) == NAMES[code]


@pytest.mark.parametrize("code", CODES)
def test_the_official_name_is_one_that_a_table_may_use(code: str) -> None:
    assert kommuner.find(places.official(code)).code == code


@pytest.mark.parametrize("code", ["", "0", "100", "411", "999", "1081", "Aarhus"])
def test_no_other_code_has_a_name_or_a_file(code: str) -> None:
    for function in (places.official, places.slug, places.search_forms):
        with pytest.raises(KeyError):
            function(code)


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("Aarhus Kommune", "Aarhus Kommunes"),
        ("Københavns Kommune", "Københavns Kommunes"),
        ("Bornholms Regionskommune", "Bornholms Regionskommunes"),
        ("Vesthimmerlands Kommune", "Vesthimmerlands Kommunes"),
        ("Assens Kommune", "Assens Kommunes"),
        ("Aarhus", "Aarhus’"),
        ("Assens", "Assens’"),
        ("Randers", "Randers’"),
        ("Struer", "Struers"),
        ("Læsø", "Læsøs"),
        ("Fanø", "Fanøs"),
        ("Faxe", "Faxes"),
        ("Aabenraa", "Aabenraas"),
        ("Høje-Taastrup", "Høje-Taastrups"),
        ("Region Sjælland", "Region Sjællands"),
        ("Region Syddanmark", "Region Syddanmarks"),
        ("Region Hovedstaden", "Region Hovedstadens"),
        ("Marx", "Marx’"),
        ("Franz", "Franz’"),
        ("SAS", "SAS’"),
    ],
)
def test_the_genitive_has_an_s_or_an_apostrophe_after_s_x_and_z(name: str, whose: str) -> None:
    assert places.genitive(name) == whose


@pytest.mark.parametrize("code", CODES)
def test_no_official_name_needs_an_apostrophe(code: str) -> None:
    assert places.genitive(places.official(code)) == f"{NAMES[code]}s"


@pytest.mark.parametrize(
    ("code", "slug"),
    [
        ("101", "101-koebenhavn"),
        ("751", "751-aarhus"),
        ("671", "671-struer"),
        ("360", "360-lolland"),
        ("615", "615-horsens"),
        ("169", "169-hoeje-taastrup"),
        ("825", "825-laesoe"),
        ("492", "492-aeroe"),
        ("185", "185-taarnby"),
        ("173", "173-lyngby-taarbaek"),
        ("400", "400-bornholm"),
        ("480", "480-nordfyns"),
        ("820", "820-vesthimmerlands"),
        ("760", "760-ringkoebing-skjern"),
        ("376", "376-guldborgsund"),
    ],
)
def test_files_are_called_by_code_and_name_without_danish_letters(code: str, slug: str) -> None:
    assert places.slug(code) == slug


def test_the_98_file_names_are_ascii_and_differ() -> None:
    slugs = [places.slug(code) for code in CODES]
    assert all(re.fullmatch(r"[0-9]{3}(-[a-z]+)+", slug) for slug in slugs)
    assert len(set(slugs)) == 98
    assert slugs == sorted(slugs)
