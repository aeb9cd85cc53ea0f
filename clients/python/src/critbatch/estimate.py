"""What the runs of a sweep say of its critical batch size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Interval:
    """A value and its interval at the estimate's level; None where the data set no bound."""

    value: float
    lower: float | None
    upper: float | None

    def __str__(self) -> str:
        lower = "?" if self.lower is None else f"{self.lower:.4g}"
        upper = "?" if self.upper is None else f"{self.upper:.4g}"
        return f"{self.value:.4g} ({lower} to {upper})"


@dataclass(frozen=True)
class Estimate:
    """One of three answers, MINIMISER, NO_MINIMUM or NOT_IDENTIFIED, and what belongs to it; print it for a sentence."""

    answer: str
    level: float
    crossings: int
    censored: int
    target: str
    critical_batch_size: Interval | None
    free_range: Interval | None
    knee: Interval | None
    reason: str | None
    suggested_batch_sizes: tuple[int, ...]

    @classmethod
    def read(cls, estimate: Mapping[str, Any] | None) -> Estimate | None:
        """An estimate as the API answers it."""
        if estimate is None:
            return None
        interval = {
            name: Interval(**estimate[name]) if estimate[name] else None
            for name in ("criticalBatchSize", "freeRange", "knee")
        }
        target = estimate["target"]
        return cls(
            answer=estimate["answer"],
            level=estimate["level"],
            crossings=estimate["crossings"],
            censored=estimate["censored"],
            target=f"{target['metric'].lower().replace('_', ' ')} {target['threshold']:g}",
            critical_batch_size=interval["criticalBatchSize"],
            free_range=interval["freeRange"],
            knee=interval["knee"],
            reason=estimate["reason"],
            suggested_batch_sizes=tuple(estimate["suggestedBatchSizes"]),
        )

    def __str__(self) -> str:
        if self.answer == "MINIMISER":
            interval = f"{self.level:.0%} interval"
            return f"b* = {self.critical_batch_size}, {interval}, to {self.target}"
        if self.answer == "NO_MINIMUM":
            return f"No minimum: work stays within 10 % of the least up to b = {self.free_range}, to {self.target}"
        sizes = ", ".join(map(str, self.suggested_batch_sizes))
        hint = f"; runs at {sizes} would tell more" if sizes else ""
        why = (self.reason or "").lower().replace("_", " ")
        return f"Not identified, to {self.target}: {why}{hint}"
