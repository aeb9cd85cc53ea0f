"""Whether what a training loop raised says that the device has too little memory."""

from __future__ import annotations

_NAMES = {"OutOfMemoryError", "ResourceExhaustedError"}
_SAYINGS = ("out of memory", "can't allocate memory", "not enough memory", "status_alloc_failed", "oom when allocating")


def is_out_of_memory(fault: BaseException) -> bool:
    """Knows MemoryError, and what PyTorch, JAX and TensorFlow raise. The API knows more, and judges by itself."""
    if isinstance(fault, MemoryError) or type(fault).__name__ in _NAMES:
        return True
    message = str(fault).lower()
    return any(saying in message for saying in _SAYINGS)
