"""What can go wrong between this program and the API."""

from __future__ import annotations


class CritbatchError(Exception):
    """The API refused a request; `code` is one of docs/errors.md, and its sentence says what to do."""

    def __init__(self, code: str, message: str, retryable: bool = False) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.retryable = retryable

    @property
    def ends_the_hold(self) -> bool:
        """Whether nothing more can be said about a held run after this, not even that it failed."""
        return self.code in {"LEASE_LOST", "RUN_ENDED"} or self.ends_the_worker

    @property
    def ends_the_worker(self) -> bool:
        """Whether the API takes no word at all from this token."""
        return self.code in {"UNAUTHENTICATED", "FORBIDDEN"}


class ApiUnreachable(ConnectionError):
    """No answer: nobody knows whether the API has seen the request."""
