/** How libraries say that memory was not enough; each names its source. */
const sayings: readonly RegExp[] = [
  // PyTorch: "CUDA out of memory. Tried to allocate 2.00 GiB", "HIP out of memory", "MPS backend out of memory", and by name.
  /\b(?:CUDA|HIP|XPU|MPS backend|Metal)(?: error:)? out of memory\b/i,
  /\bOutOfMemoryError\b/,
  /\bDefaultCPUAllocator: (?:can't allocate|not enough) memory\b/,
  // CUDA's own libraries.
  /\bCUDA_ERROR_OUT_OF_MEMORY\b|\bcudaErrorMemoryAllocation\b|\bCU(?:BLAS|DNN|SPARSE|SOLVER)_STATUS_ALLOC_FAILED\b/,
  // TensorFlow and JAX. TensorFlow calls a full disk and too many open files a ResourceExhaustedError as well.
  /\bOOM when allocating\b|\bRESOURCE_EXHAUSTED: (?:Out of memory|Failed to allocate)/i,
  /\bResourceExhaustedError\b.*\b(?:OOM|memory)\b/is,
  // ONNX Runtime.
  /\bFailed to allocate memory for requested buffer\b|\bBFCArena::AllocateRawInternal\b|\bbad_alloc(?:ation)?\b/i,
  // WebGPU, through which TensorFlow.js and ONNX Runtime compute.
  /\bGPUOutOfMemoryError\b|\bVK_ERROR_OUT_OF_(?:DEVICE|HOST)_MEMORY\b|\bE_OUTOFMEMORY\b/,
  // Node.js: its heap, that of a thread, and arrays outside of it.
  /\bheap out of memory\b|\bERR_WORKER_OUT_OF_MEMORY\b|\bterminated due to reaching memory limit\b/i,
  // A length below zero, or beyond the buffer that it is a view of, is a fault of the program: only a huge one is not.
  /\bArray buffer allocation failed\b|\bInvalid typed array length: \d{10,}/i,
  // Python and NumPy.
  /\bMemoryError\b|\bUnable to allocate [\d.]+ [KMGT]iB\b/,
];

/** Whether the message of a library says that the device, or the machine, has too little memory for what was asked of it. */
export function isOutOfMemory(message: string): boolean {
  return sayings.some((saying) => saying.test(message));
}
