import { execFileSync } from 'node:child_process';
import type { DeviceName } from '../training/trainingRun.type.ts';

/**
 * Name and memory of the device that an engine computes on ("NVIDIA L4, 22 GiB"), which say what fits into it; null where nobody
 * tells: a processor, and what WebGPU computes on.
 */
export function deviceName(device: DeviceName, environment: NodeJS.ProcessEnv = process.env): string | null {
  if (device !== 'cuda') return null;
  try {
    const asked = ['--query-gpu=index,uuid,name,memory.total', '--format=csv,noheader,nounits'];
    const list = execFileSync('nvidia-smi', asked, {
      encoding: 'utf8',
      timeout: 10_000,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: environment,
    });
    return nameIn(list, environment);
  } catch {
    return null;
  }
}

/** The first card that CUDA sees, out of all that nvidia-smi lists. */
function nameIn(list: string, { CUDA_VISIBLE_DEVICES: visible = '' }: NodeJS.ProcessEnv): string | null {
  const cards = list
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((part) => part.trim()));
  const [first = ''] = visible.split(',').map((part) => part.trim());
  const card = cards.find(([index, uuid]) => index === first || (first !== '' && uuid?.startsWith(first)));
  const [, , name, mebibytes] = card ?? (first === '' ? (cards[0] ?? []) : []);
  return name ? `${name}, ${Math.round(Number(mebibytes) / 1024)} GiB` : null;
}
