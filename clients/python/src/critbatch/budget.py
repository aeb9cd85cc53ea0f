"""What the runs of a sweep that was started for a budget say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .estimate import Interval
from .recommendation import in_ascii


@dataclass(frozen=True)
class LossAtBudget:
    """What a batch size came to when the budget was spent, and that divided by the least."""

    batch_size: int
    runs: int
    remaining: float
    ratio: float


@dataclass(frozen=True)
class BudgetAnswer:
    """The batch size to use at a budget of examples, and what the others cost; print it for the API's own sentences, in ASCII."""

    metric: str
    examples: int
    batch_size: int | None
    """None where the least may lie beyond the batch sizes that were tried, or these are too few."""
    rule: str | None
    best_batch_size: Interval | None
    losses: tuple[LossAtBudget, ...]
    runs: int
    level: float
    text: str
    page: str

    @classmethod
    def read(cls, answer: Mapping[str, Any] | None, page: str) -> BudgetAnswer | None:
        """An answer as the API gives it, and the address of its sweep's page."""
        if answer is None:
            return None
        best = answer["bestBatchSize"]
        return cls(
            metric=answer["metric"],
            examples=round(answer["examples"]),
            batch_size=answer["batchSize"],
            rule=answer["rule"],
            best_batch_size=Interval(**best) if best else None,
            losses=tuple(
                LossAtBudget(each["batchSize"], each["runs"], each["remaining"]["value"], each["ratio"]["value"])
                for each in answer["losses"]
            ),
            runs=answer["runs"],
            level=answer["level"],
            text=answer["text"],
            page=page,
        )

    def __str__(self) -> str:
        return f"{in_ascii(self.text)}\n{self.page}"
