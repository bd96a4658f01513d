"""A text can call what it is given and nothing else: it computes, loops and imports nothing."""

from __future__ import annotations

import pytest

from tests.editions.minimal import Sample

ONLY_CALLS = "her kan kun stå et kald med sine værdier i parentes, og filtre efter |"
NO_SUMS = "der kan ikke regnes i teksten; brug forskel(…) eller sammenlagt(…)"
NO_STATEMENTS = "{% … %} kan ikke bruges i teksten; skriv et kald i {{ … }}"
UNREADABLE = "kaldet kan ikke læses: "


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__",
        "''.__class__.__mro__[1].__subclasses__()",
        "vaerdi.__self__",
        "vaerdi.__globals__",
        'fakta("borgere").value',
        'fakta("borgere")["value"]',
        'fakta("borgere").__class__.__init__.__globals__',
        '"x".upper()',
        '"{0.__class__}".format(1)',
        '"a".ljust(999999999)',
        "(fakta)('borgere')()",
        "[1, 2]",
        "{'a': 1}",
        "(1, 2)",
        'fakta("borgere") if 1 else 2',
        'fakta("borgere") is defined',
        'navn("ab".ljust(999999999))',
        'navn(["ab"])',
        'vaerdi(["maal"], "2016")',
    ],
)
def test_nothing_but_calls_is_run(sample: Sample, expression: str) -> None:
    assert sample.refusal(f"{{{{ {expression} }}}}") == ONLY_CALLS


@pytest.mark.parametrize(
    "expression",
    [
        'fakta("borgere") + fakta("tolv")',
        'fakta("borgere") * 2',
        '"a" * 999999999',
        "2 ** 999999999",
        '"%999999999d" % 1',
        '"a" ~ "b"',
        "1 < 2",
        "not 1",
        "-1",
        'fakta("bor" ~ "gere")',
        'navn("ab" * 999999999)',
        "aar(2000 + 16)",
    ],
)
def test_no_operator_computes_or_multiplies(sample: Sample, expression: str) -> None:
    assert sample.refusal(f"{{{{ {expression} }}}}") == NO_SUMS


@pytest.mark.parametrize(
    "text",
    [
        "{% set x = fakta('borgere') %}",
        "{% for a in x %}{% for b in x %}x{% endfor %}{% endfor %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% if true %}x{% endif %}",
        "{% include 'edition.yaml' %}",
        "{% import 'x' as y %}",
        "{% from 'x' import y %}",
        "{% extends 'x' %}",
        "{% block x %}x{% endblock %}",
        "{% call fakta('borgere') %}x{% endcall %}",
        "{% filter upper %}x{% endfilter %}",
        "{% with %}x{% endwith %}",
        "{% autoescape false %}x{% endautoescape %}",
        "{% raw %}x{% endraw %}",
        "{% do x %}",
        "{%",
    ],
)
def test_no_statement_is_run(sample: Sample, text: str) -> None:
    assert sample.refusal(text) == NO_STATEMENTS


@pytest.mark.parametrize("name", ["range", "lipsum", "dict", "cycler", "joiner", "namespace"])
def test_what_jinja_brings_itself_is_not_there(sample: Sample, name: str) -> None:
    assert sample.refusal(f"{{{{ {name}(999999999) }}}}").startswith(
        f"kaldet '{name}' findes ikke; "
    )


@pytest.mark.parametrize("name", ["self", "loop", "caller", "varargs", "kwargs", "request"])
def test_no_variable_is_there(sample: Sample, name: str) -> None:
    assert sample.refusal(f"{{{{ {name} }}}}") == (f"'{name}' kendes ikke; her kan kun stå et kald")


@pytest.mark.parametrize("name", ["attr", "map", "safe", "format", "tojson", "center", "string"])
def test_no_filter_but_our_own_is_there(sample: Sample, name: str) -> None:
    assert sample.refusal(f"{{{{ fakta('borgere') | {name} }}}}").startswith(
        f"filteret '{name}' findes ikke"
    )


def test_arguments_cannot_be_unpacked(sample: Sample) -> None:
    for call in ('fakta(*["borgere"])', 'fakta(**{"noegle": "borgere"})'):
        assert sample.refusal(f"{{{{ {call} }}}}") == (
            "kaldet kan ikke bruge *; skriv værdierne ud"
        )


def test_calls_within_calls_have_a_bottom(sample: Sample) -> None:
    deep = "sammenlagt(" * 40 + 'fakta("tolv")' + ")" * 40
    assert sample.refusal(f"{{{{ {deep} }}}}") == "kaldene er indlejret for dybt i hinanden"
    endless = "sammenlagt(" * 5000 + 'fakta("tolv")' + ")" * 5000
    assert sample.refusal(f"{{{{ {endless} }}}}") == (
        "kaldene er indlejret alt for dybt i hinanden"
    )


@pytest.mark.parametrize("number", ["9" * 5000, "1e999"])
def test_an_endless_number_is_refused(sample: Sample, number: str) -> None:
    assert sample.refusal(f"{{{{ aar({number}) }}}}") == (
        "et kald indeholder et tal med alt for mange cifre"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{ fakta('borgere')", "det er ikke lukket med }}"),
        ("{{", "det er ikke lukket med }}"),
        ("{{ }}", "der mangler et kald mellem {{ og }}"),
        ("{{ fakta('borgere') }", "det er ikke lukket med }}"),
        ("{{ fakta('borgere' }}", "en parentes eller et komma er sat forkert"),
        ("{{ fakta('borgere')) }}", "en parentes eller et komma er sat forkert"),
        ("{{ fakta('borgere) }}", "et anførselstegn er ikke lukket"),
        ('{{ fakta("borgere) }}', "et anførselstegn er ikke lukket"),
        ("{{ fakta(”borgere”) }}", 'tegnet ” hører ikke til i et kald; brug de lige '
         'anførselstegn "…"'),
        ("{{ fakta($) }}", "tegnet $ hører ikke til i et kald"),
        ("{{ fakta('borgere') borgere }}", "der står noget efter kaldet; slut det med }}"),
        ("{{ vaerdi('maal' '2016' x) }}", "der mangler et komma"),
        ("{{ fakta('borgere') | }}", "der mangler et filter efter |"),
        ("{{ fakta('borgere'). }}", "der står et punktum, hvor der ikke kan stå et"),
        ("{{ fakta('\\u12') }}", "en omvendt skråstreg kan ikke bruges"),
        ("{# note", "en bemærkning er ikke lukket med #}"),
    ],
)  # fmt: skip
def test_a_call_that_cannot_be_read_is_told_with_what_to_do(
    sample: Sample, text: str, why: str
) -> None:
    assert sample.refusal(text) == UNREADABLE + why
    assert sample.text(f"x\n\n{text}").fault().startswith("proeve/tekst.md:3: kaldet kan ikke")


@pytest.mark.parametrize("text", ["x }}", "{ fakta('borgere') }}", "{x}"])
def test_a_brace_that_opens_no_call_is_never_printed(sample: Sample, text: str) -> None:
    assert (
        "{ og } hører til kald; skriv {{ foran og }} efter kaldet" in sample.text(text).faults()[0]
    )
