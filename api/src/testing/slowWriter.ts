import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

// A program for a sandbox: it writes to what it was given, 10 MiB a second without end.
for (;;) {
  writeSync(3, Buffer.alloc(2 ** 19));
  await sleep(50);
}
