"""The same sheets by other means, each in a process of its own.

``python -m tests.bench_rivals NAME FOLDER`` typesets every page below FOLDER and prints seconds and
peak memory as JSON. What each leaves out is told in ``tests/bench_batch.py``.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from figures.fonts import FACES
from reporter.rendering.resource import SCHEME, Resource
from reporter.system import BROWSER, CHROMIUM
from tests import typst_page
from tests.validators.verdict import node, program, run

PAGE = "side.html"
ROOT = Path(__file__).parents[1]


def lay_out(folder: Path, name: str, html: str, resources: Mapping[str, Resource]) -> None:
    """Write a page with its drawings, for browsers and WeasyPrint and for Typst."""
    place = folder / name
    place.mkdir()
    for address, item in resources.items():
        (place / address.removeprefix(SCHEME)).write_bytes(item.content)
    page = html.replace(SCHEME, "")
    (place / PAGE).write_text(page)
    (place / "side.typ").write_text(typst_page.source(page))


def plain(pages: Sequence[Path]) -> float:
    """WeasyPrint as it comes, sheet after sheet."""
    return _weasyprint(pages)


def tagged(pages: Sequence[Path]) -> float:
    """WeasyPrint as it comes, with its own tags."""
    return _weasyprint(pages, pdf_variant="pdf/ua-1")


def _weasyprint(pages: Sequence[Path], **options: str) -> float:
    import weasyprint

    return _each(pages, lambda page: weasyprint.HTML(filename=page).write_pdf(**options))


def typst(pages: Sequence[Path]) -> float:
    """Typst, with one compiler that keeps its fonts."""
    import typst

    fonts = [str(FACES[0].path.parent)]
    root = pages[0].parents[1]
    compiler = typst.Compiler(root=root, font_paths=fonts, ignore_system_fonts=True)
    return _each(
        pages, lambda page: compiler.compile(input=page.with_name("side.typ"), format="pdf")
    )


def _each(pages: Sequence[Path], make: Callable[[Path], bytes]) -> float:
    begun = perf_counter()
    for page in pages:
        page.with_suffix(".pdf").write_bytes(make(page))
    return perf_counter() - begun


def chromium(pages: Sequence[Path]) -> float:
    """A browser without a window that prints one page after another."""
    job = {
        "chromium": program(CHROMIUM) if BROWSER is CHROMIUM else None,
        "pages": [str(page) for page in pages],
    }
    begun = perf_counter()
    run([node(), ROOT / "tests" / "validators" / "printing.mjs"], stdin=json.dumps(job))
    return perf_counter() - begun


RIVALS: dict[str, Callable[[Sequence[Path]], float]] = {
    "plain": plain, "tagged": tagged, "typst": typst, "chromium": chromium,
}  # fmt: skip


def main() -> None:
    name, folder = sys.argv[1:]
    seconds = RIVALS[name](sorted(Path(folder).glob(f"*/{PAGE}")))
    own, others = (
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(json.dumps({"seconds": seconds, "memory": max(own, others) / 1000}))


if __name__ == "__main__":
    main()
