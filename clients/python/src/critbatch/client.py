"""The door to the API: operations with retries, and the things that they make."""

from __future__ import annotations

import os
import threading
import uuid
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .connection import TRANSFER_SECONDS, Connection
from .faults import CritbatchError
from .operation import operation
from .outside import OutsideData, OutsideModel
from .until_answered import until_answered

if TYPE_CHECKING:
    from .sweep import Sweep

USUAL_PATIENCE_SECONDS = 60.0
_TARGET_METRICS = ("training_loss", "test_loss", "test_accuracy", "gradient_norm")


class Client:
    """Speaks to one API (CRITBATCH_API_URL) with one token of a team (CRITBATCH_TOKEN).

    `patience_seconds` is how long a request is tried while the API is away. What is owed of a held run is kept and
    tried for as long as it takes, and so is the claim of the next one.
    """

    def __init__(
        self,
        url: str | None = None,
        token: str | None = None,
        *,
        patience_seconds: float = USUAL_PATIENCE_SECONDS,
    ) -> None:
        # A file or a shell that holds them may leave a line break at the end.
        url = (url or os.environ.get("CRITBATCH_API_URL") or "").strip()
        token = (token or os.environ.get("CRITBATCH_TOKEN") or "").strip()
        if not url or not token:
            raise ValueError("Give url and token, or set CRITBATCH_API_URL and CRITBATCH_TOKEN.")
        if not url.startswith(("http://", "https://")):
            raise ValueError(f"The address of the API begins with http:// or https://, and {url} does not.")
        self._connection = Connection(url, token)
        self._patience_seconds = patience_seconds

    def ask(self, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The data of any operation of yours. A mutation may be sent twice: give it an idempotencyKey."""
        return until_answered(
            lambda: self._connection.ask(query, dict(variables or {})), self._patience_seconds
        )

    @cached_property
    def team_id(self) -> str:
        """Id of the token's team."""
        teams = self.ask(operation("readTeams"))["viewer"]["teams"]
        if not teams:
            raise CritbatchError("UNAUTHENTICATED", "The token is of no team.")
        found: str = teams[0]["id"]
        return found

    def sweep(self, sweep_id: str) -> Sweep:
        """A sweep that is there already."""
        from .sweep import Sweep

        return Sweep(self, sweep_id)

    def create_sweep(self, sweep: Mapping[str, Any]) -> Sweep:
        """Starts a sweep from the fields of the API's CreateSweepInput; the team is the token's unless named.

        With an idempotencyKey of yours the same sweep comes back for 24 hours instead of another one.
        """
        given = {"teamId": self.team_id, "idempotencyKey": str(uuid.uuid4()), **sweep}
        return self.sweep(self.change("createSweep", given)["sweep"]["id"])

    def report_sweep(
        self,
        model: OutsideModel,
        data: OutsideData,
        *,
        batch_sizes: Sequence[int],
        seeds: Sequence[int],
        target: tuple[str, float] | None = None,
        further_targets: Sequence[tuple[str, float]] = (),
        budget_metric: str | None = None,
        max_examples_per_run: int,
        key: str | None = None,
        **fields: Any,
    ) -> Sweep:
        """Starts a sweep whose runs this program trains and reports: `report` of what comes back does that.

        A target is ("training_loss", 0.1); the other metrics are test_loss, test_accuracy and gradient_norm. With
        budget_metric="test_loss" in its place every run spends max_examples_per_run, and the answer is the batch size
        with the least of it then. A program
        that comes back with the same `key` within 24 hours goes on with its sweep. `fields` are further ones of
        CreateSweepInput: name, currentBatchSize, policy, evaluation.
        """
        if (target is None) == (budget_metric is None):
            raise ValueError("Give a target or a budget_metric.")
        targets = (*([] if target is None else [target]), *further_targets)
        for metric in (*(metric for metric, _threshold in targets), *([budget_metric] if budget_metric else [])):
            if metric.lower() not in _TARGET_METRICS:
                raise ValueError(f"{metric} is no metric of a target; {', '.join(_TARGET_METRICS)} are.")
        sweep = {
            "modelId": self._record("createModel", "model", model.name, model.spec),
            "datasetId": self._record("createDataset", "dataset", data.name, data.spec),
            "batchSizes": list(batch_sizes),
            "seeds": list(seeds),
            "targets": [
                {"metric": metric.upper(), "threshold": threshold}
                for metric, threshold in targets
            ],
            "budgetMetric": budget_metric and budget_metric.upper(),
            "maxExamplesPerRun": max_examples_per_run,
            "policy": {},
            "evaluation": {},
            "isReported": True,
            **fields,
        }
        return self.create_sweep(sweep if key is None else {**sweep, "idempotencyKey": key})

    def _record(self, mutation: str, noun: str, name: str, spec: Mapping[str, Any]) -> str:
        """The same name and spec again are the same version."""
        payload = self.change(mutation, {"teamId": self.team_id, "name": name, "spec": spec})
        recorded: str = payload[noun]["id"]
        return recorded

    def change(
        self,
        name: str,
        given: Mapping[str, Any],
        *,
        given_up: threading.Event | None = None,
    ) -> dict[str, Any]:
        """The payload of one of this package's mutations; raises CritbatchError for its user errors.

        It is tried for as long as the client's patience lasts; where it can be given up, until then.
        """

        def once() -> dict[str, Any]:
            payload: dict[str, Any] = self._connection.ask(operation(name), {"input": dict(given)})[name]
            for error in payload["userErrors"]:
                place = ".".join(map(str, error.get("field") or []))
                message = f"{place}: {error['message']}" if place else error["message"]
                raise CritbatchError(error["code"], message, error["retryable"])
            return payload

        return until_answered(once, None if given_up else self._patience_seconds, given_up)

    def store_checkpoint(self, sha256: str, state: bytes, given_up: threading.Event) -> None:
        """Stores bytes under their SHA-256; storing them again changes nothing."""
        until_answered(
            lambda: self._connection.exchange(
                "PUT", f"/checkpoints/{sha256}", state, "application/octet-stream", TRANSFER_SECONDS
            ),
            None,
            given_up,
            dispensable=True,
        )

    def read_checkpoint(self, sha256: str) -> bytes:
        """The bytes of a checkpoint, unchecked."""
        return until_answered(
            lambda: self._connection.exchange("GET", f"/checkpoints/{sha256}", seconds=TRANSFER_SECONDS),
            self._patience_seconds,
        )
