"""`python -m tui`, and what the command `wireside` runs. It imports nothing that `--help` can do without."""

from __future__ import annotations

import sys


def main() -> None:
    """Run a command and leave with its exit code."""
    from tui.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
