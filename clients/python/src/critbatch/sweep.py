"""A sweep: its runs to train, its answer to read."""

from __future__ import annotations

import gc
import logging
import sys
import time
from typing import Any

from .budget import BudgetAnswer
from .client import Client
from .estimate import Estimate
from .faults import CritbatchError
from .lease import Lease
from .memory import is_out_of_memory
from .operation import operation
from .worker import TrainingFunction, Worker

_log = logging.getLogger(__name__)
_POLL_SECONDS = 1.0
_TELLING_SECONDS = 5.0


class Sweep:
    """Model × data × policy × batch sizes × seeds, by its id at the API."""

    def __init__(self, client: Client, sweep_id: str) -> None:
        self._client = client
        self.id = sweep_id
        # Batch size and seed of runs that did so once.
        self._out_of_memory: set[tuple[int, int]] = set()

    def report(self, train: TrainingFunction, worker: Worker | None = None) -> Estimate | BudgetAnswer | None:
        """Trains the runs that are left with a function of yours and reports them; then the answer of the sweep.

        Comes back when every run has ended, those that other processes hold included. What `train` raises fails its
        run, and is raised; but where it says that the device has too little memory for the batch size, the sweep
        goes on with those that fit. Its address, and every now and then how far it is, go to standard error. Returns None where the worker was stopped before, or no run came to a result.
        """
        worker = worker or Worker(self._client)
        told_at = time.monotonic()
        _tell(f"This sweep: {self._read()['url']}")
        while not worker.is_stopped:
            lease = worker.claim(self.id)
            if lease is not None:
                self._hold(worker, lease, train)
                if time.monotonic() - told_at >= _TELLING_SECONDS:
                    told_at = time.monotonic()
                    self._tell_progress()
            elif worker.is_stopped:
                break
            else:
                sweep = self._read()
                if sweep["status"] != "RUNNING":
                    return self.wait()
                self._refuse_pause(sweep)
                worker.rest()
        return None

    def _tell_progress(self) -> None:
        counts = self._read()["runCounts"]
        ended = counts["succeeded"] + counts["failed"] + counts["canceled"]
        _tell(f"{ended} of {counts['total']} runs have ended.")

    def _hold(self, worker: Worker, lease: Lease, train: TrainingFunction) -> None:
        try:
            worker.hold(lease, train)
            return
        except Exception as fault:
            if not is_out_of_memory(fault):
                raise
            # Another program may have held the memory: the API has a run tried a second time before it sets the batch size aside.
            cell = (lease.batch_size, lease.seed)
            _log.warning(
                "b = %d, seed %d ran out of memory again. This batch size and larger ones are too large for %s: the sweep goes on without them."
                if cell in self._out_of_memory
                else "b = %d, seed %d ran out of memory, and is tried once more. If that fails too, this batch size and larger ones are too large for %s.",
                *cell,
                worker.device,
            )
            self._out_of_memory.add(cell)
        # The fault held what the run had allocated.
        gc.collect()

    def estimate(self) -> Estimate | BudgetAnswer | None:
        """The newest estimate for the primary target, or the answer of a sweep for a budget; None until a run has come to a result."""
        sweep = self._ask("readAnswer")
        if sweep["budgetMetric"]:
            return BudgetAnswer.read(sweep["budgetAnswer"], sweep["url"])
        return Estimate.read(sweep["estimate"], sweep["recommendation"], sweep["url"], is_preliminary=sweep["isPreliminary"])

    def wait(self, timeout_seconds: float | None = None) -> Estimate | BudgetAnswer | None:
        """The estimate, or the answer of a sweep for a budget, once the sweep has ended and every run is counted.

        Raises TimeoutError where that takes longer, and CritbatchError with the code SWEEP_PAUSED where the sweep waits
        for somebody to choose a learning rate (continueSweep), or ANSWER_FAILED where its runs could not be counted.
        """
        deadline = None if timeout_seconds is None else time.monotonic() + timeout_seconds
        while True:
            sweep = self._read()
            self._refuse_pause(sweep)
            if sweep["answerStatus"] == "FAILED":
                raise CritbatchError("ANSWER_FAILED", f"The last runs could not be counted; the operator's log has the error. {sweep['url']}")
            if sweep["answerStatus"] == "COMPLETE":
                answer = self.estimate()
                if answer is None:
                    diverged = self._outcomes(sweep).count("DIVERGED")
                    _log.warning("%s %s", _why_no_result(sweep["status"], sweep["runCounts"], diverged), sweep["url"])
                return answer
            if deadline is not None and time.monotonic() + _POLL_SECONDS > deadline:
                raise TimeoutError(f"The sweep has no answer after {timeout_seconds} s.")
            time.sleep(_POLL_SECONDS)

    @staticmethod
    def _refuse_pause(sweep: dict[str, Any]) -> None:
        """It may wait for days, and whoever waits for it with it."""
        if not sweep["isPaused"]:
            return
        probe = sweep["rateProbe"]
        raise CritbatchError(
            "SWEEP_PAUSED",
            f"The learning rate {probe['learningRate']:g} diverges, {probe['smallerLearningRate']:g} does not, and the sweep"
            " waits for a choice. Say on its page, or with continueSweep, at which to train; then wait again.",
        )

    def _outcomes(self, sweep: dict[str, Any]) -> list[str | None]:
        outcomes: list[str | None] = []
        page = sweep["runs"]
        while True:
            outcomes += [run["outcome"] for run in page["nodes"]]
            if not page["pageInfo"]["hasNextPage"]:
                return outcomes
            page = self._read(page["pageInfo"]["endCursor"])["runs"]

    def _read(self, after: str | None = None) -> dict[str, Any]:
        return self._ask("readProgress", after=after)

    def _ask(self, name: str, **variables: Any) -> dict[str, Any]:
        sweep: dict[str, Any] | None = self._client.ask(operation(name), {"sweepId": self.id, **variables})["sweep"]
        if sweep is None:
            raise CritbatchError("NOT_FOUND", "The team of this token has no such sweep.")
        return sweep


def _why_no_result(status: str, counts: dict[str, int], diverged: int) -> str:
    """In place of an answer, for whoever prints None: in the words of the page, as ../../answers.test.ts holds them."""
    total = counts["total"]
    if status == "CANCELED":
        return f"No answer: this sweep was canceled. {counts['succeeded']} of {total} runs had finished."
    failed = counts["failed"] + diverged
    if failed == 0:
        return "No answer: no run has a result."
    told = f"No answer: {failed} of {total} runs failed."
    if diverged < failed:
        return f"{told} Their reasons are listed with the runs."
    return (
        f"{told} All for the same reason: The loss became NaN or infinite."
        " The steps are too long here. Start again with smaller ones; a looser target would not help."
    )


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
