"""HTML to PDF with WeasyPrint: PDF/A-3a and PDF/UA-1 in one file, the same bytes every time."""

from __future__ import annotations

import datetime
import hashlib
import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

import pydyf
import weasyprint
from weasyprint.pdf import VARIANTS, generate_pdf
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.urls import URLFetcher

from reporter.errors import RenderingError
from reporter.rendering import xmp
from reporter.rendering.accessibility.tagging import Tagging
from reporter.rendering.pdf_fonts import MISSING, Fonts
from reporter.rendering.typesetting import file
from reporter.rendering.typesetting.collecting import collected_once
from reporter.rendering.typesetting.drawings import Drawings
from reporter.rendering.typesetting.press import Presses, Recorder
from reporter.rendering.typesetting.replacing import replaced
from reporter.rendering.typesetting.settling import settled
from reporter.rendering.xmp import PdfMetadata

# Subsetting would depend on the HarfBuzz of the machine and write the clock into the fonts; ours
# are cut already and go in as they are.
_OPTIONS = {"pdf_variant": "pdf/a-3a", "full_fonts": True}
_VERSION = "1.7"
_WRITTEN = weasyprint.DEFAULT_OPTIONS | _OPTIONS | VARIANTS["pdf/a-3a"][1]
_PRESSES = Presses()

