"""Finds what the user wants compared: an edition, a released version of one, or a bundle."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reporter.archive import layout
from reporter.archive.difference.side import Side
from reporter.archive.opening.opened import Bundle, opened
from reporter.archive.packing.bundle import manifest_of
from reporter.building.tasks import Wish
from reporter.digests import of_edition
from reporter.editions.catalogue import available
from reporter.editions.edition import Edition
from reporter.editions.load import load
from reporter.errors import EditionError, UsageError, UserError
from reporter.kommuner import nearest
from reporter.releases import log, versions
from reporter.releases.status import Status, status

DRAFTS = "kladder"
"""The folder, in the output, that a released edition is built to while its correction is missing.

What is compared before it is corrected must never lie where finished publications do.
"""

Build = Callable[[Wish], None]
"""Builds what is wished for, as far as it does not stand already; raises what stops it."""


@contextmanager
def side(named: str, *, editions: Path, output: Path, build: Build) -> Iterator[Side]:
    """Give one side of a comparison: ``min-udgave``, ``min-udgave@2``, or a bundle's path.

    A zip or a folder that is a bag is a bundle, which is verified and lies unpacked meanwhile; an
    edition is built to ``output`` where it does not stand there as it should. Raises UserError.
    """
    if is_bundle(named):
        with opened(Path(named)) as bundle:
            yield Side(
                name=named,
                manifest=bundle.manifest,
                edition=_loaded(named, bundle),
                outputs=bundle.outputs,
            )
        return
    edition_id, version = versions.named(named)
    if version:
        editions = versions.kept(editions, edition_id, version)
        output = versions.output_of(output, edition_id, version)
    else:
        _refuse_unknown(edition_id, editions)
    draft = not version and _is_draft(editions, edition_id)
    if draft:
        output /= DRAFTS
    build(Wish(editions=editions, edition_ids=(edition_id,), output=output, draft=draft))
    outputs = output / edition_id
    manifest = manifest_of(outputs)
    yield Side(name=named, manifest=manifest, edition=load(editions, edition_id), outputs=outputs)


def is_bundle(named: str) -> bool:
    """Say whether a side is the path of a bundle, and no edition: those have no such names."""
    is_path = named.endswith(layout.SUFFIX) or "/" in named or "\\" in named
    # Unlike Path, it takes any name.
    return is_path or os.path.isfile(Path(named) / layout.VERSION)  # noqa: PTH113


def _loaded(named: str, bundle: Bundle) -> Edition:
    """Read a bundle's edition, which another program may have been able to; raises EditionError."""
    try:
        return load(bundle.editions, bundle.manifest.edition)
    except UserError as error:
        made = bundle.manifest.layers.version
        message = (
            f"{named}: udgaven er lavet med reporter {made} og kan ikke læses af dette program"
        )
        raise EditionError(f"{message}:\n{error}") from None


def _is_draft(editions: Path, edition_id: str) -> bool:
    """Say whether an edition was changed since its release and has no correction that tells it."""
    inputs = of_edition(editions / edition_id)
    return status(log.read(editions), editions, edition_id, inputs) is Status.CHANGED


def _refuse_unknown(edition_id: str, editions: Path) -> None:
    names = available(editions)
    if edition_id not in names:
        guess = nearest(edition_id, names)
        hint = f"mente du {guess}?" if guess else f"der er {', '.join(names)}"
        raise UsageError(f"udgaven '{edition_id}' findes ikke i {editions}; {hint}")
