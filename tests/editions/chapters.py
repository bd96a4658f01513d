"""A small publication with chapters on disk, to be made wrong in one place at a time."""

from __future__ import annotations

from pathlib import Path

from tests.editions.minimal import MUNICIPAL, Sample, municipal_csv

YAML = """\
type: redegoerelse
id: proeve
title: En redegørelse
subtitle: Status for målet
date: 2019-12
sender: {name: Ministeriet, phone: 33 92 93 00, email: post@proeve.dk, web: www.proeve.dk}
language: da
vintage: 2016
summary: Kort om prøven.
cover: {kicker: Redegørelse, tagline: Fordi alle kan}
isbn: {print: 978-87-93214-90-3, electronic: 978-87-93214-97-2}
closing: 2019-11-15
colophon:
  - {label: Tryk, text: Trykkeriet}
  - {label: Serie, text: 2015/16:13}
chapters:
  - {id: forord, title: Forord, file: kapitler/forord.md, numbered: false}
  - {id: rammen, title: Rammen, file: kapitler/rammen.md}
  - {id: udsatte, title: Udsatte unge, file: kapitler/udsatte.md}
  - {id: tabeller, title: Tabeller, short: Bilag, file: kapitler/tabeller.md, numbered: false}
data:
  - {id: maal, kind: time_series, file: data/maal.csv, source: Egne beregninger, unit: pct}
"""

REST = """\
figures:
  - {id: figur-rammen, kind: columns, data: maal, title: Alle unge}
  - {id: figur-unge, kind: columns, data: maal, title: Udsatte unge}
  - {id: figur-flere, kind: lines, data: maal, title: Flere unge}
boxes:
  - {id: boks-rammen, title: Om målet}
  - {id: boks-unge, title: Det virker}
appendices:
  - {id: bilag-kommuner, data: kort, title: Kommunerne, heading: Antal}
"""

CHAPTERS = {
    "forord": 'Tak til {{ begreb("kommunerne") }}, se {{ henvis("udsatte") }}.\n',
    "rammen": """\
## Hvad målet er

Målet er nået af flere, {{ jf("figur-rammen") }}, og {{ begreb("Aarhus") }} er med.[^a]

[^a]: En note i det første kapitel.

{{ vis_figur("figur-rammen") }}

### Hvem der tælles med

::: boks boks-rammen
Alle, der er {{ begreb("anbragte", opslag="anbringelse") }}, og dem i {{ begreb("økonomi") }}.
:::

## Hvordan det er gået

Nu {{ begreb("anbringelse") }} igen.
""",
    "udsatte": """\
## Udviklingen

Det går frem, {{ jf("figur-unge") }} og {{ henvis("figur-flere") }}.[^b] Om {{ begreb("ældre") }} og
{{ begreb("anbringelse") }}, {{ jf("rammen") }}.

[^b]: En note i det andet kapitel.

{{ vis_figur("figur-unge") }}

{{ vis_figur("figur-flere") }}

::: boks boks-unge
Det, der virker.
:::
""",
    "tabeller": 'Se {{ henvis("bilag-kommuner") }}.\n\n{{ vis_bilag("bilag-kommuner") }}\n',
}


class Book(Sample):
    """The publication ``proeve``; every method changes it and returns it."""

    def __init__(self, editions: Path) -> None:
        super().__init__(editions)
        (self.folder / "tekst.md").unlink()
        self.file("edition.yaml", YAML + MUNICIPAL + REST)
        self.file("data/kort.csv", municipal_csv())
        for name, text in CHAPTERS.items():
            self.file(f"kapitler/{name}.md", text)

    def chapter(self, name: str, more: str) -> Book:
        """Write something at the end of a chapter."""
        self.append(more, f"kapitler/{name}.md")
        return self

    def booklet(self) -> Book:
        """Make it a booklet, whose chapters have no numbers to refer to."""
        self.replace("type: redegoerelse", "type: haefte")
        self.replace(', se {{ henvis("udsatte") }}', "", "kapitler/forord.md")
        self.replace(', {{ jf("rammen") }}', "", "kapitler/udsatte.md")
        return self
