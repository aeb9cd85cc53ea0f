"""What a held run owes the API: rows, a checkpoint, its end. No clock, no network: training adds, delivery takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import Any

from .faults import CritbatchError

MOST_ROWS_PER_BATCH = 200
FLUSH_SECONDS = 1.0
# One word may hang until its request is given up, or two be refused at once, before the lease runs out.
HEARTBEATS_PER_LEASE = 3
MOST_WAITING_ROWS = 10_000

Row = dict[str, Any]


@dataclass(frozen=True)
class TakenCheckpoint:
    """State from which the run can go on."""

    state: bytes
    sha256: str
    step: int


@dataclass(frozen=True)
class Completed:
    """Training ended by itself."""

    outcome: str
    step: int


@dataclass(frozen=True)
class Failed:
    """Training could not go on."""

    message: str


@dataclass(frozen=True)
class Released:
    """The run is given back: its cancellation was asked for, or this program has to go; once the API knows, it says why."""

    why: str = "given back"


@dataclass(frozen=True)
class Lost:
    """The run is no longer this program's to write."""

    refusal: CritbatchError


End = Completed | Failed | Released | Lost


@dataclass(frozen=True)
class Report:
    """Send these rows."""

    rows: list[Row]


@dataclass(frozen=True)
class Beat:
    """Say that the run is alive."""


@dataclass(frozen=True)
class Wait:
    """Nothing is due for so many seconds."""

    seconds: float


Action = Report | TakenCheckpoint | Beat | Wait | End


@dataclass
class Ledger:
    """The books of one attempt. Times are seconds of one clock."""

    lease_seconds: float
    # A claim counts as an attempt only from the first word: that one is due at once.
    contact_at: float = -inf
    waiting: list[Row] = field(default_factory=list)
    waiting_since: float = 0.0
    sequence: int = 0
    checkpoint: TakenCheckpoint | None = None
    end: End | None = None

    @property
    def heartbeat_seconds(self) -> float:
        """Longest silence towards the API."""
        return self.lease_seconds / HEARTBEATS_PER_LEASE

    @property
    def is_full(self) -> bool:
        """Whether training should wait for the API rather than hold more rows in memory."""
        return len(self.waiting) >= MOST_WAITING_ROWS

    def row_measured(self, row: Row, now: float) -> None:
        if not self.waiting:
            self.waiting_since = now
        self.waiting.append(row)

    def ended(self, end: End) -> None:
        """The first end counts: a stop cannot undo a finished run."""
        if self.end is None:
            self.end = end

    def rows_reported(self, count: int, now: float) -> None:
        del self.waiting[:count]
        self.sequence += 1
        self.waiting_since = self.contact_at = now

    def checkpoint_settled(self, checkpoint: TakenCheckpoint, now: float) -> None:
        """A newer one may have been taken meanwhile: that one stays."""
        if self.checkpoint is checkpoint:
            self.checkpoint = None
        self.contact_at = now

    def cancelled(self) -> None:
        self.checkpoint = None
        self.ended(Released())

    def refused(self, refusal: CritbatchError) -> None:
        """What is owed cannot be delivered: the run has another holder or an end, or a report is taken for faulty."""
        self.waiting.clear()
        self.checkpoint = None
        lost = refusal.ends_the_hold
        self.end = Lost(refusal) if lost else Failed(f"The API refused a report: {refusal}")

    def next_action(self, now: float) -> Action:
        """Rows go out by the second or by the 200.

        A checkpoint waits until every row up to its step has been accepted, or a run that resumes from it would have
        lost them; the end waits for both.
        """
        if self.waiting:
            owed_first = self.end is not None or (
                self.checkpoint is not None and self.waiting[0]["step"] <= self.checkpoint.step
            )
            is_full_batch = len(self.waiting) >= MOST_ROWS_PER_BATCH
            if owed_first or is_full_batch or now - self.waiting_since >= FLUSH_SECONDS:
                return Report(self.waiting[:MOST_ROWS_PER_BATCH])
        if self.checkpoint is not None:
            return self.checkpoint
        if self.end is not None:
            return self.end
        heartbeat_at = self.contact_at + self.heartbeat_seconds
        if now >= heartbeat_at:
            return Beat()
        flush_at = self.waiting_since + FLUSH_SECONDS if self.waiting else heartbeat_at
        return Wait(min(flush_at, heartbeat_at) - now)
