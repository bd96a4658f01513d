"""A region's dispatch: one archive with its municipalities' files, their list and a word on them.

Nothing in it is compressed: PDF hardly shrinks, and what zlib makes of the rest differs from one
version of it to the next. Stored, the bytes are the same on every machine.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable

from reporter import kommuner
from reporter.danish import dates, places
from reporter.delivery import dispatch
from reporter.delivery.contents import DeliveredSheet, Delivery
from reporter.errors import OutputError, Place
from reporter.published.origin import STAMP

README = "laes-mig.txt"

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment an archive can tell of."""

_UNIX, _READABLE = 3, 0o100644 << 16


def zip_name(region: str) -> str:
    """Return what the archive of a region is called: ``region-sjaelland.zip``."""
    return f"{places.folded(kommuner.REGIONS[region]).replace(' ', '-')}.zip"


def region_zip(delivery: Delivery, region: str, read: Callable[[str], bytes]) -> bytes:
    """Return the archive of a region's sheets; ``read`` gives the bytes of ``751-aarhus.pdf``.

    Files are read one at a time, in the order of the archive. Raises OutputError for one that is
    not what the delivery says it is.
    """
    sheets = [sheet for sheet in delivery.sheets if sheet.region == region]
    digests = {
        path: sheet.digests[suffix] for sheet in sheets for suffix, path in dispatch.files(sheet)
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for path, digest in sorted(digests.items()):
            content = read(path.removeprefix(f"{dispatch.FOLDER}/"))
            if hashlib.sha256(content).hexdigest() != digest:
                message = "filen er en anden end den, der blev dannet; dan udgaven igen"
                raise OutputError(message, Place(path))
            _add(archive, path, content)
        _add(archive, README, _readme(delivery, region, sheets))
        _add(archive, dispatch.NAME, dispatch.listed(delivery, sheets))
    return written.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.create_system = _UNIX  # else it is that of the machine
    info.external_attr = _READABLE
    archive.writestr(info, content)


_FORMATS = {
    "pdf": "arket til at læse og skrive ud",
    "html": "arket til en browser; det virker uden internet",
    "csv": "arkets tal til et regneark",
}


def _readme(delivery: Delivery, region: str, sheets: list[DeliveredSheet]) -> bytes:
    there = {suffix for sheet in sheets for suffix, _ in dispatch.files(sheet)}
    count = "1 kommune" if len(sheets) == 1 else f"{len(sheets)} kommuner"
    lines = [
        delivery.title,
        f"{kommuner.REGIONS[region]}, {count}",
        *([STAMP] if delivery.synthetic else []),
        "",
        delivery.summary,
        "",
        f"Mappen {dispatch.FOLDER} har disse filer for hver kommune, med kommunens kode og navn:",
        *(f"  .{suffix}  {text}" for suffix, text in _FORMATS.items() if suffix in there),
        "",
        f"{dispatch.NAME} nævner hver fil med sidetal og kontrolsum (SHA-256).",
        "",
        f"Udgivet af {delivery.sender}, {dates.at_head(delivery.date)}",
        *([f"Kontakt: {delivery.contact}"] if delivery.contact else []),
    ]
    # A byte order mark and both ends of a line: any Windows reads it rightly.
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")
