"""Screens: what is composed of panes, and which keys work there."""
