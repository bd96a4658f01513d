"""What tells of no sheet is made ahead, once, and put in its place when all sheets stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from reporter.building import delivering
from reporter.building.delivering import Outgoing
from reporter.building.placing import EditionFolder
from reporter.delivery.assemble import DeliveredFile
from reporter.delivery.contents import Delivery

BATCH = Delivery(
    id="proeve", title="T", summary="R", sender="S", contact="", date="2020-01-02",
    synthetic=False, indicators=(), sheets=(),
)  # fmt: skip
PARTS = {"data/maal.csv": "1"}


class Assembly:
    """Two files that could go out, the second of which tells of a sheet; counts what is made."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self, batch: Delivery, _: Callable[[str], bytes]) -> tuple[DeliveredFile, ...]:
        return tuple(
            DeliveredFile(name=name, stems=stems, make=partial(self._make, name))
            for name, stems in (("tal.csv", ()), ("pakke.zip", ("101-koebenhavn",)))
        )

    def _make(self, name: str) -> bytes:
        self.made.append(name)
        return f"{name} nr. {len(self.made)}".encode()


@pytest.fixture
def assembly(monkeypatch: pytest.MonkeyPatch) -> Assembly:
    found = Assembly()
    monkeypatch.setattr(delivering, "assemble", found)
    return found


def outgoing(tmp_path: Path) -> Outgoing:
    return Outgoing(EditionFolder(tmp_path, "proeve"))


def test_only_what_tells_of_no_sheet_is_made_ahead_and_nothing_is_written(
    assembly: Assembly, tmp_path: Path
) -> None:
    outgoing(tmp_path).prepare(BATCH, PARTS, {})
    assert assembly.made == ["tal.csv"]
    assert list(tmp_path.iterdir()) == []


def test_what_was_made_ahead_is_not_made_again(assembly: Assembly, tmp_path: Path) -> None:
    out = outgoing(tmp_path)
    out.prepare(BATCH, PARTS, {})
    out.make(BATCH, PARTS, {})
    assert assembly.made == ["tal.csv", "pakke.zip"]
    assert (tmp_path / "proeve" / "tal.csv").read_bytes() == b"tal.csv nr. 1"
    assert (tmp_path / "proeve" / "pakke.zip").read_bytes() == b"pakke.zip nr. 2"


def test_what_was_made_ahead_of_other_data_is_not_used(assembly: Assembly, tmp_path: Path) -> None:
    out = outgoing(tmp_path)
    out.prepare(BATCH, PARTS, {})
    out.make(BATCH, {"data/maal.csv": "2"}, {})
    assert assembly.made == ["tal.csv", "tal.csv", "pakke.zip"]
    assert (tmp_path / "proeve" / "tal.csv").read_bytes() == b"tal.csv nr. 2"


def test_what_stands_already_is_not_made_ahead(assembly: Assembly, tmp_path: Path) -> None:
    outgoing(tmp_path).make(BATCH, PARTS, {})
    outgoing(tmp_path).prepare(BATCH, PARTS, {})
    assert assembly.made == ["tal.csv", "pakke.zip"]
    (tmp_path / "proeve" / "tal.csv").write_bytes(b"noget andet")
    outgoing(tmp_path).prepare(BATCH, PARTS, {})
    assert assembly.made == ["tal.csv", "pakke.zip", "tal.csv"]
