import type { ReportSnapshot } from '@critbatch/theory';
import { createTestTeam } from './createTestTeam.ts';
import { change, send, type UserErrors } from './graphql.ts';
import { signInAs } from './signInAs.ts';
import type { TestApi } from './startTestApi.ts';
import { startTestWorker } from './testWorker.ts';
import { trainSyntheticSweep } from './trainSyntheticSweep.ts';

export type Version = {
  id: string;
  number: number;
  title: string;
  snapshotHash: string;
  content: ReportSnapshot;
};
export type Report = { id: string; title: string; lastVersion: number; versions: Version[] };
export const reportSelection = 'id title lastVersion versions { id number title snapshotHash content }';

/** A team with something to report on: a trained sweep at a price, a study, and a member who writes. */
export async function createReportingTeam(api: TestApi) {
  const team = await createTestTeam(api.client);
  const author = await signInAs(api, team, 'MEMBER');
  await api.client.price.create({
    data: {
      ...{ teamId: team.localId, device: 'cpu', currency: 'EUR', pricePerDeviceHour: 36 },
      validFrom: new Date(2020, 0, 1),
    },
  });
  const worker = await startTestWorker(api.url, team);
  const named = { name: 'Kite', currentBatchSize: 128 };
  const { sweep } = await trainSyntheticSweep(api, team, worker, named);
  const { study } = await change<{ study: { id: string } }>(
    api.url,
    team.writeToken,
    'createStudy',
    'study { id }',
    { teamId: team.id, name: 'Migration', maxCost: 1000, currency: 'EUR' },
  );
  return { ...team, author, sweepId: sweep.id, studyId: study.id };
}

export type ReportingTeam = Awaited<ReturnType<typeof createReportingTeam>>;
export type Caller = { token?: string; cookie?: string };

/** A text on all that the team has. */
export const contentOf = ({ sweepId, studyId }: ReportingTeam) => ({
  title: 'Where Kite is flat',
  text: 'By **A member**: Kite wants _96_.',
  sweepIds: [sweepId],
  studyIds: [studyId],
});

/** Sends createReport, as the author if nobody else is named. */
export function sendReport(
  url: string,
  team: ReportingTeam,
  content: object = {},
  caller: Caller = team.author,
) {
  const query = `mutation ($input: CreateReportInput!) {
    createReport(input: $input) { report { ${reportSelection} } userErrors { code field message } }
  }`;
  const input = { teamId: team.id, content: { ...contentOf(team), ...content } };
  return send<{ createReport: { report: Report | null } & UserErrors }>(url, query, {
    ...caller,
    variables: { input },
  });
}

/** The report of a createReport that must succeed. */
export async function createReport(...order: Parameters<typeof sendReport>): Promise<Report> {
  const { data, errors } = await sendReport(...order);
  if (!data?.createReport.report) throw new Error(JSON.stringify({ data, errors }));
  return data.createReport.report;
}
