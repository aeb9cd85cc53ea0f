"""Delivers what a held run owes, in a thread of its own, so that training never waits for the network."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from .client import Client
from .faults import ApiUnreachable, CritbatchError
from .lease import Lease
from .ledger import Beat, Completed, End, Failed, Ledger, Lost, Released, Report, Row, TakenCheckpoint, Wait

_log = logging.getLogger("critbatch")
_LONGEST_MESSAGE = 4_000


class Delivery:
    """Takes from the ledger in its order, one request at a time, until the end of the attempt is delivered."""

    def __init__(self, client: Client, lease: Lease) -> None:
        self._client = client
        self._lease = lease
        self._ledger = Ledger(lease.lease_seconds)
        self._changed = threading.Condition()
        self._given_up = threading.Event()
        self._final: End | None = None
        self._thread = threading.Thread(target=self._deliver, name=f"critbatch {lease.run_id}", daemon=True)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        """Whether training is of no more use: canceled, lost, or ended."""
        return self._ledger.end is not None

    def measured(self, row: Row) -> None:
        """Owes a row; waits where too many are owed already, or the API has been away for too long."""
        with self._changed:
            self._changed.wait_for(lambda: not self._ledger.is_full or self.is_over)
            if not self.is_over:
                self._ledger.row_measured(row, time.monotonic())
                self._changed.notify_all()

    def checkpointed(self, checkpoint: TakenCheckpoint) -> None:
        """Owes the newest checkpoint; an older one that is not sent yet would be of no use any more."""
        with self._changed:
            if not self.is_over:
                self._ledger.checkpoint = checkpoint
                self._changed.notify_all()

    def end(self, end: End, patience_seconds: float | None = None) -> End:
        """Ends the attempt, and waits until the API knows it; after the patience it is left to the lease to run out."""
        with self._changed:
            self._ledger.ended(end)
            self._changed.notify_all()
        self._thread.join(patience_seconds)
        self._given_up.set()
        return self._final or end

    def _deliver(self) -> None:
        while True:
            with self._changed:
                action = self._ledger.next_action(time.monotonic())
                if isinstance(action, Wait):
                    self._changed.wait(action.seconds)
                    continue
            try:
                if isinstance(action, Report):
                    self._report(action.rows)
                elif isinstance(action, TakenCheckpoint):
                    self._record(action)
                elif isinstance(action, Beat):
                    self._beat()
                else:
                    self._final = self._deliver_end(action)
                    return
            except ApiUnreachable:
                return  # Given up.
            except Exception as fault:  # A fault of ours must not leave training without an end.
                _log.exception("The delivery of a run failed.")
                self._update(lambda ledger, fault=fault: ledger.refused(_faulty(fault)))

    def _report(self, rows: list[Row]) -> None:
        last = rows[-1]
        batch = {
            "sequence": self._ledger.sequence,
            "measurements": rows,
            "step": last["step"],
            "examplesSeen": last["examplesSeen"],
        }
        answer = self._say("reportMeasurements", batch)
        if answer is not None:
            self._update(lambda ledger: ledger.rows_reported(len(rows), time.monotonic()))
            self._heed(answer)

    def _beat(self) -> None:
        answer = self._say("heartbeat", {})
        if answer is not None:
            self._update(lambda ledger: setattr(ledger, "contact_at", time.monotonic()))
            self._heed(answer)

    def _record(self, checkpoint: TakenCheckpoint) -> None:
        """A checkpoint that cannot be kept costs training again after a crash, not the run."""
        try:
            with self._beating():
                self._client.store_checkpoint(checkpoint.sha256, checkpoint.state, self._given_up)
            named = {
                "sha256": checkpoint.sha256,
                "step": checkpoint.step,
                "lastSequence": self._ledger.sequence - 1,
            }
            self._change("recordCheckpoint", named)
        except CritbatchError as refusal:
            if refusal.ends_the_hold or refusal.code == "SEQUENCE_GAP":
                return self._update(lambda ledger: ledger.refused(refusal))
            _log.warning("The API did not take a checkpoint; training goes on. %s", refusal)
        self._update(lambda ledger: ledger.checkpoint_settled(checkpoint, time.monotonic()))

    def _deliver_end(self, end: End) -> End:
        try:
            if isinstance(end, Completed):
                told = {
                    "outcome": end.outcome,
                    "lastSequence": self._ledger.sequence - 1,
                    "step": end.step,
                    "examplesSeen": end.step * self._lease.batch_size,
                }
                self._change("completeRun", told)
            elif isinstance(end, Failed):
                message = end.message[:_LONGEST_MESSAGE]
                self._change("failRun", {"code": "WORKER_FAILED", "message": message})
            elif isinstance(end, Released):
                return Released(_why_released(self._change("releaseRun", {})["run"]))
            return end
        except CritbatchError as refusal:
            return Lost(refusal)

    @contextmanager
    def _beating(self) -> Iterator[None]:
        """An upload may outlast the lease. What a beat meets besides, the next action will meet, too."""
        done = threading.Event()

        def beat_on() -> None:
            while not done.wait(self._ledger.heartbeat_seconds):
                try:
                    self._beat()
                except ApiUnreachable:
                    return

        beats = threading.Thread(target=beat_on, daemon=True)
        beats.start()
        try:
            yield
        finally:
            done.set()

    def _say(self, name: str, what: Mapping[str, Any]) -> dict[str, Any] | None:
        """The answer to a word about the run; None where it was refused, which ends the attempt."""
        try:
            return self._change(name, what)
        except CritbatchError as refusal:
            self._update(lambda ledger, refusal=refusal: ledger.refused(refusal))
            return None

    def _change(self, name: str, what: Mapping[str, Any]) -> dict[str, Any]:
        given = {**self._lease.held, **what}
        return self._client.change(name, given, given_up=self._given_up)

    def _heed(self, answer: Mapping[str, Any]) -> None:
        if answer["cancelRequested"]:
            self._update(lambda ledger: ledger.cancelled())

    def _update(self, change: Any) -> None:
        with self._changed:
            change(self._ledger)
            self._changed.notify_all()


def _why_released(run: Mapping[str, Any]) -> str:
    """What a released run came to, as the terminal tells it."""
    steps = f"{run['step']:,} steps"
    if run["outcome"] == "HOPELESS":
        return f"stopped as hopeless: worse than the untrained model after {steps}; counts as not reached"
    if run["outcome"] == "BUDGET_SPENT":
        return f"stopped by the plan after {steps}, before the target"
    return "canceled" if run["status"] == "CANCELED" else "given back: it waits for another attempt"


def _faulty(fault: Exception) -> CritbatchError:
    return CritbatchError("WORKER_FAILED", f"{type(fault).__name__}: {fault}")
