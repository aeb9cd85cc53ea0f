import json
import threading
import time
import unittest
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from unittest.mock import patch

from critbatch import ApiUnreachable, Client, CritbatchError, OutsideData, OutsideModel, Worker
from critbatch.until_answered import back_off_seconds, until_answered

Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(status: int, body: str, **headers: str) -> Answer:
    def send(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body.encode())

    return send


def hang_up(request: BaseHTTPRequestHandler) -> None:
    request.connection.close()


class ConnectionTest(unittest.TestCase):
    def client_of(self, *answers: Answer) -> Client:
        """A client of a server that gives these answers in turn, and the last one ever after."""
        self.requests: list[str] = []
        requests = self.requests

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["content-length"]))
                requests.append(self.path)
                answers[min(len(requests), len(answers)) - 1](self)

            do_GET = do_POST

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return Client(f"http://127.0.0.1:{server.server_port}", "secret", patience_seconds=1)

    def test_asks_again_after_a_broken_connection_and_a_gateway_error(self) -> None:
        client = self.client_of(hang_up, answer(503, "starting"), answer(200, '{"data": {"a": 1}}'))
        self.assertEqual(client.ask("query { a }"), {"a": 1})
        self.assertEqual(len(self.requests), 3)

    def test_takes_no_gateway_for_the_api_though_it_answers_in_json(self) -> None:
        unavailable = {"error": {"code": 503, "message": "no healthy upstream"}}
        too_slow = {"errors": ["the request took too long"]}
        client = self.client_of(
            answer(503, json.dumps(unavailable)),
            answer(408, json.dumps(too_slow)),
            answer(200, '{"data": {"a": 1}}'),
        )
        self.assertEqual(client.ask("query { a }"), {"a": 1})

    def test_an_address_without_a_scheme_is_refused_at_once(self) -> None:
        with self.assertRaisesRegex(ValueError, "http://"):
            Client("localhost:4100", "secret")

    def test_a_line_break_after_address_and_token_is_none_of_them(self) -> None:
        client = self.client_of(answer(200, '{"data": {"a": 1}}'))
        url = client._connection.url
        self.assertEqual(Client(f"{url}\r\n", "secret\n").ask("query { a }"), {"a": 1})

    def test_gives_up_when_its_patience_ends(self) -> None:
        client = self.client_of(hang_up)
        with self.assertRaises(ApiUnreachable):
            client.ask("query { a }")

    def test_says_soon_that_no_answer_comes_and_from_where(self) -> None:
        client = self.client_of(*[hang_up] * 3, answer(200, '{"data": {"a": 1}}'))
        client = Client(client._connection.url, "secret", patience_seconds=600)
        with self.assertLogs("critbatch", "WARNING") as logs:
            client.ask("query { a }")
        (said,) = logs.output
        self.assertRegex(said, r"http://127\.0\.0\.1:\d+: .+ - it is tried again for \d+ s more\.$")

    def test_an_address_that_nobody_answers_at_is_told_without_the_faults_of_a_library(self) -> None:
        client = self.client_of(hang_up)
        with self.assertRaises(ApiUnreachable) as raised:
            client.ask("query { a }")
        self.assertIsNone(raised.exception.__cause__)
        self.assertTrue(raised.exception.__suppress_context__)

    def test_a_metric_that_there_is_not_is_answered_with_those_that_there_are(self) -> None:
        teams = answer(200, '{"data": {"viewer": {"teams": [{"id": "team"}]}}}')
        model = answer(200, '{"data": {"createModel": {"model": {"id": "m"}, "userErrors": []}}}')
        client = self.client_of(teams, model)
        with self.assertRaisesRegex(ValueError, "loss is no metric of a target; training_loss, test_loss, "):
            client.report_sweep(
                OutsideModel("m", 1),
                OutsideData("d", 10),
                batch_sizes=[1],
                seeds=[1],
                target=("loss", 0.1),
                max_examples_per_run=10,
            )
        self.assertEqual(self.requests, [])

    def test_changes_have_the_patience_of_their_client_too(self) -> None:
        client = self.client_of(hang_up)
        began_at = time.monotonic()
        with self.assertRaises(ApiUnreachable):
            client.change("createSweep", {})
        self.assertLess(time.monotonic() - began_at, 5)

    def test_a_worker_waits_for_the_api_however_long_it_is_away_until_it_is_stopped(self) -> None:
        teams = answer(200, '{"data": {"viewer": {"teams": [{"id": "team"}]}}}')
        registered = answer(200, '{"data": {"registerWorker": {"worker": {"id": "worker"}, "userErrors": []}}}')
        nothing_queued = answer(200, '{"data": {"claimRun": {"lease": null, "userErrors": []}}}')
        away = [hang_up] * 3
        client = self.client_of(teams, registered, *away, nothing_queued, hang_up)
        worker = Worker(Client(client._connection.url, "secret", patience_seconds=0.05))
        worker.work(self.fail, until_idle=True)
        self.assertEqual(len(self.requests), 6)
        threading.Timer(0.2, worker.stop).start()
        worker.work(self.fail)

    def test_a_full_disk_is_waited_for_but_not_with_what_can_be_done_without(self) -> None:
        def tries(dispensable: bool) -> int:
            made = 0

            def once() -> None:
                nonlocal made
                made += 1
                if made < 30:
                    raise CritbatchError("DISK_FULL", "no room", True)

            with patch("critbatch.until_answered.LONGEST_DELAY_SECONDS", 0), suppress(CritbatchError):
                until_answered(once, None, dispensable=dispensable)
            return made

        self.assertEqual((tries(False), tries(True)), (30, 8))

    def test_a_refusal_that_no_retry_can_help_is_final(self) -> None:
        error = {"message": "The token is revoked.", "extensions": {"code": "UNAUTHENTICATED"}}
        client = self.client_of(answer(401, json.dumps({"errors": [error]})))
        with self.assertRaisesRegex(CritbatchError, "UNAUTHENTICATED: The token is revoked."):
            client.ask("query { a }")
        self.assertEqual(len(self.requests), 1)

    def test_user_errors_name_their_field(self) -> None:
        error = {"code": "INVALID_INPUT", "field": ["input", "name"], "message": "Too long.", "retryable": False}
        payload = {"data": {"heartbeat": {"userErrors": [error]}}}
        client = self.client_of(answer(200, json.dumps(payload)))
        with self.assertRaisesRegex(CritbatchError, "INVALID_INPUT: input.name: Too long."):
            client.change("heartbeat", {})

    def test_says_so_where_what_answers_is_no_critbatch(self) -> None:
        client = self.client_of(answer(200, "<html>Welcome</html>"))
        with self.assertRaisesRegex(CritbatchError, "check CRITBATCH_API_URL"):
            client.ask("query { a }")

    def test_follows_no_redirect_for_it_would_carry_the_token_along(self) -> None:
        client = self.client_of(answer(302, "", location="/elsewhere"))
        with self.assertRaisesRegex(CritbatchError, "answers 302"):
            client.ask("query { a }")
        self.assertEqual(self.requests, ["/graphql"])

    def test_the_delay_doubles_up_to_ten_seconds_less_a_random_half(self) -> None:
        delays = [back_off_seconds(failures, chance=0) for failures in (0, 1, 2, 6, 5000)]
        self.assertEqual(delays, [0.2, 0.4, 0.8, 10, 10])
        self.assertAlmostEqual(back_off_seconds(3, chance=0.5), 1.2)
