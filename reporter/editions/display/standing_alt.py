"""Text alternatives of a municipality's figures, computed from what they show."""

from __future__ import annotations

from reporter.danish import dates, numbers, words
from reporter.editions.profiles.profile import Standing
from reporter.kommuner import alle
from reporter.table import Hidden, Reason, Value

_WHY = {
    Reason.NO_DATA: "der er ingen data",
    Reason.NOT_APPROVED: "data er ikke godkendt",
    Reason.FEW_PERSONS: "tallet vises ikke af hensyn til fortroligheden",
}


def development(name: str, standing: Standing) -> str:
    """Describe a development: every shown value, period by period, and why others are not."""
    series = standing.measure.series
    unit = numbers.UNIT_HEADINGS[series.unit].lower().rstrip(".")
    sentences = [f"Kurvediagram, {unit}."]
    rows = [(name, standing.own)]
    if series.unit != "antal":
        rows += [(c.name, c.values) for c in (standing.region, standing.country)]
    for who, values in rows:
        pairs = zip(series.periods, values, strict=True)
        told = [f"{dates.period(period)}: {_told(value, standing)}" for period, value in pairs]
        sentences.append(f"{who}: {words.enumeration(told)}.")
    return " ".join(sentences)


def spread(name: str, standing: Standing) -> str:
    """Describe a spread: how many municipalities, where the municipality is, what it is beside."""
    series = standing.measure.series
    shown = [v for _, (v,) in series.municipalities if not isinstance(v, Hidden)]
    low, high = (numbers.number(value, series.decimals) for value in (min(shown), max(shown)))
    unit = numbers.UNITS[series.unit].rstrip(".")
    sentences = [
        f"Prikdiagram over de {len(shown)} kommuner, der har et tal. Tallene går fra {low} til "
        f"{high}{f' {unit}' if unit else ''}."
    ]
    sentences.append(f"{name}: {_told(standing.value, standing)}.")
    if series.unit != "antal":
        for compared in (standing.region, standing.country):
            if not isinstance(compared.value, Hidden):
                what = f"{compared.name}{', gennemsnit' if compared.origin == 'mean' else ''}"
                sentences.append(f"{what}: {_told(compared.value, standing)}.")
    return " ".join(sentences)


def choropleth(name: str, code: str, standing: Standing) -> str:
    """Describe a map: how many municipalities in each class, and where the marked one belongs."""
    series, classed = standing.measure.series, standing.measure.classed
    labels = [cls.label(series.unit) for cls in classed.classes]
    counts = [
        f"{classed.count(n)} {'kommune' if classed.count(n) == 1 else 'kommuner'} med {label}"
        for n, label in enumerate(labels)
    ]
    listed = words.enumeration(counts).rstrip(".")
    sentences = [f"Danmarkskort over de {len(alle())} kommuner: {listed}."]
    if code in classed.of:
        label = labels[classed.of[code]].rstrip(".")
        sentences.append(f"{name} er fremhævet og hører til klassen {label}.")
    else:
        sentences.append(f"{name} er fremhævet; {why(standing.value)}.")
    return " ".join(sentences)


def without_numbers(values: tuple[Value, ...]) -> str:
    """Say in a figure that the municipality has no number in it."""
    reasons = {value.reason for value in values if isinstance(value, Hidden)}
    if reasons == {Reason.NO_DATA}:
        return "Der er ingen tal for kommunen."
    if reasons == {Reason.NOT_APPROVED}:
        return "Kommunens data er ikke godkendt."
    return "Kommunens tal vises ikke."


def why(value: Value) -> str:
    """Say why there is no number."""
    assert isinstance(value, Hidden)
    return _WHY[value.reason]


def _told(value: Value, standing: Standing) -> str:
    if isinstance(value, Hidden):
        return why(value)
    return numbers.number(value, standing.measure.series.decimals)
