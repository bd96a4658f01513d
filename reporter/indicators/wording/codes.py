"""Danish words for register codes, inflected as descriptions need them.

The words are by code, so what a description lists follows what is counted. A test holds the codes
to those of the register contracts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporter.indicators.wording.phrases import Taken, listed

SUBJECTS = {"DL": "dansk læsning", "MAT": "matematik"}

RESULTS = {
    "1": "fremragende præstation",
    "2": "rigtig god præstation",
    "3": "god præstation",
    "4": "jævn præstation",
    "5": "mangelfuld præstation",
    "6": "ikke tilstrækkelig præstation",
}

EDUCATIONS = {
    "1": "grundskole",
    "2": "gymnasiale uddannelser",
    "3": "erhvervsfaglige uddannelser",
    "4": "særligt tilrettelagte ungdomsuddannelser",
    "5": "videregående uddannelser",
    "6": "andre uddannelser",
}

TARGET_GROUPS = {
    "1": "fysisk funktionsnedsættelse",
    "2": "kognitiv funktionsnedsættelse",
    "3": "psykiske vanskeligheder",
    "4": "sociale problemer",
    "9": "andre eller uoplyste forhold",
}

INCOMES = {
    **dict.fromkeys(("110", "111", "112", "113", "114"), "selvstændig"),
    "120": "medarbejdende ægtefælle",
    **dict.fromkeys(("131", "132", "133", "134", "135", "139"), "lønmodtager"),
    "210": "arbejdsløs",
    "220": "modtager af sygedagpenge, orlovsydelser mv.",
    "310": "under uddannelse",
    "321": "førtidspension",
    "322": "folkepension",
    "323": "efterløn",
    "330": "kontanthjælp",
    "410": "andre indkomster",
    "420": "børn",
}

OFFERS = {
    "1": "ophold på et kvindekrisecenter",
    "2": "ambulant rådgivning eller behandling",
}

DECISIONS = {
    "1": "frihedsstraffe",
    "2": "betingede domme",
    "3": "bødeafgørelser",
    "4": "tiltalefrafald",
    "5": "påtaleopgivelser",
    "6": "frifindelser",
}

LAWS = {"1": "straffeloven", "2": "færdselsloven", "3": "en særlov"}

DRUG_ENDS = {
    "1": "ophørt (stoffri)",
    "2": "reduceret",
    "3": "stabiliseret",
    "4": "uændret",
    "5": "forværret",
}

ALCOHOL_ENDS = {
    "1": "færdigbehandlet",
    "2": "udskrevet til anden institution",
    "3": "udskrevet til egen læge",
    "4": "udskrevet til hospital",
    "5": "udeblevet",
    "6": "udskrevet efter eget ønske",
    "7": "død",
    "8": "andet",
}


def told(
    codes: Sequence[str],
    labels: Mapping[str, str],
    origin: str,
    *,
    joined: str = "eller",
    quoted: bool = False,
) -> Taken:
    """List the words of the codes, each once; ``origin`` names the constant that holds them.

    Words that end alike say their end once: "fysisk eller kognitiv funktionsnedsættelse".
    """
    names = list(dict.fromkeys(labels[code] for code in codes))
    ends = {name.rpartition(" ")[2] for name in names}
    if len(names) > 1 and len(ends) == 1 and not quoted and all(" " in name for name in names):
        names = [*(name.rpartition(" ")[0] for name in names[:-1]), names[-1]]
    return listed(names, origin, joined=joined, quoted=quoted)
