import { readFileSync, writeFileSync } from 'node:fs';
import { withKernelTable } from './kernelTable.ts';

// node worker/src/training/onnx/tracing/writeKernelTable.ts, after a kernel was added: the README's table is tested.
const readme = new URL('./README.md', import.meta.url);
writeFileSync(readme, withKernelTable(readFileSync(readme, 'utf8')));
