import { capabilitiesIn } from '../../platform/access/access.ts';
import type { Context } from '../../platform/context/context.ts';
import { sweepById } from './sweep.loaders.ts';

/** The sweep behind what everybody sees; null for callers who cannot read its team. */
export function readableSweep(context: Context, { sweepId, teamId }: { sweepId: string; teamId: string }) {
  return capabilitiesIn(context.access, teamId).includes('read') ? sweepById.load(context, sweepId) : null;
}
