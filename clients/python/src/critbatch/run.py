"""What a training function gets: one batch size and one seed, and the steps to take."""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .delivery import Delivery
from .lease import Lease
from .ledger import Completed, End, Released, TakenCheckpoint
from .progress import Progress, decode
from .row import Evaluation, is_kept, read_evaluation, row_of

_log = logging.getLogger("critbatch")


class Run:
    """A held run. Iterate over `steps` and do one optimiser step in each round; the rest is seen to."""

    def __init__(
        self,
        lease: Lease,
        delivery: Delivery,
        stop: threading.Event,
        checkpoint: bytes | None,
        checkpoint_seconds: float,
    ) -> None:
        self._lease = lease
        self._delivery = delivery
        self._stop = stop
        self._checkpoint = checkpoint
        self._checkpoint_seconds = checkpoint_seconds
        self._progress = Progress()
        self._outcome: str | None = None
        self._wants_everything = False
        self._was_refused_a_metric = False

    @property
    def id(self) -> str:
        """Id of the run."""
        return self._lease.run_id

    @property
    def batch_size(self) -> int:
        """Examples in one mini-batch."""
        return self._lease.batch_size

    @property
    def seed(self) -> int:
        """First parameters and data order must follow from it."""
        return self._lease.seed

    @property
    def attempt(self) -> int:
        """How often the run has been claimed, this time included."""
        return self._lease.attempt

    @property
    def model_spec(self) -> Mapping[str, Any]:
        """As the API stores it."""
        return self._lease.model_spec

    @property
    def dataset_spec(self) -> Mapping[str, Any]:
        """As the API stores it."""
        return self._lease.dataset_spec

    @property
    def training_spec(self) -> Mapping[str, Any]:
        """Optimiser, targets, evaluation cadence and budget, as the API stores them."""
        return self._lease.training_spec

    def wants(self, metric: str) -> bool:
        """Whether the evaluation that is being made should hold a metric: the dear ones are due now and then."""
        if metric == "training_loss" or metric in self._lease.asked_metrics:
            return True
        cadence = self._lease.cadence
        every = {
            "test_loss": cadence.test_every,
            "test_accuracy": cadence.test_every,
            "gradient_norm": cadence.gradient_every,
            "unbiased_squared_gradient_norm": cadence.noise_every,
            "gradient_covariance_trace": cadence.noise_every,
        }[metric]
        if every == 0:
            return False
        due = self._wants_everything or self._progress.measurements % every == 0
        self._was_refused_a_metric = self._was_refused_a_metric or not due
        return due

    def steps(
        self,
        evaluate: Callable[[], Evaluation],
        *,
        save: Callable[[], bytes] | None = None,
        restore: Callable[[bytes], None] | None = None,
        synchronise: Callable[[], None] = lambda: None,
    ) -> Iterator[int]:
        """Yields the number of the step to take, until the targets are met, the budget is spent, or nobody wants more.

        `evaluate` is called at step 0, at the steps of the sweep's cadence and at the last one; it returns the training
        loss over a subset that is the same for all runs, or several metrics by name. The time between two rounds is
        training time; with `synchronise` (torch.cuda.synchronize) a device finishes its work before the clock is
        read. With `save` and `restore`, which turn everything that training needs into bytes and back, a run that was
        interrupted goes on from where it was.
        """
        if restore is not None and self._checkpoint is not None:
            self._restore(self._checkpoint, restore)
        progress, lease = self._progress, self._lease
        progress.targets_met += [False] * (len(lease.targets) - len(progress.targets_met))
        opened_at = time.monotonic() - progress.wall_seconds
        saved_at = time.monotonic()
        cadence = lease.cadence.steps()
        due = 0 if progress.measured_step < 0 else min(lease.last_step, _after(cadence, progress.measured_step))
        if progress.measured_step >= lease.last_step:
            self._outcome = "BUDGET_SPENT"
            return
        while True:
            if progress.step >= due:
                self._evaluate(evaluate, opened_at)
                if self._outcome is not None:
                    break
                due = min(lease.last_step, _after(cadence, progress.step))
            if self._delivery.is_over:
                return
            is_due = time.monotonic() - saved_at >= self._checkpoint_seconds
            if save is not None and (self._stop.is_set() or is_due):
                self._save(save)
                saved_at = time.monotonic()
            if self._stop.is_set():
                return
            began_at = time.monotonic()
            yield progress.step + 1
            if progress.step + 1 >= due:
                synchronise()
            now = time.monotonic()
            progress.device_seconds += now - began_at
            progress.wall_seconds = now - opened_at
            progress.step += 1
        # A run that ended for want of budget may be given more, and then goes on.
        if save is not None and self._outcome == "BUDGET_SPENT":
            self._save(save)

    @property
    def end(self) -> End | None:
        """How training ended; None where its function came back before its time."""
        if self._outcome is not None:
            return Completed(self._outcome, self._progress.step)
        return Released() if self._stop.is_set() or self._delivery.is_over else None

    def _evaluate(self, evaluate: Callable[[], Evaluation], opened_at: float) -> None:
        """Measures at the present step and decides whether the run is over; no row where the loss is none."""
        progress = self._progress
        began_at = time.monotonic()
        self._was_refused_a_metric = False
        measured = read_evaluation(evaluate())
        if not is_kept("training_loss", measured["training_loss"]):
            self._outcome = "DIVERGED"
            return
        self._outcome = self._outcome_of(measured)
        if self._outcome is not None and self._was_refused_a_metric:
            # The last row holds everything that the run measures at all.
            self._wants_everything = True
            measured = read_evaluation(evaluate())
        now = time.monotonic()
        progress.evaluation_seconds += now - began_at
        progress.wall_seconds = now - opened_at
        self._delivery.measured(row_of(measured, progress, self.batch_size))
        progress.measured_step = progress.step
        progress.measurements += 1

    def _outcome_of(self, measured: Mapping[str, float]) -> str | None:
        progress = self._progress
        for metric in self._lease.asked_metrics:
            if metric not in measured:
                raise ValueError(f"The sweep asks for {metric}: evaluate() must return it.")
        for index, target in enumerate(self._lease.targets):
            # No steps lead to the untrained model, and a target counts steps.
            if progress.step > 0 and target.is_met(measured[target.metric]):
                progress.targets_met[index] = True
        if self._lease.targets and all(progress.targets_met):
            return "TARGETS_REACHED"
        return "BUDGET_SPENT" if progress.step >= self._lease.last_step else None

    def _save(self, save: Callable[[], bytes]) -> None:
        state = self._progress.encode(save())
        sha256 = hashlib.sha256(state).hexdigest()
        self._delivery.checkpointed(TakenCheckpoint(state, sha256, self._progress.step))

    def _restore(self, checkpoint: bytes, restore: Callable[[bytes], None]) -> None:
        decoded = decode(checkpoint)
        if decoded is None:
            _log.warning("The checkpoint of %s was not written by this package; the run starts over.", self.id)
            return
        self._progress, state = decoded
        restore(state)


def _after(steps: Iterator[int], step: int) -> int:
    return next(due for due in steps if due > step)
