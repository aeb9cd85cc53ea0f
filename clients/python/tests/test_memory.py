import json
import unittest
from pathlib import Path

from critbatch.memory import is_out_of_memory, says_out_of_memory

_FIXTURE = Path(__file__).parents[3] / "theory/src/error/fixtures/outOfMemory.json"


class OutOfMemoryError(RuntimeError):
    """As PyTorch calls it."""


class MemoryTest(unittest.TestCase):
    def test_knows_what_libraries_raise(self) -> None:
        for fault in (
            MemoryError(),
            OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB."),
            RuntimeError("CUDA error: out of memory"),
            RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
            RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 4000000000 bytes."),
            RuntimeError("RESOURCE_EXHAUSTED: Out of memory while trying to allocate 17179869184 bytes."),
        ):
            self.assertTrue(is_out_of_memory(fault), repr(fault))

    def test_judges_as_the_api_does(self) -> None:
        sayings = json.loads(_FIXTURE.read_text(encoding="utf-8"))
        for message in sayings["outOfMemory"]:
            self.assertTrue(says_out_of_memory(message), message)
        for message in sayings["anythingElse"]:
            self.assertFalse(says_out_of_memory(message), message)

    def test_takes_a_bug_for_a_bug(self) -> None:
        for fault in (ZeroDivisionError("a bug in the loss"), RuntimeError("device-side assert triggered")):
            self.assertFalse(is_out_of_memory(fault), repr(fault))