__all__ = ["Attachment", "PdfMetadata", "PdfResult", "PdfTimings", "write_pdf"]


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file carried inside the PDF as its data; ``name`` is a plain ASCII file name."""

    name: str
    description: str
    content: bytes
    mime: str = "text/csv"

    def __post_init__(self) -> None:
        assert self.name.isascii(), "WeasyPrint writes only ASCII names right"


@dataclass(frozen=True, kw_only=True)
class PdfTimings:
    """Seconds spent on each stage, for the benchmark only.

    ``tagging`` is all that this project adds to WeasyPrint: structure, fonts and metadata.
    """

    layout: float
    drawing: float
    tagging: float


@dataclass(frozen=True, kw_only=True)
class PdfResult:
    """The finished file, its number of pages and what it cost; ``html`` is the page it shows."""

    content: bytes
    html: str
    pages: int
    timings: PdfTimings


def write_pdf(
    html: str,
    *,
    metadata: PdfMetadata,
    attachments: Sequence[Attachment] = (),
    fetch: URLFetcher,
    with_pages: Callable[[Mapping[str, str]], str] | None = None,
) -> PdfResult:
    """Typeset HTML as a PDF file that is both PDF/A-3a and PDF/UA-1.

    ``with_pages`` makes the HTML anew, given the number of the page that each of its addresses
    stands on. Every font, image and style sheet comes through ``fetch``. Raises RenderingError with
    all that WeasyPrint warned of: a build that needs excuses is no build.
    """
    with collected_once():
        files = sorted(attachments, key=lambda each: each.name)
        return _write(html, metadata, files, fetch, with_pages)


def _write(
    html: str,
    metadata: PdfMetadata,
    attachments: Sequence[Attachment],
    fetch: URLFetcher,
    with_pages: Callable[[Mapping[str, str]], str] | None,
) -> PdfResult:
    owned = Recorder(fetch)
    fonts = Fonts(owned.digests)
    with _no_warnings() as warnings, replaced(fonts.embed):
        start = perf_counter()

        def lay_out(html: str) -> weasyprint.Document:
            press, page = _PRESSES.find(html, owned, refuse=warnings.refuse)
            cache = Drawings(owned, press.fonts)
            document = press.render(page, fetcher=owned, cache=cache, **_OPTIONS)
            warnings.refuse()
            return document

        document = lay_out(html)
        if with_pages:
            html, document = settled(document, with_pages, lay_out)
        laid_out = perf_counter()
        tagging = Tagging(document)
        read = perf_counter()
        _set_information(document.metadata, metadata)
        embedded = [_embedded(attachment, metadata.date, owned) for attachment in attachments]
        pdf = generate_pdf(document, None, 1, **_WRITTEN | {"attachments": embedded})
        warnings.refuse()
        painted = perf_counter()
        tagging.write(pdf, fonts.line_ends())
        _finish_attachments(pdf, attachments)
        _drop_empty_resources(pdf)
        _write_xmp(pdf, metadata)
        finished = perf_counter()
        content = file.write(pdf, version=_VERSION, identifier=_identifier(metadata))
        written = perf_counter()
    return PdfResult(
        content=content,
        html=html,
        pages=len(document.pages),
        timings=PdfTimings(
            layout=laid_out - start,
            drawing=painted - read + written - finished,
            tagging=read - laid_out + finished - painted,
        ),
    )


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        # Where the machine has no font either; with one, pdf_fonts finds the character out.
        glyph = re.match(r'\.notdef glyph .*: "(.*)"', message)
        self.messages.append(f"{MISSING} {glyph[1]}" if glyph else message)

    def refuse(self) -> None:
        """Raise RenderingError with every message so far, each told once."""
        if self.messages:
            raise RenderingError(
                "\n".join(("WeasyPrint advarer om siden:", *dict.fromkeys(self.messages)))
            )


@contextmanager
def _no_warnings() -> Iterator[_Collector]:
    """Refuse what WeasyPrint and fontTools warn of inside the block."""
    collector = _Collector()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(collector)
    try:
        yield collector
    finally:
        for logger in loggers:
            logger.removeHandler(collector)
    collector.refuse()


def _identifier(metadata: PdfMetadata) -> str:
    return hashlib.sha256(metadata.identifier.encode()).hexdigest()[:32]


def _set_information(document: DocumentMetadata, metadata: PdfMetadata) -> None:
    """Replace what WeasyPrint read from the HTML, so that information and XMP agree."""
    document.title = metadata.title
    document.authors = [metadata.author]
    document.description = metadata.subject
    document.keywords = list(metadata.keywords)
    document.generator = xmp.CREATOR_TOOL
    document.created = metadata.date.isoformat()
    document.modified = (metadata.modified or metadata.date).isoformat()
    document.lang = metadata.language


def _embedded(
    attachment: Attachment, date: datetime.date, fetch: URLFetcher
) -> weasyprint.Attachment:
    midnight = datetime.datetime.combine(date, datetime.time(), datetime.UTC)
    return weasyprint.Attachment(
        string=attachment.content,
        url_fetcher=fetch,
        name=attachment.name,
        description=attachment.description,
        created=midnight,
        modified=midnight,
        relationship="Data",
    )


def _finish_attachments(pdf: pydyf.PDF, attachments: Sequence[Attachment]) -> None:
    """State each file's own media type and name it once in the catalog (ISO 19005-3, 6.8)."""
    mimes = {attachment.name: attachment.mime for attachment in attachments}
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Type") == "/Filespec":
            stream = pdf.objects[int(item["EF"]["F"].split()[0])]
            stream.extra["Subtype"] = "/" + mimes[item["UF"].string].replace("/", "#2f")
    if attachments:
        # WeasyPrint lists each file twice: from the names and from the objects.
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def _drop_empty_resources(pdf: pydyf.PDF) -> None:
    """Drop empty resource dictionaries, which some validators reject."""
    for item in pdf.objects:
        holder = item if isinstance(item, dict) else getattr(item, "extra", {}).get("Resources")
        if isinstance(holder, dict) and "ExtGState" in holder:
            for kind in ("Pattern", "Shading", "XObject", "ExtGState"):
                if not holder.get(kind):
                    holder.pop(kind, None)


def _write_xmp(pdf: pydyf.PDF, metadata: PdfMetadata) -> None:
    """Replace WeasyPrint's packet by ours, uncompressed so that any program can find it."""
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    stream.stream = [xmp.packet(metadata, producer=pdf.info["Producer"].string)]
    stream.compress = False
