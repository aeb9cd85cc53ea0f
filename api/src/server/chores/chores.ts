import type { Client } from '@critbatch/prisma/client/createClient';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import { forgetByteHolds } from '@critbatch/prisma/limits/byteHolds';
import { forgetFullBuckets } from '@critbatch/prisma/limits/drawFromBucket';
import { forgetSweepEvents } from '@critbatch/prisma/queue/forgetSweepEvents';
import { forgetTrails } from '@critbatch/prisma/queue/forgetTrails';
import { markStaleRuns } from '@critbatch/prisma/queue/markStaleRuns';
import { forgetWebhookEvents } from '@critbatch/prisma/webhook/forgetWebhookEvents';
import type { EstimatePool } from '../../answers/estimate/estimatePool.ts';
import type { Estimator } from '../../answers/estimate/estimator.ts';
import { announceBudgets } from '../../answers/plan/announceBudgets.ts';
import { scorePredictions } from '../../answers/study/scorePredictions.ts';
import type { DatasetFileStore } from '../../library/datasetFile/datasetFileStore.ts';
import { removeStalled } from '../../library/upload/removeStalled.ts';
import type { UploadStore } from '../../library/upload/uploadStore.ts';
import { isPassing } from '../../platform/fault/databaseFault.ts';
import { RecurringFaults } from '../../platform/fault/recurringFaults.ts';
import { forgetOldKeys } from '../../platform/idempotency/forgetOldKeys.ts';
import { settleReplications } from '../../publishing/benchmark/settleReplications.ts';
import { makeDueMemos } from '../../publishing/memo/makeDueMemos.ts';
import { endRetrainings } from '../../publishing/retraining/endRetrainings.ts';
import type { TeamExporter } from '../../publishing/teamExport/teamExporter.ts';
import type { CheckpointStore } from '../../sweeps/checkpoint/checkpointStore.ts';
import type { WebhookSender } from '../../teams/webhook/webhookSender.ts';

const staleRunsMilliseconds = 2_000;
const checkpointsMilliseconds = 60_000;
const exportsMilliseconds = 2_000;
const uploadsMilliseconds = 600_000;
const predictionsMilliseconds = 5_000;
const replicationsMilliseconds = 2_000;
const retrainingsMilliseconds = 5_000;
const memosMilliseconds = 30_000;
const budgetsMilliseconds = 5_000;
const webhooksMilliseconds = 1_000;
const keysMilliseconds = 600_000;
const bucketsMilliseconds = 600_000;
const eventsMilliseconds = 3_600_000;
const millisecondsPerDay = 86_400_000;
const plansMilliseconds = 5_000;

type Parts = {
  prisma: Client;
  reader: Reader;
  checkpoints: CheckpointStore;
  uploads: UploadStore;
  datasetFiles: DatasetFileStore;
  exporter: TeamExporter;
  /** Folder of the bundles that are being sent. */
  bundles: string;
  estimator: Estimator;
  estimates: EstimatePool;
  sender: WebhookSender;
  leaseSeconds: number;
  /** How long events, and what was sent of them, are kept. */
  eventDays: number;
};

/** What has to be done without anybody asking. Several API processes may do it at once. */
export function startChores(parts: Parts): { stop: () => void } {
  const {
    prisma,
    reader,
    checkpoints,
    uploads,
    datasetFiles,
    exporter,
    bundles,
    estimator,
    estimates,
    sender,
    leaseSeconds,
    eventDays,
  } = parts;
  const [predictionFaults, memoFaults] = [new RecurringFaults(), new RecurringFaults()];
  const chores = [
    repeat(staleRunsMilliseconds, () => markStaleRuns(prisma, leaseSeconds)),
    repeat(checkpointsMilliseconds, () => checkpoints.removeUnreferenced()),
    repeat(uploadsMilliseconds, () => uploads.removeExpired()),
    repeat(uploadsMilliseconds, () => removeStalled(bundles)),
    repeat(uploadsMilliseconds, () => datasetFiles.removeAllUnused()),
    repeat(exportsMilliseconds, () => exporter.writeNext()),
    repeat(uploadsMilliseconds, () => exporter.removeExpired()),
    repeat(predictionsMilliseconds, () => scorePredictions(prisma, predictionFaults)),
    repeat(replicationsMilliseconds, () => settleReplications(prisma, estimates)),
    repeat(retrainingsMilliseconds, () => endRetrainings(prisma)),
    repeat(memosMilliseconds, () => makeDueMemos(prisma, memoFaults)),
    repeat(budgetsMilliseconds, () => announceBudgets(prisma)),
    // Most are sent as soon as PostgreSQL tells of them; this finds those that are to be tried again.
    repeat(webhooksMilliseconds, () => sender.look()),
    repeat(keysMilliseconds, () => forgetOldKeys(prisma)),
    repeat(bucketsMilliseconds, () => forgetFullBuckets(reader)),
    repeat(bucketsMilliseconds, () => forgetByteHolds(prisma)),
    repeat(eventsMilliseconds, () => forgetTrails(prisma)),
    repeat(eventsMilliseconds, () => forgetSweepEvents(prisma, daysAgo(eventDays))),
    repeat(eventsMilliseconds, () => forgetWebhookEvents(prisma, daysAgo(eventDays))),
    // A sweep whose next decision failed has no open run that would bring it up again.
    repeat(plansMilliseconds, () => estimator.catchUpPlans()),
  ];
  return { stop: () => chores.forEach(clearInterval) };
}

const daysAgo = (days: number) => new Date(Date.now() - days * millisecondsPerDay);

/** Does a chore again and again, never twice at once; a database that is away or busy is no news. */
function repeat(milliseconds: number, chore: () => Promise<unknown>): NodeJS.Timeout {
  const faults = new RecurringFaults();
  let isBusy = false;
  return setInterval(async () => {
    if (isBusy) return;
    isBusy = true;
    await chore().then(
      () => faults.succeeded('chore'),
      (fault) => {
        if (!isPassing(fault)) faults.failed('chore', 'A chore failed.', fault);
      },
    );
    isBusy = false;
  }, milliseconds).unref();
}
