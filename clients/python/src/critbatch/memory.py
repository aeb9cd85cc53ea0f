"""Whether what a training loop raised says that the device has too little memory."""

from __future__ import annotations

import re

# The sayings of theory/src/error/outOfMemory.ts, by which the API judges: both are tested with the same messages.
_SAYINGS = [
    re.compile(saying, re.IGNORECASE | re.DOTALL)
    for saying in (
        r"\b(?:CUDA|HIP|XPU|MPS backend|Metal)(?: error:)? out of memory\b",
        r"\bOutOfMemoryError\b",
        r"\bDefaultCPUAllocator: (?:can't allocate|not enough) memory\b",
        r"\bCUDA_ERROR_OUT_OF_MEMORY\b|\bcudaErrorMemoryAllocation\b",
        r"\bCU(?:BLAS|DNN|SPARSE|SOLVER)_STATUS_ALLOC_FAILED\b",
        # TensorFlow calls a full disk and too many open files a ResourceExhaustedError as well.
        r"\bOOM when allocating\b|\bRESOURCE_EXHAUSTED: (?:Out of memory|Failed to allocate)",
        r"\bResourceExhaustedError\b.*\b(?:OOM|memory)\b",
        r"\bFailed to allocate memory for requested buffer\b|\bBFCArena::AllocateRawInternal\b|\bbad_alloc(?:ation)?\b",
        r"\bGPUOutOfMemoryError\b|\bVK_ERROR_OUT_OF_(?:DEVICE|HOST)_MEMORY\b|\bE_OUTOFMEMORY\b",
        r"\bheap out of memory\b|\bERR_WORKER_OUT_OF_MEMORY\b|\bterminated due to reaching memory limit\b",
        r"\bArray buffer allocation failed\b|\bInvalid typed array length: \d{10,}",
        r"\bMemoryError\b|\bUnable to allocate [\d.]+ [KMGT]iB\b",
    )
]


def is_out_of_memory(fault: BaseException) -> bool:
    """Judges a fault as the API does: by its name and its message."""
    return isinstance(fault, MemoryError) or says_out_of_memory(f"{type(fault).__name__}: {fault}")


def says_out_of_memory(message: str) -> bool:
    return any(saying.search(message) for saying in _SAYINGS)
