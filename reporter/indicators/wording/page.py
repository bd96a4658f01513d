"""The page ``docs/definitioner.md``, made of the definitions.

Renew it with ``python -m reporter.indicators.wording.page > docs/definitioner.md``; a test holds
the file to what this prints.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby

from reporter.danish import numbers, words
from reporter.indicators import definitions
from reporter.indicators.definition import Definition
from reporter.indicators.wording import expressions
from reporter.indicators.wording.description import describe
from reporter.indicators.wording.parts import LABELS
from reporter.indicators.wording.phrases import Phrase
from reporter.indicators.wording.registers import VARIABLES, counted_codes, counted_measures

_HEAD = """\
# Definitioner

Siden er dannet af de objekter, målene beregnes efter (`reporter/indicators/definitions`), med de
ord, som også står i notaternes tabeller (`reporter/indicators/wording`). Ret ikke i den; dan den på
ny med

```sh
python -m reporter.indicators.wording.page > docs/definitioner.md
```

Hvorfor definitionerne er, som de er, står i [beregningsvalg.md](beregningsvalg.md).
"""


def definitions_page(known: Sequence[Definition] = definitions.ALL) -> str:
    """Return the page: a section for each goal, a table for each of its indicators."""
    sections = [_HEAD]
    for _, group in groupby(known, key=lambda definition: definition.goal):
        indicators = list(group)
        sections.append(f"## {indicators[0].goal}) {indicators[0].title}\n")
        sections += [_indicator(definition) for definition in indicators]
    return "\n".join(sections).replace("\u00a0", " ")


def _indicator(definition: Definition) -> str:
    rows = "\n".join(f"| {label} | {told} |" for label, told in _rows(definition) if told)
    return f"### `{definition.id}`: {definition.indicator}\n\n| | |\n|---|---|\n{rows}\n"


def _rows(definition: Definition) -> Iterator[tuple[str, str]]:
    said = describe(definition)
    yield "Version", f"brugt første gang i {definition.since}"
    shown = numbers.UNITS[definition.value_unit] or "antal"
    yield "Enhed", f"{definition.unit} (vist som {shown})"
    for name, label in LABELS.items():
        if name != "reservations":
            yield label, _paragraphs(getattr(said, name))
    if definition.ages is not None:
        yield "Alder", str(expressions.aged(definition))
    if "bua" in definition.registers:
        yield "Tilbageblik", str(expressions.looking_back(definition))
    if definition.outcome_after:
        yield "Udfaldet ses", str(expressions.later(definition))
    yield "Fordeling på kommuner", _paragraphs(said.attribution)
    yield "Sammenligning", _paragraphs(said.comparison)
    yield (
        "Dele af nævneren",
        "; ".join(
            f"{part.name}{' (tæller med)' if part.counted else ''}" for part in definition.parts
        ),
    )
    yield "Uoplyste", _paragraphs(said.left_out)
    yield "Landstal", "fast panel af kommuner" if definition.panel else "alle kommuner"
    yield LABELS["reservations"], _paragraphs(said.reservations)
    yield (
        "Registre",
        "<br>".join(
            f"`{register}`: {', '.join(VARIABLES[register])}" for register in definition.registers
        ),
    )
    yield "Koder", "<br>".join(_codes(definition))
    yield "Kilder", "<br>".join(said.sources)


def _codes(definition: Definition) -> Iterator[str]:
    measures = [f"{low}-{high}" for low, high in counted_measures(definition)]
    if measures:
        yield f"PGF: {words.enumeration(measures)}"
    for variable, counted, labels in counted_codes(definition):
        alike = groupby(counted, key=lambda code: labels[code])
        told = (f"{words.enumeration(list(codes))} {label}" for label, codes in alike)
        yield f"{variable}: {'; '.join(told)}"


def _paragraphs(phrases: Sequence[Phrase]) -> str:
    return " ".join(map(str, phrases))


if __name__ == "__main__":
    sys.stdout.write(definitions_page())
