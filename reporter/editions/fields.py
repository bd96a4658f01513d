"""The kinds of field an ``edition.yaml`` has, and what their writer is told when they are wrong."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from reporter.danish import dates, numbers


def _identifier(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value) or len(value) > 80:
        raise ValueError("må kun bestå af a-z, 0-9 og enkelte bindestreger")
    return value


def _file_name(value: str) -> str:
    # What Python makes anew is no file of an edition: whether it has changed is not looked at.
    if not re.fullmatch(r"((?!__pycache__/)[a-z0-9_-]+/)*[a-z0-9_-]+\.(?!pyc$)[a-z]+", value):
        raise ValueError(
            "skal være et filnavn i udgavens egen mappe, kun med a-z, 0-9, _ og -, "
            "fx data/bilag_a.csv"
        )
    return value


def _year(value: str) -> str:
    if not re.fullmatch(r"[0-9]{4}", value):
        raise ValueError("skal være et årstal, fx 2016")
    return value


def _period(value: str) -> str:
    try:
        dates.period(value)
    except ValueError:
        raise ValueError("skal skrives 2016, 2014-2016 eller 2016-12") from None
    return value


def _date(value: str) -> str:
    try:
        dates.parse(value)
    except ValueError:
        raise ValueError("skal skrives som fx 2018-11-06, 2018-11 eller 2018") from None
    return value


def _day(value: str) -> str:
    try:
        dates.parse(value)
    except ValueError:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError(f"dagen {value} findes ikke") from None
        raise ValueError("skal skrives som fx 2018-11-06") from None
    if len(value) != len("2018-11-06"):
        raise ValueError("skal være en dag og skrives som fx 2018-11-06")
    return value


def _isbn(value: str) -> str:
    digits = value.replace("-", "")
    if not re.fullmatch(r"97[89](-[0-9]+){3}-[0-9]", value) or len(digits) != 13:
        raise ValueError("skal have 13 cifre i fem grupper med bindestreg, fx 978-87-93214-90-3")
    # ISO 2108: the digits, counted once and three times by turns, add up to a whole ten.
    weighed = sum(int(digit) * (1, 3)[n % 2] for n, digit in enumerate(digits[:-1]))
    if digits[-1] != (check := str(-weighed % 10)):
        raise ValueError(
            f"'{value}' passer ikke med sit kontrolciffer: det sidste ciffer skal være {check}, "
            "eller et af de andre er skrevet forkert"
        )
    return value


def _phrase(value: str) -> str:
    if any(map(str.isnumeric, value)) or "{" in value:
        raise ValueError("må hverken have tal eller kald, fx »i uddannelse eller beskæftigelse«")
    return _text(value)


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("teksten er tom")
    return value


def _phone(value: str) -> str:
    if not re.fullmatch(r"\+?\d[\d ]*", value):
        raise ValueError("skal skrives med cifre og mellemrum, fx 33 92 93 00")
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", value, re.ASCII):
        raise ValueError("skal være én mailadresse, fx sm@sm.dk")
    return value


def _web(value: str) -> str:
    if not re.fullmatch(r"[\w-]+(\.[\w-]+)+(/[\w./-]*)?", value, re.ASCII):
        raise ValueError("skal skrives uden https://, fx www.sm.dk")
    return value


Year = Annotated[str, AfterValidator(_year)]
Identifier = Annotated[str, AfterValidator(_identifier)]
FileName = Annotated[str, AfterValidator(_file_name)]
Period = Annotated[str, AfterValidator(_period)]
PublicationDate = Annotated[str, AfterValidator(_date)]
Day = Annotated[str, AfterValidator(_day)]
Isbn = Annotated[str, AfterValidator(_isbn)]
Text = Annotated[str, AfterValidator(_text)]
Phrase = Annotated[str, AfterValidator(_phrase)]
Number = Annotated[Decimal, Field(max_digits=numbers.MAX_DIGITS)]
Unit = Literal["antal", "pct", "procentpoint", "aar", "point"]
Phone = Annotated[str, AfterValidator(_phone)]
Email = Annotated[str, AfterValidator(_email)]
Web = Annotated[str, AfterValidator(_web)]
