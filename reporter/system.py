"""What pip cannot install: find it, install it with apt where we may, else say how in one line.

Standard library only: the Makefile runs this file with the system's own Python before anything
else is installed (`python3 -I reporter/system.py report|test`).
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

OLDEST_PYTHON = (3, 11)
APT_WAIT_SECONDS = 300


@dataclass(frozen=True)
class Need:
    """One thing to have on the machine, and the package that holds it for apt, dnf and brew."""

    name: str
    apt: str
    dnf: str
    brew: str
    libraries: tuple[str, ...] = ()  # file names of one library, by platform
    programs: tuple[str, ...] = ()  # interchangeable programs
    modules: tuple[str, ...] = ()  # all of these

    def is_met(self) -> bool:
        """Tell whether the machine has it."""
        return (
            (not self.libraries or any(map(_loads, self.libraries)))
            and (not self.programs or find_program(self.programs) is not None)
            and all(importlib.util.find_spec(module) for module in self.modules)
        )


# What WeasyPrint opens as it is imported. HarfBuzz-Subset is left out on purpose: WeasyPrint
# takes it where it is, and our bytes must not depend on whether it is.
LIBRARIES = (
    Need(
        "GLib",
        apt="libpango-1.0-0",
        dnf="pango",
        brew="pango",
        libraries=("libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
    ),
    Need(
        "Pango",
        apt="libpango-1.0-0",
        dnf="pango",
        brew="pango",
        libraries=("libpango-1.0.so.0", "libpango-1.0.dylib"),
    ),
    Need(
        "PangoFT2",
        apt="libpangoft2-1.0-0",
        dnf="pango",
        brew="pango",
        libraries=("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    ),
    Need(
        "HarfBuzz",
        apt="libpangoft2-1.0-0",
        dnf="pango",
        brew="pango",
        libraries=("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    ),
    Need(
        "Fontconfig",
        apt="libpangoft2-1.0-0",
        dnf="pango",
        brew="pango",
        libraries=("libfontconfig.so.1", "libfontconfig.1.dylib"),
    ),
)

# Debian and Ubuntu part venv from Python; Fedora and Homebrew do not.
VENV = Need(
    "Pythons venv",
    apt=f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",
    dnf="python3",
    brew="python",
    modules=("venv", "ensurepip"),
)

CHROMIUM = Need(
    "Chromium",
    apt="chromium",
    dnf="chromium",
    brew="google-chrome",
    programs=(
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
)
JAVA = Need(
    "Java",
    apt="default-jre-headless",
    dnf="java-latest-openjdk-headless",
    brew="openjdk",
    programs=("java", "/opt/homebrew/opt/openjdk/bin/java", "/usr/local/opt/openjdk/bin/java"),
)
QPDF = Need("qpdf", apt="qpdf", dnf="qpdf", brew="qpdf", programs=("qpdf",))
POPPLER = Need(
    "Poppler", apt="poppler-utils", dnf="poppler-utils", brew="poppler", programs=("pdffonts",)
)

# Ubuntu has Chromium as a snap only, which runs in no container and reads no page in /tmp. There
# npm brings a browser (optional in tests/validators/package.json), and this is all it asks for.
NSS = Need("NSS", apt="libnss3", dnf="nss", brew="nss", libraries=("libnss3.so",))


def _is_ubuntu() -> bool:
    release = Path("/etc/os-release")
    return release.is_file() and "ID=ubuntu" in release.read_text(encoding="utf-8").splitlines()


BROWSER = NSS if _is_ubuntu() else CHROMIUM
NEEDS = {
    "report": (*LIBRARIES, VENV),
    "test": (*LIBRARIES, VENV, BROWSER, JAVA, QPDF, POPPLER),
}


def find_program(names: Iterable[str]) -> str | None:
    """Return the path of the first program that is there."""
    return next((path for path in map(shutil.which, names) if path), None)


def missing_libraries() -> tuple[str, ...]:
    """Name the system libraries without which no PDF can be written; empty when all are there."""
    if sys.platform == "win32":  # WeasyPrint seeks them in folders of its own there
        return ()
    return tuple(need.name for need in LIBRARIES if not need.is_met())


def install_hint(missing: Sequence[str]) -> str:
    """Say in one Danish line how apt, dnf and brew install what is missing, given by name."""
    needs = [need for need in NEEDS["test"] if need.name in missing]
    apt, dnf, brew = (
        " ".join(dict.fromkeys(getattr(need, manager) for need in needs))
        for manager in ("apt", "dnf", "brew")
    )
    return (
        f"Mangler {', '.join(missing)}. Installér med »apt-get install {apt}«, "
        f"»dnf install {dnf}« eller »brew install {brew}«."
    )


def install(purpose: str) -> str | None:
    """Provide what `report` or `test` needs; return one line on what is still missing, or None."""
    if sys.version_info < OLDEST_PYTHON:
        return "Kræver Python 3.11 eller nyere: angiv den med »make PYTHON=python3.12 …«."
    missing = [need for need in NEEDS[purpose] if not need.is_met()]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        _apt_install(sorted({need.apt for need in missing}))
        importlib.invalidate_caches()
        missing = [need for need in missing if not need.is_met()]
    return install_hint([need.name for need in missing]) if missing else None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _apt_install(packages: list[str]) -> None:
    print(f"Installerer {' '.join(packages)} …", file=sys.stderr, flush=True)
    install = ("install", "--yes", "--no-install-recommends")
    # The lists may be absent or older than what the archive still holds; fetching them is slow
    # and mostly needless, so only a failed try pays for it.
    if _apt_get(*install, *packages) is None:
        return
    deadline = time.monotonic() + APT_WAIT_SECONDS
    # `apt-get update` does not itself wait while another apt holds the lists.
    while "get lock" in (_apt_get("update") or "") and time.monotonic() < deadline:
        time.sleep(5)
    for package in packages:  # one by one: a package that cannot be had stops no other
        failure = _apt_get(*install, package)
        if failure is not None:
            print(failure, file=sys.stderr, flush=True)


def _apt_get(*arguments: str) -> str | None:
    """Run apt-get without questions; return what it complained of, or None when it succeeded."""
    completed = subprocess.run(  # noqa: S603  (the arguments are ours)
        ["apt-get", "-qq", "-o", f"DPkg::Lock::Timeout={APT_WAIT_SECONDS}", *arguments],  # noqa: S607
        env={
            **os.environ,
            "DEBIAN_FRONTEND": "noninteractive",
            "NEEDRESTART_SUSPEND": "1",
            "LC_ALL": "C",
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    return completed.stderr.strip() if completed.returncode else None


if __name__ == "__main__":
    sys.exit(install(sys.argv[1]))
