"""A row of a run's log, from what a training function has measured."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import SupportsFloat

from .ledger import Row
from .progress import Progress

Evaluation = Mapping[str, SupportsFloat | None] | SupportsFloat

_VALUES = {
    "training_loss": "trainingLoss",
    "test_loss": "testLoss",
    "test_accuracy": "testAccuracy",
    "gradient_norm": "gradientNorm",
    "unbiased_squared_gradient_norm": "unbiasedSquaredGradientNorm",
    "gradient_covariance_trace": "gradientCovarianceTrace",
    "batch_loss": "batchLoss",
    "batch_gradient_norm": "batchGradientNorm",
    "step_size": "stepSize",
    "mean_trials": "meanTrials",
}
# The largest magnitudes that the API keeps: theory/src/measurement/largestFigures.ts. A larger loss is as good as infinite.
LARGEST = {
    "training_loss": 3.4028234663852886e38,
    "test_loss": 3.4028234663852886e38,
    "gradient_norm": 1e50,
    "unbiased_squared_gradient_norm": 1e100,
    "gradient_covariance_trace": 1e100,
    "batch_loss": 3.4028234663852886e38,
    "batch_gradient_norm": 1e50,
    "step_size": 3.4028234663852886e38,
}
_COUNTS = {
    "function_evaluations": "functionEvaluations",
    "gradient_evaluations": "gradientEvaluations",
    "exhausted_searches": "exhaustedSearches",
    "below_resolution_steps": "belowResolutionSteps",
}


def read_evaluation(evaluation: Evaluation) -> dict[str, float]:
    """What was measured, by name; a bare number is the training loss, and what is None was not measured."""
    if not isinstance(evaluation, Mapping):
        return {"training_loss": float(evaluation)}
    strange = evaluation.keys() - _VALUES.keys() - _COUNTS.keys()
    if strange:
        known = ", ".join([*_VALUES, *_COUNTS])
        raise ValueError(f"evaluate() returned {', '.join(sorted(strange))}; what can be logged: {known}.")
    measured = {name: float(value) for name, value in evaluation.items() if value is not None}
    if "training_loss" not in measured:
        raise ValueError("evaluate() must return training_loss, the mean loss over a fixed training subset.")
    return measured


def is_kept(name: str, value: float) -> bool:
    """Whether a value is a number that the API keeps; a training loss that is not has diverged."""
    return isfinite(value) and abs(value) <= LARGEST.get(name, abs(value))


def row_of(measured: Mapping[str, float], progress: Progress, batch_size: int) -> Row:
    """As reportMeasurements takes it. Without counts of its own a loop has taken one gradient a step, and searched for nothing."""
    values = {
        field: measured[name] for name, field in _VALUES.items() if name in measured and is_kept(name, measured[name])
    }
    usual = {"gradient_evaluations": progress.step}
    counts = {field: int(measured.get(name, usual.get(name, 0))) for name, field in _COUNTS.items()}
    return {
        "step": progress.step,
        "examplesSeen": progress.step * batch_size,
        **values,
        **counts,
        "wallSeconds": progress.wall_seconds,
        "deviceSeconds": progress.device_seconds,
        "evaluationSeconds": progress.evaluation_seconds,
    }
