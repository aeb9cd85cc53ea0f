import type { ApiClient } from '../api/apiClient.ts';
import type { Lease } from '../api/operations/claimRun.ts';
import type { AgentConfig } from './agentConfig.ts';
import { deliverAttempt } from './deliverAttempt.ts';
import { type AttemptEnd, attemptEnded } from './ledger.ts';
import { openLiveLedger } from './liveLedger.ts';
import { openHeldRun } from './openHeldRun.ts';
import { probeHeldRun } from './probeHeldRun.ts';
import { trainAttempt } from './trainAttempt.ts';

/** After a stop, training has this long to come to a checkpoint; then the run is given back without one. */
const checkpointGraceSeconds = 1.5;

/**
 * Holds one run from its claim to the end of the attempt: it trains in a thread while its rows, heartbeats and
 * checkpoints go to the API, and comes back when the API knows the end.
 */
export async function holdRun(
  api: ApiClient,
  lease: Lease,
  config: AgentConfig,
  stop: AbortSignal,
): Promise<AttemptEnd> {
  const ledger = openLiveLedger(lease.leaseSeconds);
  const release = () => ledger.update((current) => attemptEnded(current, { kind: 'released' }));
  const releaseInTime = () => setTimeout(release, 1000 * checkpointGraceSeconds).unref();
  stop.addEventListener('abort', releaseInTime, { once: true });
  if (stop.aborted) release();

  const training = probeHeldRun(api, lease, config, ledger).then(() =>
    trainAttempt({
      open: () => openHeldRun(api, lease, config),
      computing: { engine: config.engine, device: config.device },
      checkpointSeconds: config.checkpointSeconds,
      trailSteps: lease.leavesTrail ? lease.trailSteps : null,
      ledger,
      stop,
    }),
  );
  try {
    return await deliverAttempt(api, lease, ledger);
  } finally {
    stop.removeEventListener('abort', releaseInTime);
    // ONNX Runtime aborts the process where a thread ends in the middle of a call: let it come to its end.
    release();
    await training;
  }
}
