"""Who reports what: the facts of several reports in one table, each kind of fact read in a file of its own."""

from tui.compare.coverage.table import MOST, PARTS, Coverage, coverage

__all__ = ["MOST", "PARTS", "Coverage", "coverage"]
