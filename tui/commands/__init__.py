"""The commands that have a file of their own; `tui.cli` calls them by name."""
