"""A minimal valid edition on disk, to be made wrong in one place at a time."""

from __future__ import annotations

from pathlib import Path

from reporter import kommuner
from reporter.editions.edition import Edition
from reporter.editions.load import load
from reporter.editions.numbering import Numbering
from reporter.editions.text import calls
from reporter.editions.text.bound import Reference
from reporter.editions.text.template import Texts
from reporter.errors import EditionErrors, Place, UserError
from reporter.rendering.plain import plain
from reporter.rendering.publication import Publication, check, publish

YAML = """\
type: notat
id: proeve
title: En prøve
date: 2018
sender:
  name: Ministeriet
language: da
vintage: 2016
summary: Kort om prøven.
data:
  - id: maal
    kind: time_series
    file: data/maal.csv
    source: Egne beregninger
    unit: pct
figures:
  - id: figur-maal
    kind: columns
    data: maal
    title: Udviklingen i målet
"""

TEXT = """\
## Målet

Flere når målet, {{ jf("figur-maal") }}.

{{ vis_figur("figur-maal") }}
"""

DATA = "aar;Alle\n2014;7\n2015;8\n2016;9\n"

FACTS = """\
noegle;vaerdi;enhed;aar;kilde;bemaerkning
borgere;1.234;antal;2016;Kilden;
en_procent;1;pct;2016;Kilden;
et_aar;1;aar;2016;Kilden;
tolv;12;antal;2016;Kilden;
"""

COUNTS = """\
  - id: tal
    kind: counts
    file: data/tal.csv
    source: Registre
    period: 2015
    populations: [Med, Uden]
    share_of: group
"""

COUNT_ROWS = """\
gruppe;raekke;enhed;Med;Uden
;Alder;aar;41,1;-
Køn;Mænd;antal;40;1
Køn;Kvinder;antal;60;299
"""

DISTRIBUTION = """\
  - id: dele
    kind: distribution
    file: data/dele.csv
    source: Registre
    period: 2016
"""

MUNICIPAL = """\
  - id: kort
    kind: municipalities
    file: data/kort.csv
    source: Jobindsats
    unit: antal
    period: 2016-12
"""

MAP = """\
  - id: figur-kort
    kind: choropleth
    data: kort
    title: Kommunerne
    classes: [{below: 10}, {from: 10, to: 49}, {above: 49}]
"""


LONG = """\
  - id: hjemloese
    kind: time_series
    table: data/lang.csv
    source: Flere kilder
    format:
      {kind: csv, unit: antal, value: tal, period: aar, group: gruppe, decimal: ".",
       where: {emne: hjemløse}, sources: kilde, disagreements: last, only_years: true}
    groups: {Alle: [alle, i alt], Unge: unge}
    breaks:
      - {before: 2009, why: 'Definitionen blev ændret i {{ aar(2008) }}.'}
"""

LONG_ROWS = """\
emne,gruppe,aar,tal,kilde
hjemløse,alle,2007,5253,Notat A
hjemløse,alle,2009,4998,Notat A
hjemløse,i alt,2011,5290,Notat A
hjemløse,i alt,2013,5800,Notat B
hjemløse,i alt,2013,5820,Notat C
hjemløse,i alt,2013-2015,11000,Notat C
hjemløse,i alt,,6000,Notat C
hjemløse,unge,2009,1123,Notat A
hjemløse,unge,2009,1123,Notat B
hjemløse,unge,2013,1754,Notat B
gadesovere,alle,2009,500,Notat A
"""

DEFINITIONS = """\
tables:
  - id: tabel-maal
    kind: definitions
    title: Målene
    indicators: [maal-1-2018, maal-2, maal-6, maal-8, maal-8-doedsfald]
"""


