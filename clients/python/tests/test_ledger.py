import unittest

from critbatch.faults import CritbatchError
from critbatch.ledger import Beat, Completed, Failed, Ledger, Lost, Released, Report, TakenCheckpoint, Wait


def ledger_with(*steps: int) -> Ledger:
    ledger = Ledger(lease_seconds=30, contact_at=0)
    for step in steps:
        ledger.row_measured({"step": step}, now=0)
    return ledger


class LedgerTest(unittest.TestCase):
    def test_rows_wait_a_second_for_company(self) -> None:
        ledger = ledger_with(1, 2)
        self.assertEqual(ledger.next_action(0.25), Wait(0.75))
        self.assertEqual(ledger.next_action(1.0), Report([{"step": 1}, {"step": 2}]))

    def test_two_hundred_rows_go_at_once(self) -> None:
        ledger = ledger_with(*range(250))
        action = ledger.next_action(0)
        assert isinstance(action, Report)
        self.assertEqual(len(action.rows), 200)
        ledger.rows_reported(200, now=0)
        self.assertEqual((ledger.sequence, len(ledger.waiting)), (1, 50))

    def test_the_first_word_is_due_at_once(self) -> None:
        self.assertEqual(Ledger(lease_seconds=30).next_action(0), Beat())

    def test_a_word_is_due_three_times_in_a_lease(self) -> None:
        ledger = ledger_with()
        self.assertEqual(ledger.next_action(4), Wait(6))
        self.assertEqual(ledger.next_action(10), Beat())

    def test_a_checkpoint_waits_for_the_rows_up_to_its_step(self) -> None:
        ledger = ledger_with(1, 2)
        checkpoint = TakenCheckpoint(b"", "", step=2)
        ledger.checkpoint = checkpoint
        self.assertIsInstance(ledger.next_action(0), Report)
        ledger.rows_reported(2, now=0)
        self.assertEqual(ledger.next_action(0), checkpoint)

    def test_the_end_waits_for_rows_and_checkpoint_and_the_first_one_counts(self) -> None:
        ledger = ledger_with(1)
        ledger.checkpoint = TakenCheckpoint(b"", "", step=1)
        ledger.ended(Completed("BUDGET_SPENT", 1))
        ledger.ended(Released())
        self.assertIsInstance(ledger.next_action(0), Report)
        ledger.rows_reported(1, now=0)
        assert ledger.checkpoint is not None
        ledger.checkpoint_settled(ledger.checkpoint, now=0)
        self.assertEqual(ledger.next_action(0), Completed("BUDGET_SPENT", 1))

    def test_a_lost_lease_owes_nothing_more(self) -> None:
        ledger = ledger_with(1)
        ledger.refused(CritbatchError("LEASE_LOST", "gone"))
        self.assertIsInstance(ledger.next_action(0), Lost)

    def test_a_refused_report_fails_the_run(self) -> None:
        ledger = ledger_with(1)
        ledger.refused(CritbatchError("SEQUENCE_GAP", "send 0"))
        self.assertEqual(ledger.next_action(0), Failed("The API refused a report: SEQUENCE_GAP: send 0"))
