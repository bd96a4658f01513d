"""What a warm build costs, stage by stage, and what the same page costs without our care.

``python -m tests.bench`` prints medians in milliseconds. The naive build is WeasyPrint and
matplotlib as they come: a path for every municipality, at full precision, with as many points as
the map had before it was simplified; text as paths; fonts cut anew; PDF/UA-1 as WeasyPrint alone
tags it. Its page, its pictures and its faces are the same; what it leaves out is told below the
table.
"""

from __future__ import annotations

import io
import os
import platform
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

import matplotlib as mpl
import numpy as np
import weasyprint
from matplotlib.backends.backend_svg import FigureCanvasSVG

from figures import choropleth
from figures.areas import BORDER, COASTLINE, ground_of, place_marks, special_of
from figures.borders import Areas, bounds
from figures.drawing import lay_out
from figures.geometry import Geometry
from figures.sheet import Box, Sheet
from figures.specs import Choropleth, FigureSpec, Size
from figures.style import house_style
from figures.tokens import COAST, PAPER
from reporter.building import build as building
from reporter.building import work
from reporter.building.tasks import Made
from reporter.editions import manuscript
from reporter.editions.load import load
from reporter.rendering import illustrations, pdf, printed, proof, publication
from reporter.rendering.fetcher import OwnedFetcher
from reporter.rendering.publication import Publication
from reporter.rendering.resource import Resource
from tests import bench_preview
from tests.building import builds

EDITIONS = Path(__file__).parents[1] / "editions"
OURS = {
    "data": "data: load and check",
    "figures": "figures, for paper and wide screens",
    "narrow": "figures, for narrow screens",
    "composing": "composing HTML, for paper and screen",
    "layout": "layout",
    "writing": "PDF writing",
    "finishing": "post-processing: tags, fonts, conformance",
    "proof": "proof-reading",
    "files": "writing files",
    "total": "total",
}
NAIVE = {"figures": "figures", "pdf": "one write_pdf()", "total": "total"}

Seconds = dict[str, float]


@dataclass(frozen=True)
class Plan:
    """How often an edition is built, after builds that only warm up."""

    edition: str
    warm_up: int
    runs: int
    naive_runs: int


PLANS = (
    Plan("kort-fortalt-2018-11-06", warm_up=2, runs=7, naive_runs=7),
    Plan("maalgruppebeskrivelse-2017", warm_up=2, runs=5, naive_runs=5),
)


@dataclass(frozen=True)
class Result:
    """Medians of an edition, and what was made."""

    plan: Plan
    ours: Seconds
    naive: Seconds
    pages: int
    sizes: tuple[int, int]

    @property
    def ratio(self) -> float:
        """How many times longer the naive way takes from drawing to the finished PDF."""
        stages = ("figures", "layout", "writing", "finishing")
        return self.naive["total"] / sum(self.ours[stage] for stage in stages)


# --- Our build -----------------------------------------------------------------------------------


def build(edition: str, output: Path) -> tuple[Seconds, Made]:
    """Build an edition as the command does; return the seconds of each stage."""
    spent: Seconds = defaultdict(float)
    results: list[pdf.PdfResult] = []

    def timed(function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            begun = perf_counter()
            result = function(*arguments, **named)
            spent[stage] += perf_counter() - begun
            if isinstance(result, pdf.PdfResult):
                results.append(result)
            return result

        return call

    real = illustrations.draw

    def draw(spec: FigureSpec, *, size: Size, geometry: Geometry | None) -> str:
        begun = perf_counter()
        svg = real(spec, size=size, geometry=geometry)
        narrow = size.width_mm == illustrations.NARROW_MM
        spent["narrow" if narrow else "figures"] += perf_counter() - begun
        return svg

    watched = [
        (work, "load", "load"), (manuscript, "write", "check"),
        (building, "publish", "publish"), (pdf, "write_pdf", "pdf"),
        (printed, "read", "proof"), (proof, "proofread", "proof"),
    ]  # fmt: skip
    with ExitStack() as stack:
        for module, name, stage in watched:
            function = timed(getattr(module, name), stage)
            stack.enter_context(patch.object(module, name, function))
        stack.enter_context(patch.object(illustrations, "draw", draw))
        shutil.rmtree(output, ignore_errors=True)  # what lies there already is not made again
        begun = perf_counter()
        result = builds.build(EDITIONS, edition, output).made[edition]
        total = perf_counter() - begun
    (timings,) = (each.timings for each in results)
    return {
        "data": spent["load"] + spent["check"],
        "figures": spent["figures"],
        "narrow": spent["narrow"],
        "composing": spent["publish"] - spent["figures"] - spent["narrow"] - spent["check"],
        "layout": timings.layout,
        "writing": timings.drawing,
        "finishing": timings.tagging,
        "proof": spent["proof"],
        "files": total - spent["load"] - spent["publish"] - spent["pdf"] - spent["proof"],
        "total": total,
    }, result


# --- The naive build -----------------------------------------------------------------------------


def drawn(edition: str) -> tuple[Publication, dict[str, tuple[FigureSpec, Size]]]:
    """Return a publication, and the figures of its page on paper by their drawings' addresses."""
    specs: dict[str, tuple[FigureSpec, Size]] = {}
    real = illustrations.draw

    def draw(spec: FigureSpec, *, size: Size, geometry: Geometry | None) -> str:
        svg = real(spec, size=size, geometry=geometry)
        specs[svg] = (spec, size)
        return svg

    with patch.object(illustrations, "draw", draw):
        made = publication.publish(load(EDITIONS, edition))
    return made, {
        address: specs[resource.content.decode()]
        for address, resource in made.resources.items()
        if resource.mime == "image/svg+xml"
    }


def naive_build(
    made: Publication, figures: Mapping[str, tuple[FigureSpec, Size]]
) -> tuple[Seconds, bytes]:
    begun = perf_counter()
    resources = dict(made.resources)
    for address, (spec, size) in figures.items():
        resources[address] = Resource(naive_svg(spec, size), "image/svg+xml")
    figured = perf_counter()
    page = weasyprint.HTML(string=made.print_html, url_fetcher=OwnedFetcher(resources))
    content = page.write_pdf(pdf_variant="pdf/ua-1")
    written = perf_counter()
    return {"figures": figured - begun, "pdf": written - figured, "total": written - begun}, content


def naive_svg(spec: FigureSpec, size: Size) -> bytes:
    """Return the figure as matplotlib writes it, of the same parts in the same places."""
    with (
        house_style(),
        patch.object(choropleth, "outlined", every_point),
        patch.object(choropleth, "place_areas", place_each_area),
    ):
        sheet = lay_out(spec, size=size)
    FigureCanvasSVG(sheet.figure)
    buffer = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "path", "path.simplify": True}):
        sheet.figure.savefig(buffer, format="svg", transparent=True)
    return buffer.getvalue()


