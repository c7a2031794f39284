"""The terminal while Wireside has it: its modes, and how it is given back."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver


class SessionDriver(LinuxDriver):
    """Textual's driver, with a session that ends well."""
