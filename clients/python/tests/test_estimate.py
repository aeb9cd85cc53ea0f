import json
import unittest
from pathlib import Path

from critbatch.estimate import Estimate, Interval, Overhead

# Written and held by ../answers.test.ts: what portal, memo and terminal say of the same estimates.
ANSWERS = json.loads((Path(__file__).parent / "answers.json").read_text(encoding="utf-8"))

PAGE = "http://127.0.0.1:3000/sweeps/U3dlZXA6MQ"


class EstimateTest(unittest.TestCase):
    def test_an_answer_is_told_in_the_words_of_the_portal(self) -> None:
        for answer in ANSWERS:
            with self.subTest(answer["said"]):
                said = str(Estimate.read(answer["estimate"], answer.get("recommendation"), PAGE))
                self.assertEqual(said, f"{answer['said']}\n{PAGE}")
                self.assertTrue(said.isascii(), "it can be printed wherever Python prints")

    def test_an_estimate_has_how_far_the_batch_size_can_grow(self) -> None:
        told = {"overhead": 0.2, "referenceBatchSize": 64, "batchSize": {"value": 96.4, "lower": 81, "upper": None}}
        for answer in ANSWERS:
            estimate = Estimate.read({**answer["estimate"], "overheads": [told]}, None, PAGE)
            self.assertEqual(estimate.overheads, (Overhead(0.2, 64, Interval(96.4, 81, None)),))
        self.assertEqual(str(estimate.overheads[0]), "at most 20 % more work than 64 up to 96 (>= 81)")

    def test_an_answer_that_open_runs_can_change_is_marked_as_in_the_rows_of_the_portal(self) -> None:
        for answer in (answer for answer in ANSWERS if not answer.get("recommendation")):
            said = str(Estimate.read(answer["estimate"], None, PAGE, is_preliminary=True))
            is_answered = answer["estimate"]["answer"] != "NOT_IDENTIFIED"
            self.assertEqual(said, f"{'preliminary: ' if is_answered else ''}{answer['said']}\n{PAGE}")
