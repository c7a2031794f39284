"""Panes: rows of runs on the screen."""
