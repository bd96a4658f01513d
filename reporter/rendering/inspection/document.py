"""Reads a finished PDF back, all of it, and holds it to the publication it was made of."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass

from reporter.danish import numbers
from reporter.danish.numbers import number_tokens
from reporter.editions.edition import Edition
from reporter.editions.profiles.measure import known
from reporter.published.origin import STAMP
from reporter.rendering.inspection.allowed import Allowed
from reporter.rendering.inspection.faults import Faults, quoted
from reporter.rendering.inspection.markup import Markup
from reporter.rendering.inspection.names import INSETS, Belonging, check_names, named
from reporter.rendering.inspection.said import Kind, Said
from reporter.rendering.inspection.strings import Strings, strings_of
from reporter.rendering.printed import Printed
from reporter.rendering.publication import Publication

_SPOKEN = ("Alt", "ActualText", "E", "Contents", "Title", "Desc", "Subject", "Keywords", "Author")
"""Keys of strings that somebody reads or hears; the digits of others are addresses and dates."""

_SHOWN: frozenset[Kind] = frozenset({"words", "heading", "cell", "drawing"})
_WORD = re.compile(r"[^\W\d_]+")
_HYPHEN = re.compile(r"[\u00ad\ufffe\x02]\r?\n?")
_PACKET = re.compile(rb"<\?xpacket begin.*?<\?xpacket end", re.DOTALL)
_NODE = re.compile(r"<dc:(title|description)>(.*?)</dc:", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, kw_only=True)
class Document:
    """A finished PDF: what was read of it, whole words by page, its strings and its XMP packet."""

    printed: Printed
    pages: tuple[str, ...]
    strings: Strings
    packet: str


def read(printed: Printed) -> Document:
    """Read of a PDF what only sheets are asked for; what is not as it should be is found later."""
    found = _PACKET.search(printed.content)
    return Document(
        printed=printed,
        pages=tuple(_HYPHEN.sub("", text).replace("-\r\n", "-") for text in printed.pages),
        strings=strings_of(printed.content),
        packet=found[0].decode("utf-8", "replace") if found else "",
    )


def check_document(
    where: str,
    document: Document,
    publication: Publication,
    drawings: list[Said],
    printed: Markup,
    allowed: Allowed,
    belong: Belonging,
    faults: Faults,
) -> None:
    """Hold a PDF to its publication: the numbers, names, text alternatives and files in it."""
    edition = publication.edition
    _names(where, document, drawings, belong, faults)
    _numbers(where, document, edition, allowed, faults)
    _words(where, document, [*printed.said, *drawings], publication, faults)
    _tags(where, document, printed, faults)
    language = document.printed.language
    if language != edition.model.language:
        faults.add(where, f"sproget er »{language}«, ikke »{edition.model.language}«")
    told = {
        kind: html.unescape(_TAG.sub("", text)) for kind, text in _NODE.findall(document.packet)
    }
    for kind, text in (("title", publication.title), ("description", publication.summary)):
        if told.get(kind) != text:
            faults.add(f"{where}, XMP", f"dc:{kind} er ikke {quoted(text)}")
    if publication.title not in document.strings.of("Title"):
        faults.add(where, f"dokumentet hedder ikke {quoted(publication.title)}")
    _files(where, document, publication, faults)
    if publication.synthetic:
        for n, text in enumerate(document.pages, start=1):
            if STAMP not in " ".join(text.split()):
                faults.add(f"{where}, side {n}", f"stemplet »{STAMP}« mangler")


def _names(
    where: str, document: Document, drawings: list[Said], belong: Belonging, faults: Faults
) -> None:
    labels = Counter(
        code
        for each in drawings
        if each.kind == "drawing" and each.text.strip() in INSETS
        for code, _ in named(each.text)
    )
    seen: Counter[str] = Counter()
    for n, page in enumerate(document.pages, start=1):
        text = " ".join(page.split())
        for code, name in named(text):
            seen[code] += 1
            if seen[code] > belong.in_words(code) + labels[code]:
                faults.add(f"{where}, side {n}", f"her hører {name} ikke hjemme")
        if not any(code == belong.own for code, _ in named(text)):
            faults.add(f"{where}, side {n}", "kommunens navn mangler")
    spoken = [Said(section="", kind="alt", text=text) for _, text in document.strings.keyed]
    packet = Said(section="", kind="attribute", text=document.packet)
    check_names(f"{where}, beskrivelser", spoken, belong, faults)
    check_names(f"{where}, XMP", [packet], belong, faults)


def _numbers(
    where: str, document: Document, edition: Edition, allowed: Allowed, faults: Faults
) -> None:
    everywhere = allowed.everywhere | {str(n + 1) for n in range(len(document.pages))}
    seen: Counter[str] = Counter()
    for n, page in enumerate(document.pages, start=1):
        tokens = number_tokens(page)
        seen.update(tokens)
        for token in sorted(set(tokens) - everywhere):
            faults.add(f"{where}, side {n}", f"tallet {token} er ikke kommunens at vise")
    for key, text in document.strings.keyed:
        if key in _SPOKEN:
            for token in number_tokens(text):
                if token not in everywhere:
                    told = f"tallet {token} er ikke kommunens at vise: {quoted(text)}"
                    faults.add(f"{where}, beskrivelser", told)
    for token, count in (_needed(edition) - seen).items():
        faults.add(where, f"tallet {token} mangler {count} {'gang' if count == 1 else 'gange'}")


def _needed(edition: Edition) -> Counter[str]:
    """Return the latest numbers, each as often as indicators have it."""
    assert edition.profile
    needed: Counter[str] = Counter()
    for standing in edition.profile.standings.values():
        series = standing.measure.series
        for value in known((standing.value, standing.region.value, standing.country.value)):
            needed.update(number_tokens(numbers.in_full(value, series.decimals, series.unit)))
    return needed


def _words(
    where: str, document: Document, said: list[Said], publication: Publication, faults: Faults
) -> None:
    """Look for every word of the page: a word too wide for its column is broken anywhere."""
    seen = set(_WORD.findall(" ".join(document.pages)))
    # The title stands above the window, not on the page.
    shown = [each.text for each in said if each.kind in _SHOWN and each.text != publication.title]
    lost = dict.fromkeys(word for text in shown for word in _WORD.findall(text))
    for word in lost:
        if word not in seen:
            faults.add(where, f"ordet »{word}« er brudt midt over eller mangler")


def _tags(where: str, document: Document, printed: Markup, faults: Faults) -> None:
    """Hold the tags to the page: a heading, and each figure with the words it has there."""
    strings = document.strings
    if strings.headings != 1:
        faults.add(where, f"der er {strings.headings} overskrifter på øverste niveau, ikke én")
    written = Counter(alt for _, alt in printed.images)
    read_aloud = Counter(strings.of("Alt"))
    if strings.figures != sum(written.values()):
        faults.add(where, f"der er {strings.figures} figurer, ikke {sum(written.values())}")
    for alt in (written - read_aloud) + (read_aloud - written):
        faults.add(where, f"figurens tekst er en anden i PDF end på siden: {quoted(alt)}")


def _files(where: str, document: Document, publication: Publication, faults: Faults) -> None:
    expected = {file.name: file.content for file in publication.data_files}
    attached = document.printed.attachments
    for name in sorted(attached.keys() | expected.keys()):
        if attached.get(name) != expected.get(name):
            faults.add(f"{where}, vedhæftet {name}", "filen er en anden end arkets egen")
