"""Claims runs and holds each from its claim to the end of the attempt."""

from __future__ import annotations

import hashlib
import logging
import os
import platform
import random
import signal
import socket
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property

from .client import Client
from .delivery import Delivery
from .faults import ApiUnreachable, CritbatchError
from .lease import Lease
from .ledger import Completed, End, Failed, Lost, Released
from .run import Run

_log = logging.getLogger("critbatch")
_IDLE_SECONDS = 1.0
# Somebody waits for this program to go: then the lease may as well run out.
_PARTING_SECONDS = 5.0

TrainingFunction = Callable[[Run], object]


class Worker:
    """Trains runs with a function of yours. The same name in the team is the same worker."""

    def __init__(
        self,
        client: Client,
        *,
        name: str | None = None,
        device: str = "cpu",
        engine: str = "python",
        details: Mapping[str, str | int | float] | None = None,
        checkpoint_seconds: float = 60.0,
    ) -> None:
        self._client = client
        self._name = name or f"{socket.gethostname()} ({engine})"
        self.device = device
        self._engine = engine
        self._details = details or {}
        self._checkpoint_seconds = checkpoint_seconds
        self._stop = threading.Event()

    @cached_property
    def id(self) -> str:
        """Registers the worker at first use."""
        machine = {
            "platform": f"{platform.system()}-{platform.machine()}".lower(),
            "python": platform.python_version(),
            "threads": os.cpu_count() or 1,
        }
        who = {
            "teamId": self._client.team_id,
            "name": self._name,
            "device": self.device,
            "engine": self._engine,
            "slots": 1,
            "details": {**machine, **self._details},
        }
        registered: str = self._client.change("registerWorker", who)["worker"]["id"]
        return registered

    def stop(self) -> None:
        """Gives the run that is held back at its next step, and claims no other. Safe in signal handlers."""
        self._stop.set()

    def work(self, train: TrainingFunction, *, sweep_id: str | None = None, until_idle: bool = False) -> None:
        """Claims and trains the team's runs, or one sweep's, until stopped, or until nothing is queued.

        SIGTERM stops it in order where this is the main thread. A run whose training fails is failed, and the next
        one claimed; a token that is refused ends it with CritbatchError.
        """
        with self._stopped_by_signal():
            while not self._stop.is_set():
                lease = self.claim(sweep_id)
                if lease is not None:
                    try:
                        self.hold(lease, train)
                    except CritbatchError as refusal:
                        if refusal.ends_the_worker:
                            raise
                        _log.exception("A run failed.")
                    except Exception:
                        _log.exception("A run failed.")
                elif until_idle:
                    return
                else:
                    self.rest()

    def claim(self, sweep_id: str | None = None) -> Lease | None:
        """The next run, of a sweep where one is named; None where nothing is queued, or once the worker is stopped."""
        asked = {"workerId": self.id, "sweepId": sweep_id, "idempotencyKey": str(uuid.uuid4())}
        try:
            lease = self._client.change("claimRun", asked, given_up=self._stop)["lease"]
        except (ApiUnreachable, CritbatchError):
            if self._stop.is_set():
                return None
            raise
        return lease and Lease.read(lease)

    @property
    def is_stopped(self) -> bool:
        """Whether it claims no more."""
        return self._stop.is_set()

    def rest(self) -> None:
        """Waits about a second: workers that found nothing together should not ask again together."""
        self._stop.wait(_IDLE_SECONDS * random.uniform(0.75, 1.25))

    def hold(self, lease: Lease, train: TrainingFunction) -> End:
        """Trains a claimed run, and comes back when the API knows the end. What `train` raises fails the run, and is raised."""
        delivery = Delivery(self._client, lease)
        try:
            checkpoint = self._read_checkpoint(lease)
            run = Run(lease, delivery, self._stop, checkpoint, self._checkpoint_seconds)
            train(run)
            end = run.end
            if end is None:
                message = "The training function came back before its run had ended: let run.steps() run out."
                raise RuntimeError(message)
        except Exception as fault:
            delivery.end(Failed(f"{type(fault).__name__}: {fault}"))
            raise
        except BaseException:
            delivery.end(Released(), _PARTING_SECONDS)
            raise
        patience = None if isinstance(end, Completed) else _PARTING_SECONDS
        final = delivery.end(end, patience)
        told = final.why if isinstance(final, Released) else final
        _log.info("b = %d, seed %d: %s", lease.batch_size, lease.seed, told)
        if isinstance(final, Lost) and final.refusal.ends_the_worker:
            raise final.refusal
        return final

    def _read_checkpoint(self, lease: Lease) -> bytes | None:
        """Where it is missing or damaged the run starts over: the rows that it has reported before stay."""
        if lease.checkpoint_sha256 is None:
            return None
        try:
            state = self._client.read_checkpoint(lease.checkpoint_sha256)
        except (CritbatchError, ApiUnreachable) as fault:
            _log.warning("The checkpoint of %s cannot be had; the run starts over. %s", lease.run_id, fault)
            return None
        if hashlib.sha256(state).hexdigest() == lease.checkpoint_sha256:
            return state
        _log.warning("The checkpoint of %s is damaged; the run starts over.", lease.run_id)
        return None

    @contextmanager
    def _stopped_by_signal(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGTERM, lambda *_: self.stop())
        try:
            yield
        finally:
            signal.signal(signal.SIGTERM, before)
