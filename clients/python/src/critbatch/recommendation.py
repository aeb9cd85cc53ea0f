"""The batch size that a sweep recommends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# What is printed may go to a file or a terminal that knows no other signs than ASCII's.
_SIGNS = str.maketrans({"\u00a0": " ", "\u2013": "-", "\u2019": "'", "\u00d7": "x", "\u2264": "<=", "\u2265": ">="})


@dataclass(frozen=True)
class Recommendation:
    """The batch size to use, and why; print it for the API's own sentences, in ASCII."""

    batch_size: int
    devices: int
    rule: str
    measure: str
    device: str | None
    text: str

    @classmethod
    def read(cls, given: Mapping[str, Any] | None) -> Recommendation | None:
        """A recommendation as the API answers it."""
        if given is None:
            return None
        return cls(
            batch_size=given["batchSize"],
            devices=given["devices"],
            rule=given["rule"],
            measure=given["measure"],
            device=given["device"],
            text=given["text"],
        )

    def __str__(self) -> str:
        return in_ascii(self.text)


def in_ascii(text: str) -> str:
    """Sentences of the API for any file and terminal."""
    return text.translate(_SIGNS).encode("ascii", "replace").decode("ascii")
