"""Turns ``edition.yaml`` into its model, and pydantic's complaints into words a writer can use."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel, ValidationError

from reporter.editions import datamodel, model
from reporter.editions.corrections import GRADES
from reporter.editions.model import EditionModel
from reporter.editions.yaml import Document
from reporter.errors import EditionError, EditionErrors
from reporter.kommuner import nearest

_DANISH = {
    "missing": "mangler",
    "int_parsing": "skal være et helt tal",
    "decimal_parsing": "skal være et tal med punktum som decimaltegn",
    "decimal_type": "skal være et tal med punktum som decimaltegn",
    "decimal_max_digits": "har for mange cifre",
    "decimal_whole_digits": "har for mange cifre",
    "finite_number": "skal være et tal",
    "bool_parsing": "skal være true eller false",
    "tuple_type": "skal være en liste, hver post på sin linje efter en bindestreg",
    "model_attributes_type": "skal have felter under sig",
    "model_type": "skal have felter under sig",
    "string_type": "skal være tekst",
    "union_tag_not_found": "mangler",
    "too_short": "har for få poster; der skal være mindst {min_length}",
    "greater_than_equal": "skal være mindst {ge}",
    "less_than_equal": "må højst være {le}",
}

_MEANT = {"procent": "pct", "pct.": "pct", "%": "pct", "år": "aar", "personer": "antal"} | {
    word: grade for grade, word in GRADES.items()
}
"""What is often written for a unit; "procent" is spelled more like "procentpoint" than "pct".

Or for a grade: what it is called in Danish.
"""

_FIELD_NAMES = {
    field.alias or name
    for item in (*vars(model).values(), *vars(datamodel).values())
    if isinstance(item, type) and issubclass(item, BaseModel)
    for name, field in item.model_fields.items()
}


def validate(document: Document) -> EditionModel:
    """Turn parsed YAML into a model; raises EditionErrors with every fault and its place."""
    if not isinstance(document.content, dict) or not document.content:
        required = [name for name, f in EditionModel.model_fields.items() if f.is_required()]
        what = "er tom" if document.content in ({}, None) else "skal bestå af felter"
        message = f"filen {what}; skriv {', '.join(required)}, hvert felt på sin linje"
        raise EditionErrors([EditionError(message, document.place(()))])
    try:
        return EditionModel.model_validate(document.content)
    except ValidationError as error:
        faults = [_fault(document, dict(detail)) for detail in error.errors()]
        raise EditionErrors(faults) from None


def _fault(document: Document, detail: dict[str, Any]) -> EditionError:
    kind = detail["type"]
    path = _written_path(document, detail["loc"])
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        path = (*path, "kind")
    field = ".".join(str(step) for step in path)
    return EditionError(f"{field}: {_message(kind, detail, path)}", document.place(path))


def _message(kind: str, detail: dict[str, Any], path: tuple[str | int, ...]) -> str:
    context = detail.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "extra_forbidden":
        guess = nearest(str(path[-1]), _FIELD_NAMES - {path[-1]})
        hint = f"mente du {guess}?" if guess and path[-1] not in _FIELD_NAMES else "slet det"
        return f"feltet kendes ikke her; {hint}"
    if detail["input"] is None or context.get("tag") == "None":
        return "feltet er tomt; skriv en værdi, eller slet det"
    if kind in ("union_tag_invalid", "literal_error"):
        return _choice(context.get("tag") or str(detail["input"]), context)
    danish = _DANISH.get(kind)
    return danish.format(**context) if danish else str(detail["msg"])


def _choice(written: str, context: dict[str, Any]) -> str:
    allowed = context.get("expected_tags") or context["expected"].replace(" or ", ", ")
    names = re.findall(r"'([^']+)'", allowed)
    if len(names) == 1:
        return f"kan ikke være '{written}'; skriv {names[0]}"
    guess = _MEANT.get(written, "")
    guess = guess if guess in names else nearest(written, names)
    hint = f" (mente du '{guess}'?)" if guess else ""
    return f"kan ikke være '{written}'; vælg mellem {allowed}{hint}"


def _written_path(document: Document, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Leave out the names of union members, which pydantic puts in but nobody wrote."""
    path: tuple[str | int, ...] = ()
    for n, step in enumerate(loc):
        last = n == len(loc) - 1
        if (*path, step) in document.fields or (last and not _is_union_member(step)):
            path = (*path, step)
    return path


def _is_union_member(step: str | int) -> bool:
    return isinstance(step, str) and (step[:1].isupper() or "[" in step)
