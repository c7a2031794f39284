"""`python -m tui`, and what the command `wireside` runs. It imports nothing that `--help` can do without."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run a command and leave with its exit code."""
    gc.disable()  # what a command makes it needs to its end; the reader collects again once its first screen is there
    from tui.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
