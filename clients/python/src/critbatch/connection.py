"""One request and its answer; when to try again is decided elsewhere."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from typing import Any

from .faults import ApiUnreachable, CritbatchError

REQUEST_SECONDS = 15.0
TRANSFER_SECONDS = 120.0
_CODES = {401: "UNAUTHENTICATED", 403: "FORBIDDEN"}
_RETRYABLE_CODES = {"INTERNAL", "INTERNAL_SERVER_ERROR"}


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """urllib would turn a POST into a GET, and carry the token to another host."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirect)


class Connection:
    """Sends requests to one API with one token."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url.rstrip("/")
        self._token = token

    def ask(self, query: str, variables: dict[str, Any]) -> dict[str, Any]:
        """The data of one operation. Raises CritbatchError where it is refused, ApiUnreachable without an answer."""
        body = json.dumps({"query": query, "variables": variables}, allow_nan=False).encode()
        answer = _read_json(self.exchange("POST", "/graphql", body, "application/json"))
        refusal = _refusal_in(answer)
        if refusal is not None:
            raise refusal
        if not isinstance(answer, dict) or "data" not in answer:
            message = f"What answers at {self.url} is no Critbatch API; check CRITBATCH_API_URL."
            raise CritbatchError("NOT_FOUND", message)
        data: dict[str, Any] = answer["data"]
        return data

    def exchange(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        content_type: str | None = None,
        seconds: float = REQUEST_SECONDS,
    ) -> bytes:
        """The body of the answer to one request."""
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "*/*"}
        if content_type is not None:
            headers["Content-Type"] = content_type
        request = urllib.request.Request(self.url + path, data=body, headers=headers, method=method)
        try:
            with _opener.open(request, timeout=seconds) as response:
                answer: bytes = response.read()
                return answer
        except urllib.error.HTTPError as fault:
            raise _fault_of(fault, self.url + path) from None
        except (OSError, http.client.HTTPException) as fault:
            # The address and the reason say all: a chain of faults of the library would hide them in a long traceback.
            raise ApiUnreachable(f"{self.url}: {getattr(fault, 'reason', fault)}") from None


def _fault_of(answer: urllib.error.HTTPError, address: str) -> Exception:
    """An error that the API itself explains is a refusal whatever its status; another 5xx is a gateway's."""
    try:
        refusal = _refusal_in(_read_json(answer.read()))
    except (OSError, http.client.HTTPException):
        refusal = None
    if refusal is not None:
        return refusal
    said = f"{address} answers {answer.code} {answer.reason}"
    if answer.code >= 500 or answer.code in (408, 429):
        return ApiUnreachable(said)
    return CritbatchError(_CODES.get(answer.code, "NOT_FOUND"), f"{said}; check CRITBATCH_API_URL.")


def _refusal_in(answer: object) -> CritbatchError | None:
    """The API's own refusal; None for what a gateway says in a form that only looks like it."""
    if not isinstance(answer, dict):
        return None
    errors = answer.get("errors")
    if isinstance(errors, list) and errors and isinstance(errors[0], dict):
        extensions = errors[0].get("extensions") or {}
        code = extensions.get("code", "INTERNAL")
        message = errors[0].get("message", "The API refused without a reason.")
        return CritbatchError(code, message, extensions.get("retryable", code in _RETRYABLE_CODES))
    error = answer.get("error")
    if isinstance(error, dict) and error.keys() >= {"code", "message", "retryable"}:
        return CritbatchError(error["code"], error["message"], error["retryable"])
    return None


def _read_json(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:
        return None
