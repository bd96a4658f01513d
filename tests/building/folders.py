"""What lies in a folder."""

from pathlib import Path

JOURNAL = ".cache"


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path in it; but the journal's, which may be deleted."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder): path.read_bytes() for path in files}
    return {str(path): content for path, content in found.items() if path.parts[0] != JOURNAL}


def leftovers(output: Path) -> list[str]:
    """Return the names of temporary folders that are still there."""
    return sorted(path.name for path in output.glob(".*") if path.name != JOURNAL)
