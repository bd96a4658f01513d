"""What registers are called in a list of sources, and who keeps them."""

from __future__ import annotations

from collections.abc import Sequence

from reporter.danish import words

_STATISTICS = "Danmarks Statistik"

NAMES: dict[str, tuple[str, str]] = {
    "akm": ("den socioøkonomiske klassifikation (AKM)", _STATISTICS),
    "bef": ("befolkningsregistret", _STATISTICS),
    "bfl": ("betalte løntimer (BFL)", _STATISTICS),
    "bua": ("udsatte børn og unge (BUA og BUFO)", _STATISTICS),
    "frivillig": ("Frivillighedsundersøgelsen", ""),
    "hjemloese": ("Kortlægningen af hjemløshed i Danmark (SFI og VIVE)", ""),
    "kotre": ("elevregistret", _STATISTICS),
    "kraf": ("strafferetlige afgørelser fra Rigspolitiets kriminalregister", _STATISTICS),
    "krisecenter": ("Statistik for krisecentre og opgørelse af ambulante tilbud", ""),
    "ksi": ("De kommunale serviceindikatorer (KSI)", ""),
    "ksi_godkendelse": ("De kommunale serviceindikatorer (KSI)", ""),
    "nab": ("Det Nationale Alkoholbehandlingsregister (NAB)", ""),
    "narkodoed": ("Rigspolitiet", ""),
    "nattest": ("De nationale test, Styrelsen for It og Læring", ""),
    "stof": ("Stofmisbrugsdatabasen", ""),
}
"""Name of each register, and who is told before it as the one that keeps it."""


def told(registers: Sequence[str]) -> tuple[str, ...]:
    """Name the sources of the registers, each once; those of one keeper together."""
    keepers: dict[str, list[str]] = {}
    for register in registers:
        name, keeper = NAMES[register]
        named = keepers.setdefault(keeper or name, [])
        if name not in named:
            named.append(name)
    return tuple(
        keeper if named == [keeper] else f"{keeper}: {words.enumeration(named)}"
        for keeper, named in keepers.items()
    )