class Sample:
    """The edition ``proeve`` in a folder of its own; every method changes it and returns it."""

    def __init__(self, editions: Path, name: str = "proeve") -> None:
        self.editions = editions
        self.name = name
        self.folder = editions / name
        self.file("edition.yaml", YAML.replace("id: proeve", f"id: {name}"))
        self.file("tekst.md", TEXT)
        self.file("data/maal.csv", DATA)
        self.file("facts.csv", FACTS)

    def file(self, name: str, content: str | bytes) -> Sample:
        """Write a file of the edition."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def replace(self, old: str, new: str, file: str = "edition.yaml") -> Sample:
        """Change the one place where a file says ``old``."""
        content = (self.folder / file).read_text("utf-8")
        assert content.count(old) == 1, (old, content)
        return self.file(file, content.replace(old, new))

    def with_data(self, block: str, file: str, content: str | bytes) -> Sample:
        """Declare one more data file, and write it."""
        return self.replace("figures:\n", f"{block}figures:\n").file(file, content)

    def with_counts(self) -> Sample:
        """Add the count table ``tal``."""
        return self.with_data(COUNTS, "data/tal.csv", COUNT_ROWS)

    def with_distribution(self) -> Sample:
        """Add the distribution ``dele``."""
        return self.with_data(DISTRIBUTION, "data/dele.csv", "del;andel\nJa;40\nNej;60\n")

    def with_kommuner(self, content: str | bytes | None = None, more: str = "") -> Sample:
        """Add the municipal series ``kort``, by default the values 0 to 97 by order of code."""
        return self.with_data(MUNICIPAL + more, "data/kort.csv", content or municipal_csv())

    def with_map(self) -> Sample:
        """Add the series ``kort`` and a map of it to the text."""
        text = '\nKommunerne vises i {{ henvis("figur-kort") }}.\n\n{{ vis_figur("figur-kort") }}\n'
        return self.with_kommuner().append(MAP).append(text, "tekst.md")

    def with_long_table(self) -> Sample:
        """Add the series ``hjemloese``, of a long table in which sources disagree."""
        return self.with_data(LONG, "data/lang.csv", LONG_ROWS)

    def with_definitions(self) -> Sample:
        """Add the table ``tabel-maal`` of four goals, two of which are vulnerable youth's."""
        text = '\nMålene står i {{ henvis("tabel-maal") }}.\n\n{{ vis_tabel("tabel-maal") }}\n'
        return self.append(DEFINITIONS).append(text, "tekst.md")

    def append(self, block: str, file: str = "edition.yaml") -> Sample:
        """Write something at the end of a file."""
        return self.file(file, (self.folder / file).read_text("utf-8") + block)

    def text(self, text: str) -> Sample:
        """Begin the text with this; what the minimal edition needs comes after it."""
        return self.file("tekst.md", f"{text}\n\n{TEXT}")

    def load(self) -> Edition:
        """Read the edition."""
        return load(self.editions, self.name)

    def faults(self) -> list[str]:
        """Return what ``reporter check`` says of the edition; nothing when it is right."""
        try:
            check(self.load())
        except EditionErrors as several:
            return [str(error) for error in several.errors]
        except UserError as error:
            return [str(error)]
        return []

    def fault(self) -> str:
        """Return the one thing that is wrong."""
        (fault,) = self.faults()
        return fault

    def publication(self) -> Publication:
        """Put the edition together without drawing it."""
        return publish(self.load(), drawn=False)

    def printed(self, call: str) -> str:
        """Return the plain words a call leaves in the text."""
        edition = self.load()
        texts = Texts(calls.of(edition))
        rendered = texts.render(call, Place("proeve/tekst.md", 1))
        numbering = Numbering(edition)
        for item_id in edition.numbered():
            numbering.place(item_id)
        leads = [item.lead for item in texts.items if isinstance(item, Reference)]
        return " ".join([*filter(None, leads), plain(rendered, texts.items, numbering)])

    def refusal(self, call: str) -> str:
        """Return why a call cannot be made, without the place."""
        try:
            Texts(calls.of(self.load())).render(call, Place("proeve/tekst.md", 1))
        except EditionErrors as several:
            (error,) = several.errors
            return error.message
        except UserError as error:
            return error.message
        raise AssertionError(f"{call} is not refused")


def municipal_csv(changes: dict[str, str] | None = None, *more: str) -> str:
    """Return a file with every municipality; ``changes`` maps a name to another value."""
    values = {k.name: str(n) for n, k in enumerate(kommuner.alle())} | (changes or {})
    rows = [f"{name};{value}" for name, value in values.items()]
    return "\n".join(["kommune;antal", *rows, *more, ""])
