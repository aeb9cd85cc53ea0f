import json
import unittest
from pathlib import Path

from critbatch.estimate import Estimate

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

    def test_an_answer_that_open_runs_can_change_is_marked_as_in_the_rows_of_the_portal(self) -> None:
        for answer in (answer for answer in ANSWERS if not answer.get("recommendation")):
            said = str(Estimate.read(answer["estimate"], None, PAGE, is_preliminary=True))
            is_answered = answer["estimate"]["answer"] != "NOT_IDENTIFIED"
            self.assertEqual(said, f"{'preliminary: ' if is_answered else ''}{answer['said']}\n{PAGE}")
