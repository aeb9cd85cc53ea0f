import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change } from '../../testing/graphql.ts';
import { browserCookies, signInAs } from '../../testing/signInAs.ts';
import type { TestPortal } from '../../testing/startTestPortal.ts';
import { startTestPortal } from '../../testing/startTestPortal.ts';
import { importZhangSweep, type ZhangModel, zhangModels } from '../estimate/testing/zhangSweeps.ts';

let portal: TestPortal;
let team: TestTeam;
let studyId: string;

beforeAll(async () => {
  portal = await startTestPortal();
  team = await createTestTeam(portal.client);
  const made = await change<{ study: { id: string } }>(
    portal.url,
    team.writeToken,
    'createStudy',
    'study { id }',
    { teamId: team.id, name: 'Language models' },
  );
  studyId = made.study.id;
});
afterAll(() => portal.stop());

type Law = {
  quantity: string;
  variable: string;
  level: number;
  power: { value: number; lower: number | null; upper: number | null };
  results: { at: number; result: { value: number } }[];
  published: { source: string; quantity: string; power: number; isExcluded: boolean }[];
  en: string;
  ja: string;
};

async function addStage(model: ZhangModel): Promise<string> {
  const sweepId = await importZhangSweep(portal, team, model);
  const { userErrors } = await change(portal.url, team.writeToken, 'addStudyStage', 'studyStage { id }', {
    studyId,
    name: model,
    sweepId,
  });
  expect(userErrors).toEqual([]);
  return sweepId;
}

async function scalingLaws(): Promise<Law[]> {
  const query = `query ($id: ID!) { study(id: $id) { scalingLaws { quantity variable level power { value lower upper }
    results { at result { value } } published { source quantity power isExcluded } en: text ja: text(locale: JA) } } }`;
  const { study } = await ask<{ study: { scalingLaws: Law[] } }>(portal.url, query, {
    token: team.readToken,
    variables: { id: studyId },
  });
  return study.scalingLaws;
}

const lawOf = (laws: Law[], quantity: string, variable: string) =>
  laws.find((law) => law.quantity === quantity && law.variable === variable);

describe('how batch sizes change with what a study scales', () => {
  it('is not told of two sizes', async () => {
    await addStage('85M');
    await addStage('151M');
    expect(await scalingLaws()).toEqual([]);
  });

  it('is, of five that Zhang et al. publish and that have no minimum, about the power that they publish', async () => {
    for (const model of ['302M', '604M', '1.2B'] as const) await addStage(model);
    const laws = await scalingLaws();
    const law = lawOf(laws, 'WITHIN_FIFTH', 'SIZE');
    expect(law?.results.map(({ at }) => at)).toEqual(
      Object.values(zhangModels).map(({ parameterCount }) => parameterCount),
    );
    expect(law?.power.value).toBeGreaterThan(0.3);
    expect(law?.power.value).toBeLessThan(0.6);
    expect(law?.power.lower).toBeLessThan(0.47);
    expect(law?.published).toEqual([
      {
        source: 'Zhang et al. 2024 (arXiv 2410.21676)',
        quantity: 'WITHIN_FIFTH',
        power: 0.47,
        isExcluded: false,
      },
    ]);
    expect(law?.en).toMatch(
      /^Ten times the size makes the largest batch size within 20\u00a0% more work about [\d.]+ times as large: a power of /,
    );
    expect(law?.ja).toContain('規模が 10 倍になると');
    // Every stage has the loss of 3, and none has a minimum.
    expect(laws.filter(({ variable }) => variable === 'LOSS')).toEqual([]);
    expect(laws.filter(({ quantity }) => quantity === 'CRITICAL_BATCH_SIZE')).toEqual([]);
  });

  it('stands on the page of the study, what is read first and the rest behind a switch, in the reader’s language', async () => {
    const laws = await scalingLaws();
    const context = await portal.browser.newContext({ locale: 'ja-JP' });
    const { cookie } = await signInAs(portal, team, 'MEMBER');
    await context.addCookies(browserCookies(cookie, portal.origin));
    const page = await context.newPage();
    await page.goto(`${portal.origin}/studies/${encodeURIComponent(studyId)}`);
    const section = page.getByRole('region', { name: '規模によるバッチサイズの変化' });
    const told = (quantity: string) => laws.filter((law) => law.quantity === quantity).map(({ ja }) => ja);
    expect(told('WITHIN_FIFTH')).toHaveLength(3);
    expect(await section.getByRole('listitem').allInnerTexts()).toEqual(told('WITHIN_FIFTH'));
    await section.getByText('10\u00a0% または 50\u00a0%').click();
    expect((await section.getByRole('listitem').allInnerTexts()).toSorted()).toEqual(
      laws.map(({ ja }) => ja).toSorted(),
    );
    await context.close();
  });

  it('is told against the loss where the targets differ', async () => {
    const stages = await portal.client.studyStage.findMany({
      where: { studyId: localId('Study', studyId) },
      orderBy: { position: 'asc' },
    });
    for (const [i, { sweepId }] of stages.entries())
      await portal.client.target.updateMany({
        where: { sweepId: sweepId ?? '' },
        data: { threshold: 4 / 1.2 ** i },
      });
    const law = lawOf(await scalingLaws(), 'WITHIN_FIFTH', 'LOSS');
    expect(law?.power.value).toBeLessThan(-0.5);
    expect(law?.published).toEqual([
      expect.objectContaining({ quantity: 'CRITICAL_BATCH_SIZE', power: -4.76 }),
    ]);
  });
});
