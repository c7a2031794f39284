"""Layout without a screen: pure functions from core objects and a width to rows of (text, role)."""
