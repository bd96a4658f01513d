"""What lies in a folder."""

from pathlib import Path


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path in it."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def leftovers(output: Path) -> list[str]:
    """Return the names of temporary folders that are still there."""
    return sorted(path.name for path in output.glob(".*"))
