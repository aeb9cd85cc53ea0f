"""What the runs of a sweep say of its critical batch size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from .recommendation import Recommendation, in_ascii

# In ASCII: what is printed may go to a file or a terminal that knows no other signs.
_BOUNDS = {"TEST_ACCURACY": ">="}


@dataclass(frozen=True)
class Interval:
    """A batch size and its interval at the estimate's level; None where the data set no bound. Print it as the portal does, in ASCII."""

    value: float
    lower: float | None
    upper: float | None

    def __str__(self) -> str:
        return f"{_whole(self.value)} ({self._ends()})"

    def _ends(self) -> str:
        if self.lower is None:
            return "no bounds" if self.upper is None else f"<= {_whole(self.upper)}"
        if self.upper is None:
            return f">= {_whole(self.lower)}"
        ends = [_whole(self.lower), _whole(self.upper)]
        rounded = floor(self.lower + 0.5)
        if ends[0] == ends[1] and self.lower != self.upper:
            # 3.7-4.2 is not 4-4; 96.3-96.4 is 96-97, for its value is shown as 96.
            is_inside = self.lower <= rounded <= self.upper
            ends = [f"{self.lower:.1f}", f"{self.upper:.1f}"] if is_inside else [str(floor(self.lower)), str(ceil(self.upper))]
        return "-".join(dict.fromkeys(ends))

    def _free(self) -> Interval:
        """The range in whole batch sizes, its ends rounded like its value, so that they hold it."""
        ends = (None if end is None else max(1, floor(end)) for end in (self.lower, self.upper))
        return Interval(max(1, floor(self.value)), *ends)


def _whole(value: float) -> str:
    rounded = floor(value + 0.5)
    return f"{rounded:,}" if rounded >= 10_000 else str(rounded)


@dataclass(frozen=True)
class Overhead:
    """The largest batch size that costs at most `overhead` (0.2 is 20 %) more work than `reference_batch_size`; print it."""

    overhead: float
    reference_batch_size: float
    batch_size: Interval

    def __str__(self) -> str:
        more, reference = _whole(self.overhead * 100), _whole(self.reference_batch_size)
        return f"at most {more} % more work than {reference} up to {self.batch_size._free()}"


@dataclass(frozen=True)
class Estimate:
    """One of three answers, MINIMISER, NO_MINIMUM or NOT_IDENTIFIED, and what belongs to it; print it for what to use."""

    answer: str
    level: float
    crossings: int
    censored: int
    target: str
    critical_batch_size: Interval | None
    free_range: Interval | None
    knee: Interval | None
    reason: str | None
    text: str
    suggested_batch_sizes: tuple[int, ...]
    tolerance: float | None
    recommendation: Recommendation | None
    page: str
    overheads: tuple[Overhead, ...] = ()
    """How far the batch size can grow for 10, 20 and 50 % more work, whatever the answer is."""
    is_preliminary: bool = False
    """Whether runs are open and a batch size has one seed alone: the batch size to use can change."""

    @classmethod
    def read(
        cls,
        estimate: Mapping[str, Any] | None,
        recommendation: Mapping[str, Any] | None,
        page: str,
        *,
        is_preliminary: bool = False,
    ) -> Estimate | None:
        """An estimate with what it recommends, as the API answers them, and the address of its sweep's page."""
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
            target=f"{_words(target['metric'])} {_BOUNDS.get(target['metric'], '<=')} {target['threshold']:g}",
            critical_batch_size=interval["criticalBatchSize"],
            free_range=interval["freeRange"],
            knee=interval["knee"],
            reason=estimate["reason"],
            text=estimate["text"],
            suggested_batch_sizes=tuple(estimate["suggestedBatchSizes"]),
            tolerance=estimate["valley"]["tolerance"] if estimate["valley"] else None,
            recommendation=Recommendation.read(recommendation),
            page=page,
            overheads=tuple(
                Overhead(each["overhead"], each["referenceBatchSize"], Interval(**each["batchSize"]))
                for each in estimate.get("overheads", ())
            ),
            is_preliminary=is_preliminary,
        )

    def __str__(self) -> str:
        return f"{self._told()}\n{self.page}"

    def _told(self) -> str:
        if self.recommendation:
            # The API's own sentences say so.
            return f"{self.recommendation} Target: {self.target}."
        told = self._told_alone()
        return f"preliminary: {told}" if self.is_preliminary and self.answer != "NOT_IDENTIFIED" else told

    def _told_alone(self) -> str:
        level = f"{self.level * 100:.0f} % interval"
        if self.critical_batch_size:
            return f"b* = {self.critical_batch_size}, {level}; target: {self.target}"
        if self.free_range and self.tolerance is not None:
            more = _whole(self.tolerance * 100)
            return f"no minimum, at most {more} % more up to {self.free_range._free()}, {level}; target: {self.target}"
        if self.answer == "NO_MINIMUM":
            return f"no minimum; target: {self.target}"
        return f"Not identified. {in_ascii(self.text)} Target: {self.target}."


def _words(name: str) -> str:
    return name.lower().replace("_", " ")
