import type { Attack } from './attack.ts';
import { aliasedMutations } from './attacks/aliasedMutations.ts';
import { bundleOfLongLines } from './attacks/bundleOfLongLines.ts';
import { bundleOfZeros } from './attacks/bundleOfZeros.ts';
import { bundles, bundlesLetIn } from './attacks/bundles.ts';
import { checkpoints } from './attacks/checkpoints.ts';
import { csvOfRuns } from './attacks/csvOfRuns.ts';
import { datasets } from './attacks/datasets.ts';
import { decisions, decisionsLetIn } from './attacks/decisions.ts';
import { deepBodies } from './attacks/deepBodies.ts';
import { documents, documentsLetIn, fragments, fragmentsLetIn } from './attacks/documents.ts';
import { estimates } from './attacks/estimates.ts';
import { forecasts } from './attacks/forecasts.ts';
import { gzipBodies } from './attacks/gzipBodies.ts';
import { histories, wideAnswers, wideAnswersLetIn } from './attacks/histories.ts';
import { idempotencyKeys } from './attacks/idempotencyKeys.ts';
import { ingest } from './attacks/ingest.ts';
import { introspection } from './attacks/introspection.ts';
import { jsonScalars } from './attacks/jsonScalars.ts';
import { addedRuns, comparisons, largeSweeps } from './attacks/largeSweeps.ts';
import { longFilters, longFiltersOfStrangers } from './attacks/longFilters.ts';
import { longInputs, longLists, longListsLetIn } from './attacks/longLists.ts';
import { malformedBodies } from './attacks/malformedBodies.ts';
import { memos } from './attacks/memos.ts';
import { mentions } from './attacks/mentions.ts';
import { mlflowOfTexts } from './attacks/mlflowOfTexts.ts';
import { mlperfOfEntries } from './attacks/mlperfOfEntries.ts';
import { noiseScales, noiseScalesLetIn } from './attacks/noiseScales.ts';
import { nothing } from './attacks/nothing.ts';
import { portalBodies, portalFiles, portalPages } from './attacks/portalPages.ts';
import { reportPreviews, reportPreviewsLetIn } from './attacks/reportPreviews.ts';
import { requests, tokensAndTeams } from './attacks/requests.ts';
import { deepPages, searches } from './attacks/searches.ts';
import { sharedReport, sharedReportFiles } from './attacks/sharedReport.ts';
import { signIns, signUps } from './attacks/signIns.ts';
import { slowReaders } from './attacks/slowReaders.ts';
import { slowUploads } from './attacks/slowUploads.ts';
import { streamStorm } from './attacks/streamStorm.ts';
import { streams } from './attacks/streams.ts';
import { tarpit } from './attacks/tarpit.ts';
import { teamExports } from './attacks/teamExports.ts';
import { tensorboardOfFiles } from './attacks/tensorboardOfFiles.ts';
import { topologies, topologiesLetIn } from './attacks/topologies.ts';
import { uploads } from './attacks/uploads.ts';
import { wandbOfColumns } from './attacks/wandbOfColumns.ts';
import { wideBodies, wideBodiesLetIn, wideBodiesOfStrangers } from './attacks/wideBodies.ts';
import { workers } from './attacks/workers.ts';

/** Every attack, in the order in which they are made: by what they make large. */
export const attacks: readonly Attack[] = [
  nothing,

  // Texts and lists of arguments
  longFilters,
  longFiltersOfStrangers,
  searches,
  longLists,
  longListsLetIn,
  longInputs,
  jsonScalars,
  idempotencyKeys,

  // Bodies and documents
  gzipBodies,
  wideBodiesOfStrangers,
  wideBodies,
  wideBodiesLetIn,
  deepBodies,
  malformedBodies,
  documents,
  documentsLetIn,
  fragments,
  fragmentsLetIn,
  introspection,
  portalBodies,

  // Files
  bundleOfZeros,
  bundleOfLongLines,
  mlflowOfTexts,
  wandbOfColumns,
  tensorboardOfFiles,
  mlperfOfEntries,
  csvOfRuns,
  topologies,
  topologiesLetIn,
  datasets,
  uploads,
  checkpoints,
  slowUploads,

  // Answers
  reportPreviews,
  reportPreviewsLetIn,
  noiseScales,
  noiseScalesLetIn,
  decisions,
  decisionsLetIn,
  histories,
  wideAnswers,
  wideAnswersLetIn,
  deepPages,
  slowReaders,
  sharedReport,
  sharedReportFiles,
  portalPages,
  portalFiles,

  // Work
  estimates,
  forecasts,
  bundles,
  bundlesLetIn,
  teamExports,
  memos,
  largeSweeps,
  addedRuns,
  comparisons,
  aliasedMutations,

  // Numbers of things and of requests
  streams,
  streamStorm,
  tarpit,
  mentions,
  requests,
  tokensAndTeams,
  workers,
  ingest,
  signIns,
  signUps,
];
