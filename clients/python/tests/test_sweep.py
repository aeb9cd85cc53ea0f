import json
import unittest
from pathlib import Path

from critbatch.sweep import _why_no_result

# Held by ../answers.test.ts: what the page says of the same sweeps.
NO_ANSWERS = json.loads((Path(__file__).parent / "noAnswers.json").read_text(encoding="utf-8"))


class SweepTest(unittest.TestCase):
    def test_tells_why_there_is_no_answer_in_the_words_of_the_page(self) -> None:
        for case in NO_ANSWERS:
            with self.subTest(case["said"]):
                self.assertEqual(_why_no_result(case["status"], case["counts"], case["diverged"]), case["said"])
