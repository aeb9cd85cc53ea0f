"""Tries again where that can help."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from .faults import ApiUnreachable, CritbatchError

_log = logging.getLogger("critbatch")

# A blip is over before it has been tried so often.
_FAILURES_TOLD = 3
FIRST_DELAY_SECONDS = 0.2
LONGEST_DELAY_SECONDS = 10.0
MOST_REFUSALS = 8
# Refusals that pass without the sender's doing, as an API that is away comes back: those of the platform's own worker.
_PASSING_CODES = {
    "DATABASE_UNAVAILABLE",
    "DISK_FULL",
    "OPERATION_TIMED_OUT",
    "OVERLOADED",
    "RATE_LIMITED",
    "WRITE_CONFLICT",
}

Answer = TypeVar("Answer")


def until_answered(
    try_once: Callable[[], Answer],
    patience_seconds: float | None,
    given_up: threading.Event | None = None,
    *,
    dispensable: bool = False,
) -> Answer:
    """Asks until the API has answered, for so many seconds (None: as long as it takes) or until it is given up.

    An API that cannot be reached, is busy or has no room left is waited for, the room not for what is dispensable; a refusal that
    is marked as retryable is final after the eighth, and any other at once. Raises the last fault.
    """
    given_up = given_up or threading.Event()
    passing_codes = _PASSING_CODES - {"DISK_FULL"} if dispensable else _PASSING_CODES
    deadline = None if patience_seconds is None else time.monotonic() + patience_seconds
    failures = refusals = 0
    while True:
        try:
            return try_once()
        except (ApiUnreachable, CritbatchError) as fault:
            if isinstance(fault, CritbatchError) and fault.code not in passing_codes:
                refusals += 1
                if not fault.retryable or refusals == MOST_REFUSALS:
                    raise
            delay = back_off_seconds(failures, random.random())
            if deadline is not None and time.monotonic() + delay > deadline:
                raise
            if failures + 1 == _FAILURES_TOLD:
                left = "" if deadline is None else f" for {max(0, deadline - time.monotonic()):.0f} s more"
                _log.warning("%s - it is tried again%s.", fault, left)
            if given_up.wait(delay):
                raise
        failures += 1


def back_off_seconds(failures: int, chance: float) -> float:
    """Doubles from 0.2 s to 10 s; a random half is taken off, lest those that failed together come back together."""
    ceiling: float = min(LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2.0 ** min(failures, 16))
    return ceiling * (1 - chance / 2)
