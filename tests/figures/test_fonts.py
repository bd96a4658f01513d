import pytest
from fontTools.ttLib import TTFont

from figures.fonts import CHARACTERS, FACES
from figures.tokens import FAMILY

each_face = pytest.mark.parametrize("face", FACES, ids=lambda face: face.path.stem)


def test_the_characters_of_danish_publications_are_among_those_that_can_be_set():
    assert set("æøåÆØÅéüöäÄÖ§€½¼¾×−≤≥–—”’“„…•·†‡‰←→↑↓\u00a0\u00ad\u2009\u200a\u202f") <= CHARACTERS


@each_face
def test_a_face_has_every_character_and_tabular_figures(face):
    for path in (face.path, face.woff2_path):
        font = TTFont(path)
        cmap = font.getBestCmap()
        assert not {c for c in CHARACTERS if ord(c) not in cmap}
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        assert {"tnum", "lnum", "onum", "pnum", "liga", "case", "sups", "ccmp"} <= features
        assert "kern" in {r.FeatureTag for r in font["GPOS"].table.FeatureList.FeatureRecord}


@each_face
def test_a_face_carries_the_projects_name_and_not_the_reserved_one(face):
    font = TTFont(face.path)
    names = {record.nameID: str(record) for record in font["name"].names}
    assert names[16] == FAMILY
    assert not [text for number, text in names.items() if number in (1, 3, 4, 6) and "Fira" in text]
    assert "Open Font License" in names[13]
    assert font["OS/2"].usWeightClass == face.weight


@each_face
def test_a_face_is_small(face):
    assert face.path.stat().st_size < 60_000
    assert face.woff2_path.stat().st_size < 22_000


def test_the_licence_lies_beside_the_faces():
    assert "SIL OPEN FONT LICENSE" in (FACES[0].path.parent / "OFL.txt").read_text("utf-8")
