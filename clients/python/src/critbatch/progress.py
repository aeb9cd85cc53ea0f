"""All that a run knows beside its parameters, as a checkpoint keeps it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

_HEADER = b"critbatch python checkpoint 1\n"


@dataclass
class Progress:
    """Counts and seconds run from the start of the run, across attempts."""

    step: int = 0
    measured_step: int = -1
    measurements: int = 0
    targets_met: list[bool] = field(default_factory=list)
    wall_seconds: float = 0.0
    device_seconds: float = 0.0
    evaluation_seconds: float = 0.0

    def encode(self, state: bytes) -> bytes:
        """A checkpoint: progress on one line, then the state of the training function."""
        return _HEADER + json.dumps(asdict(self)).encode() + b"\n" + state


def decode(checkpoint: bytes) -> tuple[Progress, bytes] | None:
    """Progress and state of a checkpoint; None where it was written by something else."""
    if not checkpoint.startswith(_HEADER):
        return None
    line, _, state = checkpoint[len(_HEADER) :].partition(b"\n")
    try:
        return Progress(**json.loads(line)), state
    except (ValueError, TypeError):
        return None
