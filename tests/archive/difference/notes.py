"""What all draft notes have in common, for the tests that read them."""

from __future__ import annotations

from typing import Any

from reporter import kommuner
from reporter.archive.difference.note import to_markdown
from reporter.danish.numbers import NBSP
from reporter.editions.corrections import Grade
from tests.archive.difference.changes import difference, revised

HEAD = """\
# Rettelsesnotat: Hjemløse i kommunerne

*Udkast. hjemloese-2018@1 (15. november 2019) sammenlignet med hjemloese-2018 (15. november \
2019).*

## Hvad er rettet

"""

MINOR = (
    "**Mindre**, fordi tal er ændret, men ingen sætning siger det modsatte, og ingen kommune med "
    "et rettet tal hører til en anden klasse."
)


def tail(why: str, grade: Grade, said: str) -> str:
    """Return the end of a note: the grade, and what to write in the edition."""
    return f"""\

## Foreslået grad

{why}

## Til edition.yaml

Teksten bliver trykt på udgaven. Skriv den til, og skriv dagen, rettelsen udsendes.

```yaml
corrections:
  - date: ÅÅÅÅ-MM-DD
    grade: {grade}
    text: '{said}'
```
"""


def note(**changes: Any) -> str:
    """Return a note with plain spaces, without what all notes begin with."""
    told = to_markdown(difference(**changes)).replace(NBSP, " ")
    assert told.startswith(HEAD)
    return told.removeprefix(HEAD)


def of_each(count: int) -> tuple[Any, ...]:
    """Return a corrected number of each of the first municipalities."""
    places = kommuner.alle()[:count]
    return tuple(revised(area=place.name, kommune=place.code) for place in places)
