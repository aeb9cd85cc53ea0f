import { describe, expect, it } from '@jest/globals';
import { isOutOfMemory } from './outOfMemory.ts';

describe('isOutOfMemory', () => {
  it.each([
    'OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 23.64 GiB of which 1.2 GiB is free.',
    'RuntimeError: CUDA error: out of memory',
    'RuntimeError: MPS backend out of memory (MPS allocated: 18.00 GB, other allocations: 1.10 GB).',
    "RuntimeError: [enforce fail at alloc_cpu.cpp:117] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 4000000000000 bytes.",
    'RuntimeError: CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`',
    'ResourceExhaustedError: OOM when allocating tensor with shape[4096,512,28,28] and type float',
    'ResourceExhaustedError: {{function_node __wrapped__Mul}} failed to allocate memory [Op:Mul]',
    'XlaRuntimeError: RESOURCE_EXHAUSTED: Out of memory while trying to allocate 17179869184 bytes.',
    'Error: Non-zero status code returned while running Gemm node. Failed to allocate memory for requested buffer of size 8589934592',
    'Error: /onnxruntime_src/onnxruntime/core/framework/bfc_arena.cc:376 void* onnxruntime::BFCArena::AllocateRawInternal(size_t, bool)',
    'Error: std::bad_alloc',
    'Error [ERR_WORKER_OUT_OF_MEMORY]: Worker terminated due to reaching memory limit: JS heap out of memory',
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    'RangeError: Array buffer allocation failed',
    'RangeError: Invalid typed array length: 12345678901',
    'MemoryError: ',
    'numpy.core._exceptions._ArrayMemoryError: Unable to allocate 74.5 GiB for an array with shape (100000, 100000)',
  ])('knows %j', (message) => {
    expect(isOutOfMemory(message)).toBe(true);
  });

  it.each([
    'ValueError: expected 784 inputs, got 1024',
    'Error: socket hang up',
    'OSError: [Errno 28] No space left on device',
    'The API refused a report: the memory of the run is not a number.',
    'RuntimeError: CUDA error: device-side assert triggered',
    'QUOTA_EXCEEDED: out of trail points',
    'ResourceExhaustedError: /tmp/run/model.ckpt.data-00000-of-00001; No space left on device [Op:SaveV2]',
    'RangeError: Invalid typed array length: -1',
    'RangeError: Invalid typed array length: 10',
    'RangeError: Invalid array buffer length',
  ])('takes %j for something else', (message) => {
    expect(isOutOfMemory(message)).toBe(false);
  });
});
