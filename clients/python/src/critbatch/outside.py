"""Models and data that only the reporting program knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Details = Mapping[str, str | int | float | bool]


@dataclass(frozen=True)
class OutsideModel:
    """A model by name, size, and whatever tells two versions of it apart."""

    name: str
    parameter_count: int
    details: Details = field(default_factory=dict)

    @property
    def spec(self) -> dict[str, Any]:
        """As createModel takes it."""
        details = dict(self.details)
        return {"architecture": "outside", "parameterCount": self.parameter_count, "details": details}


@dataclass(frozen=True)
class OutsideData:
    """Data by name, size, and whatever tells two versions of it apart."""

    name: str
    training_examples: int
    test_examples: int = 0
    sha256: str | None = None
    details: Details = field(default_factory=dict)

    @property
    def spec(self) -> dict[str, Any]:
        """As createDataset takes it."""
        return {
            "loader": "outside",
            "trainingExamples": self.training_examples,
            "testExamples": self.test_examples,
            "sha256": self.sha256,
            "details": dict(self.details),
        }
