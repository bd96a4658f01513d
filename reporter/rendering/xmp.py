"""The XMP packet of a file that is PDF/A-3a and PDF/UA-1 at once.

WeasyPrint writes the packet of one standard only, so the whole packet is ours.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape


@dataclass(frozen=True, kw_only=True)
class PdfMetadata:
    """What the file says about itself, in XMP and in the document information alike.

    ``language`` is a BCP 47 tag, ``date`` the day of publication (the file never holds the clock)
    and ``identifier`` a name for the publication that stays the same from build to build.
    ``modified`` is the day of the correction that made the ``version``; the first has none.
    """

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    date: datetime.date
    identifier: str
    version: int = 1
    modified: datetime.date | None = None


CREATOR_TOOL = "reporter"

CONFORMANCE = ("PDF/A-3a", "PDF/UA-1")
"""What the packet says that the file conforms to; the tests have validators hold it to that."""

# PDF/UA's namespace is not among those that PDF/A predefines, so it has to be described in the file
# (ISO 19005-3, 6.6.2.3.3).
_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"{namespace}
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>{identifier}</dc:identifier>
<dc:date><rdf:Seq><rdf:li>{date}</rdf:li></rdf:Seq></dc:date>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{modified}</xmp:ModifyDate>
<xmp:MetadataDate>{modified}</xmp:MetadataDate>{version}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


_MANAGEMENT = '\n    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
"""The namespace of versions, which PDF/A predefines (ISO 19005-3, 6.6.2.3.1)."""


def packet(metadata: PdfMetadata, *, producer: str) -> bytes:
    """Return the packet in UTF-8 that declares both PDF/A-3a and PDF/UA-1.

    Source: ISO 19005-3, 6.6.4; ISO 14289-1, clause 5.
    """
    corrected = metadata.version > 1
    return _PACKET.format(
        title=escape(metadata.title),
        subject=escape(metadata.subject),
        author=escape(metadata.author),
        subjects=_items(metadata.keywords),
        keywords=escape(", ".join(metadata.keywords)),
        language=escape(metadata.language),
        identifier=escape(metadata.identifier),
        date=metadata.date.isoformat(),
        modified=(metadata.modified or metadata.date).isoformat(),
        namespace=_MANAGEMENT if corrected else "",
        version=f"\n<xmpMM:VersionID>{metadata.version}</xmpMM:VersionID>" if corrected else "",
        producer=escape(producer),
        tool=CREATOR_TOOL,
    ).encode()


def _items(values: Iterable[str]) -> str:
    return "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values)
