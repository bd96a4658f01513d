"""A municipality's rank, told as rank: which number is higher, never which is better."""

from __future__ import annotations

from decimal import Decimal

from reporter.danish.numbers import NBSP
from reporter.danish.ranking import Rank
from reporter.danish.sentences.parts import Number, Parts, Role, sentence
from reporter.danish.sentences.subject import Subject
from reporter.kommuner import alle


def rank(subject: Subject, found: Rank, *, place: str) -> Parts:
    """Tell a municipality's place among those that a number is shown for."""
    if found.all_alike:
        among = _among(found, "Landets ", "De ")
        return sentence(*among, _comma(found), f" havde alle samme {subject.noun}")
    among = _among(found, "landets ", "de ")
    if found.highest or found.lowest:
        end = "højeste" if found.highest else "laveste"
        company = ("sammen med ", *_company(found), " ") if found.shared_with else ()
        what = f"{subject.article} {end} {subject.noun} blandt "
        return sentence(f"{place} havde ", *company, what, *among)
    counted = f"Regnet fra {subject.article} højeste {subject.noun} var {place} "
    of = _number(found.of, "of")
    return sentence(counted, *_place(found), " af ", of, " kommuner")


def _place(found: Rank) -> Parts:
    return f"{'delt ' if found.shared_with else ''}nr.{NBSP}", _number(found.place, "place")


def _among(found: Rank, all_of: str, some: str) -> Parts:
    number = _number(found.of, "of", in_words=True)
    if _everyone(found):
        return all_of, number, " kommuner"
    return some, number, " kommuner, som der vises tal for"


def _comma(found: Rank) -> str:
    # After "som der vises tal for".
    return "" if _everyone(found) else ","


def _everyone(found: Rank) -> bool:
    return found.of == len(alle())


def _company(found: Rank) -> Parts:
    kind = " anden kommune" if found.shared_with == 1 else " andre kommuner"
    return _number(found.shared_with, "shared_with", in_words=True), kind


def _number(value: int, role: Role, *, in_words: bool = False) -> Number:
    return Number(value=Decimal(value), decimals=0, unit="antal", role=role, in_words=in_words)