def every_point(
    geometry: Geometry,
    codes: Collection[str],
    box: Box,
    **_: float,
) -> Areas:
    """Return the areas as large as the box allows, with all their points and decimals.

    The project's own map was simplified from 17,600 points to half as many when it was made; a
    point in the middle of every edge makes up for those.
    """
    extent = bounds({code: geometry.areas[code] for code in codes})
    scale = min(box.width / extent.width, box.height / extent.height)
    offset = np.array([box.left - scale * extent.left, box.bottom - scale * extent.bottom])
    areas = {}
    for code in codes:
        rings = [ring * scale + offset for ring in geometry.areas[code]]
        areas[code] = tuple(
            np.insert(ring, np.arange(1, len(ring)), (ring[1:] + ring[:-1]) / 2, axis=0)
            for ring in rings
        )
    return areas


def place_each_area(spec: Choropleth, sheet: Sheet, areas: Areas, **_: bool) -> None:
    for code, rings in areas.items():
        line, width = (PAPER, BORDER) if code in spec.steps_of else (COAST, COASTLINE)
        sheet.areas(rings, fill=ground_of(spec, code), line=line, width=width)
        special = special_of(spec, code)
        if special:
            place_marks(special, sheet, rings, ground=ground_of(spec, code))


# --- Both, side by side --------------------------------------------------------------------------


def measure(plan: Plan) -> Result:
    """Build both ways in turn, so that whatever else the machine does slows both."""
    made, figures = drawn(plan.edition)
    ours: list[Seconds] = []
    naive: list[Seconds] = []
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        for _ in range(plan.warm_up + plan.runs):
            seconds, result = build(plan.edition, output)
            ours.append(seconds)
            if len(naive) < 1 + plan.naive_runs:
                seconds, content = naive_build(made, figures)
                naive.append(seconds)
        size = (output / plan.edition / f"{plan.edition}.pdf").stat().st_size
    return Result(
        plan=plan,
        ours=medians(ours[plan.warm_up :]),
        naive=medians(naive[1:]),
        pages=result.pages,
        sizes=(size, len(content)),
    )


def medians(runs: Sequence[Seconds]) -> Seconds:
    return {stage: median(seconds[stage] for seconds in runs) for stage in runs[0]}


def report(results: Sequence[Result]) -> None:
    """Print the table: a row a stage, a column an edition."""
    names = [result.plan.edition for result in results]
    wide = max(map(len, (*OURS.values(), *NAIVE.values()))) + 2

    def row(label: str, values: Sequence[str]) -> None:
        cells = (f"{value:>{len(name)}}" for value, name in zip(values, names, strict=True))
        print(f"{label:<{wide}}{'  '.join(cells)}".rstrip())

    row("", names)
    row("pages", [str(result.pages) for result in results])
    row("warm builds measured", [str(result.plan.runs) for result in results])
    print()
    for stage, label in OURS.items():
        row(label, [f"{result.ours[stage] * 1000:.0f}" for result in results])
    print("\nThe same page, naively")
    for stage, label in NAIVE.items():
        row(label, [f"{result.naive[stage] * 1000:.0f}" for result in results])
    print()
    row("naive / ours, from figures to finished PDF", [f"{result.ratio:.1f}" for result in results])
    for n, label in enumerate(("size of PDF, kB", "size of naive PDF, kB")):
        row(label, [f"{result.sizes[n] / 1000:.0f}" for result in results])


def main() -> None:
    print(
        f"Median milliseconds, warm. {os.cpu_count()} cores ({platform.machine()}), "
        f"Python {platform.python_version()}, WeasyPrint {weasyprint.__version__}, "
        f"matplotlib {mpl.__version__}\n"
    )
    report([measure(plan) for plan in PLANS])
    print(
        "\nThe naive page carries no data, is no PDF/A, has WeasyPrint's own tags and is not read "
        "again."
    )
    bench_preview.report(bench_preview.measure())


if __name__ == "__main__":
    main()
