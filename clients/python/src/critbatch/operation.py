"""The GraphQL that this package sends, kept as files so that a test can hold them against the schema."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def operation(name: str) -> str:
    """The text of operations/<name>.graphql."""
    return (files(__package__ or "critbatch") / "operations" / f"{name}.graphql").read_text("utf-8")
