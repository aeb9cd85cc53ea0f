import type { Metadata } from 'next';
import { Explorer } from '../../../features/explorer/Explorer.tsx';
import { readExamples } from '../../../features/explorer/examples.ts';
import { exampleTitle } from '../../../features/explorer/exampleTitles.ts';
import styles from '../../../features/explorer/explorer.module.css';
import { explorerWords } from '../../../features/explorer/words.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { requireViewer } from '../../../features/session/viewer.ts';
import { Page } from '../../../features/shell/Page.tsx';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import { NewestSweepsDocument } from '../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../graphql/request.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('explorer.title') };
}

/** The API to try out: operations of docs/api.md to start from, run in the name of the reader. */
export default async function ExplorerPage() {
  const [viewer, { t, locale }] = [await requireViewer(), await loadLanguage()];
  if (!viewer) return <Unreachable />;
  const teamId = viewer.memberships[0]?.team.id ?? '';
  return (
    <Page>
      <div className={styles.head}>
        <h1>{t('explorer.title')}</h1>
        <p className="caption">{t('explorer.lead')}</p>
      </div>
      <Explorer
        examples={readExamples(process.env.CRITBATCH_API_PAGE ?? '').map((example) => ({
          title: exampleTitle(example, locale),
          operation: example.operation,
        }))}
        known={{ teamId, sweepIds: await newestSweeps(teamId) }}
        words={explorerWords(t)}
      />
    </Page>
  );
}

/** Sweeps of the team to ask about, the newest first. */
async function newestSweeps(teamId: string): Promise<string[]> {
  if (!teamId) return [];
  const answer = await requestGraphql(NewestSweepsDocument, { teamId });
  return answer.status === 'answered' ? answer.data.sweeps.nodes.map(({ id }) => id) : [];
}
