"""A rich document that has everything a publication has, and a way to print it in the tests."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Sequence

from weasyprint.urls import URLFetcher, URLFetcherResponse

from figures.fonts import FACES
from reporter.rendering.pdf import Attachment, PdfMetadata, PdfResult, write_pdf

METADATA = PdfMetadata(
    title="Forsørgelsesgrundlag i 98 kommuner",
    author="Danmarks Statistik",
    subject="Mål for børn, unge og ældre – æøå",
    keywords=("kommuner", "forsørgelse"),
    language="da",
    date=datetime.date(2024, 5, 1),
    identifier="forsoergelse-2024",
)
ATTACHMENTS = (
    Attachment(name="tabel-2.csv", description="Tabel 2: børn", content=b"a;b\n1;2\n"),
    Attachment(name="tabel-1.csv", description="Tabel 1: ældre", content="å;b\n1;2\n".encode()),
)


class Fonts(URLFetcher):
    """Gives the project's own faces and what the HTML itself holds, nothing else."""

    def fetch(self, url, headers=None):
        if url.startswith("data:"):
            return super().fetch(url, headers)
        faces = {f"font:{face.path.name}": face.path for face in FACES}
        if url not in faces:
            raise PermissionError(url)
        return URLFetcherResponse(url, faces[url].read_bytes(), {"Content-Type": "font/ttf"})


CSS = (
    "".join(
        f"@font-face {{ font-family: 'Reporter Sans'; font-weight: {face.weight};"
        f" font-style: {face.style}; src: url(font:{face.path.name}) }}\n"
        for face in FACES
    )
    + """
@page { size: A5; margin: 20mm 15mm 22mm;
  @top-left { content: element(head) }
  @bottom-right { content: "Side " counter(page) " af " counter(pages) }
  @bottom-left { content: string(chapter) } }
html { font: 10pt "Reporter Sans"; font-variant-numeric: tabular-nums }
body { margin: 0 }
.running { position: running(head) }
h1 { string-set: chapter content() }
h2 { border-bottom: 1px solid #888; background: #eee }
table { border-collapse: collapse; width: 100% } td { text-align: right }
th, td { border-bottom: .5pt solid #999; padding: 1pt 3pt }
.note { float: footnote }
aside { background: #ddf; padding: 3mm; border-left: 2px solid #00f }
.pair { display: flex; gap: 4mm } .pair > * { flex: 1 } img { width: 100% }
a { text-decoration: underline }
nav a::after { content: leader(". ") target-counter(attr(href), page) }
nav ol { list-style: none; padding-left: 2mm }
dt { font-weight: 600 } ul { list-style-type: disc } ul ul { list-style-type: '– ' }
"""
)


def image(text: str) -> str:
    """Return a drawing with real text in it, as a data URI."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80" width="200" height="80">'
        '<rect width="120" height="30" fill="#0a0"/>'
        f'<text x="5" y="60" font-family="Reporter Sans" font-size="12">{text}</text></svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def table(rows: int) -> str:
    """Return a table with a head in two levels, groups of rows and a header in each row."""
    regions = ("Nordjylland", "Midtjylland", "Hovedstaden")
    body = []
    for number in range(rows):
        if number % (rows // 3 + 1) == 0:
            region = regions[number // (rows // 3 + 1)]
            body.append(f"<tr><th scope=rowgroup colspan=5>Region {region}</th></tr>")
        cells = "".join(f"<td><data value={number}.{k}>{number},{k}</data></td>" for k in range(4))
        body.append(f"<tr><th scope=row>Kommune {number}</th>{cells}</tr>")
    return f"""<table><caption>Tabel 1. Andel efter alder</caption>
<thead><tr><th scope=col rowspan=2>Område</th><th scope=colgroup colspan=2>Mænd</th>
<th scope=colgroup colspan=2>Kvinder</th></tr>
<tr>{"<th scope=col>2022</th><th scope=col>2023</th>" * 2}</tr>
</thead><tbody>{"".join(body)}</tbody></table>"""


SENTENCES = tuple(f"Sætning nummer {n} handler om forsørgelse og indkomst." for n in range(60))
LONG = " ".join(SENTENCES)

FIGURES = f"""<figure><div class=pair>
<figure><figcaption>Figur 1. Mænd</figcaption>
<img alt="Søjler: mænd 12" src="{image("Mænd 12")}"></figure>
<figure><figcaption>Figur 2. Kvinder</figcaption>
<img alt="Søjler: kvinder 14" src="{image("Kvinder 14")}"></figure></div>
<p>Anm.: Fælles note til begge figurer.</p><p>Kilde: Danmarks Statistik.</p></figure>"""

RICH = f"""<p class=running>Løbende hoved <a href="#s1">afsnit 1</a></p>
<h1>Forsørgelsesgrundlag</h1>
<p class=manchet>Manchetten siger det vigtigste i to linjer.</p>
<nav><h2 id=toc>Indhold</h2><ol>
  <li><a href="#s1">1 Indledning</a><ol><li><a href="#s11">1.1 Metode</a></li></ol></li>
  <li><a href="#s2">2 Resultater</a></li></ol></nav>
<main>
<section><h2 id=s1>1 Indledning</h2>
<p>Andelen<span class=note>Andel af alle <em>personer</em> den 1. januar.</span> er
<strong>steget</strong> til <data value=12.5>12,5</data> pct. i <time>2023</time>, jf.
<abbr title="Danmarks Statistik">DST</abbr> og
<a href="https://www.dst.dk/da/">Danmarks <strong>Statistik</strong></a>
<span lang=en>first come</span>.</p>
<p>{LONG}</p>
<h3 id=s11>1.1 Metode</h3>
<blockquote><p>Et citat i et afsnit.</p><p>Og et til.</p></blockquote>
<ul><li>Første punkt<ul><li>Indrykket punkt</li></ul></li><li><p>Andet punkt</p></li></ul>
<ol><li>Et</li><li>To</li></ol>
<dl><dt>Mål</dt><dd>Det, der måles.</dd><dt>Kommune</dt><dd>En af de 98.</dd></dl>
</section>
<section><h2 id=s2>2 Resultater</h2>
{FIGURES}
<aside><h3>Boks 1. Om opgørelsen</h3><p>Boksens tekst.</p></aside>
{table(110)}
<p>Efter tabellen<span class=note>Den anden note.</span> slutter teksten.</p>
</section></main>"""


def page(body: str, *, css: str = "") -> str:
    """Return a whole document in Danish around ``body``."""
    return (
        "<!DOCTYPE html><html lang=da><head><meta charset=utf-8><title>Prøve</title>"
        f"<style>{CSS}{css}</style></head><body>{body}</body></html>"
    )


def make(body: str, *, css: str = "", attachments: Sequence[Attachment] = ()) -> PdfResult:
    """Write ``body`` as a PDF with the tests' own metadata and fonts."""
    return write_pdf(page(body, css=css), metadata=METADATA, attachments=attachments, fetch=Fonts())
