"""What the page says of a batch, municipality by municipality."""

from __future__ import annotations

from typing import Any

from reporter.archive.difference.model import PageChange, SheetDifference
from tests.archive.difference.changes import difference, moved, revised, text
from tests.archive.difference.rendered import body, page


def sheet(**given: Any) -> SheetDifference:
    nothing: dict[str, Any] = dict.fromkeys(("numbers", "classes", "ranks", "texts"), ())
    own = {"kommune": "751", "name": "Aarhus", "document": "751-aarhus", "identical": False}
    return SheetDifference(**nothing | own | given)


def test_a_batch_is_told_municipality_by_municipality() -> None:
    turned = text("Andelen steg.", "Andelen faldt.", kind="flipped", document="751-aarhus")
    whole = revised("7", "8", area="Hele landet", kommune="")
    told = difference(
        numbers=(revised(), whole),
        texts=(turned,),
        sheets=(
            sheet(numbers=(revised(), whole), texts=(turned,)),
            sheet(kommune="825", name="Læsø", document="825-laesoe"),
            sheet(kommune="741", name="Samsø", document="741-samsoe", identical=True),
        ),
    )
    found = body(told)
    assert "1 ark er helt de samme og står ikke her. Aarhus Kommune 2 tal, 1 sætning vendt" in found
    assert "Læsø Kommune kun filens udseende Fælles for alle ark Rettede tal (1)" in found
    assert "Samsø" not in found
    assert found.count("Andelen steg") == 1


def test_a_sheet_that_moved_says_so_before_it_is_opened_and_its_pages_are_folded() -> None:
    moves = {"classes": (moved("a", "b"),), "ranks": (moved("nr. 4 af 98", "nr. 3 af 98"),)}
    limits = moved("a; b", "a; c", kommune="", name="")
    told = difference(
        sheets=(
            sheet(texts=(text("Et.", "To."),), **moves),
            sheet(kommune="825", name="Læsø", document="825-laesoe", classes=(limits,)),
        ),
        pages=(PageChange(file="ark/751-aarhus.pdf", old=1, new=1, text=True),),
    )
    found = body(told)
    assert "Aarhus Kommune 1 tekst, en anden klasse, en anden placering" in found
    assert "Læsø Kommune kun filens udseende" in found
    folded = page(told).partition("<summary>Sider, der er ændret</summary>")[2]
    assert "ark/<wbr>751-aarhus.pdf" in folded.partition("</details>")[0]
    assert "<summary>Sider" not in page(difference(pages=told.pages))
