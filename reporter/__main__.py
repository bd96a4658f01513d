"""The command's door: quiet when it is interrupted before the program is even read in."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command; also what ``python -m reporter`` runs."""
    try:
        from reporter.cli import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
