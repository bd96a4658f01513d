"""A small booklet with the spreads of two goals, to be made wrong in one place at a time."""

from __future__ import annotations

from pathlib import Path

from tests.editions.chapters import Book

GOALS = """\
goals:
  - number: 2
    title: Flere skal have en uddannelse
    aim: 'Flere {{ alder("18-21-årige") }} skal i gang'
    challenge: For mange falder fra
  - number: 7
    title: Færre skal være hjemløse
    short: Færre hjemløse
    aim: Færre hjemløse i {{ aar(2020) }}
    challenge: Tallet er steget
"""

SPREADS = """
{{ vis_maalikoner(2, 2) }}

::: maal 2
Teksten om uddannelse.
:::

::: tavle 2
Der er {{ vaerdi("maal", "2014", "Alle") }}, der er i gang.

### Noget af det, der virker

En mentor.
:::

::: maal 7
Teksten om *hjemløshed*.

### Hvem de er

Unge.
:::

::: tavle 7
En tavle uden felt.
:::
"""
FILE = "kapitler/rammen.md"


def sample(editions: Path) -> Book:
    """Write a booklet with the spreads of two goals."""
    book = Book(editions).booklet()
    book.append(GOALS)
    book.append(SPREADS, FILE)
    return book
