"""A held run: everything that fixes it, and the token that every later write carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

_RISING_METRICS = {"test_accuracy"}
_METRICS = {
    "trainingLoss": "training_loss",
    "testLoss": "test_loss",
    "testAccuracy": "test_accuracy",
    "gradientNorm": "gradient_norm",
}


@dataclass(frozen=True)
class Target:
    """A metric, and the value that it must reach: losses and norms fall to it, accuracies rise to it."""

    metric: str
    threshold: float

    def is_met(self, value: float) -> bool:
        """False for NaN."""
        return value >= self.threshold if self.metric in _RISING_METRICS else value <= self.threshold


@dataclass(frozen=True)
class Cadence:
    """When a run is evaluated: at steps that grow geometrically, and which metrics at which evaluation."""

    first_step: int
    ratio: float
    test_every: int
    gradient_every: int
    noise_every: int

    def steps(self) -> Iterator[int]:
        """first_step, then each the last one times the ratio, rounded up."""
        step = self.first_step
        while True:
            yield step
            step = max(step + 1, ceil(step * self.ratio))


@dataclass(frozen=True)
class Lease:
    """What the API hands out with a run."""

    run_id: str
    batch_size: int
    seed: int
    attempt: int
    fencing_token: int
    lease_seconds: float
    targets: tuple[Target, ...]
    budget_metric: str | None
    """What counts when the budget is spent, of a run without targets."""
    cadence: Cadence
    max_examples: int
    checkpoint_sha256: str | None
    model_spec: Mapping[str, Any]
    dataset_spec: Mapping[str, Any]
    training_spec: Mapping[str, Any]

    @property
    def held(self) -> dict[str, Any]:
        """What every write about the run carries."""
        return {"runId": self.run_id, "fencingToken": self.fencing_token}

    @property
    def asked_metrics(self) -> set[str]:
        """What every evaluation must hold."""
        return {*(target.metric for target in self.targets), *([self.budget_metric] if self.budget_metric else [])}

    @property
    def last_step(self) -> int:
        """The step at which the budget is spent."""
        return self.max_examples // self.batch_size

    @classmethod
    def read(cls, lease: Mapping[str, Any]) -> Lease:
        """A lease as claimRun answers it."""
        training = lease["trainingSpec"]
        evaluation = training["evaluation"]
        checkpoint = lease["checkpoint"]
        return cls(
            run_id=lease["run"]["id"],
            batch_size=lease["run"]["batchSize"],
            seed=lease["run"]["seed"],
            attempt=lease["attempt"],
            fencing_token=lease["fencingToken"],
            lease_seconds=lease["leaseSeconds"],
            targets=tuple(Target(_METRICS[t["metric"]], t["threshold"]) for t in training["targets"]),
            budget_metric=_METRICS[training["budgetMetric"]] if training.get("budgetMetric") else None,
            cadence=Cadence(
                first_step=evaluation["firstStep"],
                ratio=evaluation["ratio"],
                test_every=evaluation["testEvery"],
                gradient_every=evaluation["gradientEvery"],
                noise_every=evaluation["noiseEvery"],
            ),
            max_examples=training["maxExamplesPerRun"],
            checkpoint_sha256=checkpoint and checkpoint["sha256"],
            model_spec=lease["modelSpec"],
            dataset_spec=lease["datasetSpec"],
            training_spec=training,
        )
