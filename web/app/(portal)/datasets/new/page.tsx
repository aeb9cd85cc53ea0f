import type { Metadata } from 'next';
import Link from 'next/link';
import { DatasetPreview } from '../../../../features/bringDataset/DatasetPreview.tsx';
import { DescribeDataset } from '../../../../features/bringDataset/DescribeDataset.tsx';
import { datasetFormatOf, datasetInput, formats } from '../../../../features/bringDataset/datasetQuery.ts';
import { ChooseFile } from '../../../../features/exchange/ChooseFile.tsx';
import styles from '../../../../features/exchange/exchange.module.css';
import { readFields } from '../../../../features/exchange/importQuery.ts';
import { lookAt } from '../../../../features/exchange/lookAt.ts';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { mayChange, requireViewer } from '../../../../features/session/viewer.ts';
import { OnlyLooks } from '../../../../features/shell/OnlyLooks.tsx';
import { Page } from '../../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../../features/shell/searchParams.type.ts';
import shell from '../../../../features/shell/shell.module.css';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';
import { BringDatasetDocument } from '../../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../../graphql/request.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('dataset.bring') };
}

/** Choose a file, say what it does not, look at what was read of it, record it. Each step is an address. */
export default async function BringDatasetPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, params, language] = [await requireViewer(), await searchParams, await loadLanguage()];
  const { t } = language;
  const teamId = viewer?.memberships[0]?.team.id;
  if (!viewer) return <Unreachable />;
  if (!teamId || !mayChange(viewer, teamId))
    return <OnlyLooks title={t('dataset.bring')} hasTeam={teamId !== undefined} />;
  const fields = readFields(params);
  const input = datasetInput(fields);
  const answer = input
    ? await lookAt(() => requestGraphql(BringDatasetDocument, { input: { ...input, dryRun: true } }), t)
    : null;
  if (answer?.status === 'unreachable') return <Unreachable />;
  return (
    <Page>
      <h1 className={shell.title}>{t('dataset.bring')}</h1>
      {fields.upload ? (
        <>
          <p className="caption">
            {t('exchange.of', {
              file: fields.file ?? '',
              format: t(`dataset.formats.${datasetFormatOf(fields)}`),
            })}{' '}
            <Link prefetch={false} href={`/datasets/new?format=${datasetFormatOf(fields)}`}>
              {t('exchange.otherFile')}
            </Link>
          </p>
          <DescribeDataset fields={fields} language={language} />
        </>
      ) : (
        <>
          <p className="caption">{t('dataset.lead')}</p>
          <ChooseFile
            action="/datasets/new/file"
            teamId={teamId}
            fault={fields.fault}
            formats={formats.map((value) => ({ value, label: language.t(`dataset.formats.${value}`) }))}
            format={datasetFormatOf(fields)}
            hint={
              <>
                {t('dataset.fileHint')}{' '}
                <Link prefetch={false} href="/docs/models-and-data#your-own-data">
                  {t('dataset.formatsHelp')}
                </Link>
              </>
            }
            submit={language.t('dataset.send')}
            language={language}
          />
        </>
      )}
      {answer?.status === 'refused' && (
        <p role="alert" className={styles.fault}>
          {answer.said}
        </p>
      )}
      {answer?.status === 'answered' && (
        <DatasetPreview
          answer={answer.data.createDatasetFromUpload}
          fields={fields}
          idempotencyKey={crypto.randomUUID()}
          language={language}
        />
      )}
    </Page>
  );
}
