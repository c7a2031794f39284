"""spaCy pipelines that a test makes: rules instead of a model, so that nothing is downloaded, but the real program."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path


def pipeline(folder: Path, names: Mapping[str, str]) -> str:
    """A pipeline that gives names (as they are written) a label, saved to a folder: how a user names it."""
    with warnings.catch_warnings(action="ignore"):
        import spacy

        made = spacy.blank("en")
        rules = made.add_pipe("entity_ruler")
        rules.add_patterns([{"label": label, "pattern": name} for name, label in names.items()])  # type: ignore[attr-defined]
        made.to_disk(folder)
    return f"spacy:{folder}"
