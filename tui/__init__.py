"""Wireside: a terminal news reader that sets any two reports of one event side by side."""

__version__ = "0.1.0"
