"""The only layer that knows a terminal exists: screens, panes, and the handlers that change state."""
