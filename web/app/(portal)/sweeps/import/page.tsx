import type { Metadata } from 'next';
import Link from 'next/link';
import { ChooseFile } from '../../../../features/exchange/ChooseFile.tsx';
import styles from '../../../../features/exchange/exchange.module.css';
import { formatOf, formats, importInput, readFields } from '../../../../features/exchange/importQuery.ts';
import { lookAt } from '../../../../features/exchange/lookAt.ts';
import { Preview } from '../../../../features/exchange/Preview.tsx';
import { ResultsForm } from '../../../../features/exchange/ResultsForm.tsx';
import { WaitingFiles } from '../../../../features/exchange/WaitingFiles.tsx';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { mayChange, requireViewer } from '../../../../features/session/viewer.ts';
import { OnlyLooks } from '../../../../features/shell/OnlyLooks.tsx';
import { Page } from '../../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../../features/shell/searchParams.type.ts';
import shell from '../../../../features/shell/shell.module.css';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';
import { ImportSweepDocument, SweepFormChoicesDocument } from '../../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../../graphql/request.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('exchange.title') };
}

/** Choose a file, say what it does not, look at what it would become, confirm. Each step is an address. */
export default async function ImportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, params, language] = [await requireViewer(), await searchParams, await loadLanguage()];
  const { t } = language;
  const teamId = viewer?.memberships[0]?.team.id;
  if (!viewer) return <Unreachable />;
  const fields = readFields(params);
  if (!teamId || !mayChange(viewer, teamId))
    return <OnlyLooks title={t('exchange.title')} hasTeam={teamId !== undefined} />;
  const input = importInput(fields);
  const isResults = Boolean(fields.upload) && formatOf(fields) !== 'BUNDLE';
  const choices = isResults ? await requestGraphql(SweepFormChoicesDocument, { teamId }) : null;
  const answer = input
    ? await lookAt(() => requestGraphql(ImportSweepDocument, { input: { ...input, dryRun: true } }), t)
    : null;
  if (choices?.status === 'unreachable' || answer?.status === 'unreachable') return <Unreachable />;
  return (
    <Page>
      <h1 className={shell.title}>{t('exchange.title')}</h1>
      {fields.upload ? (
        <p className="caption">
          {t('exchange.of', { file: fields.file ?? '', format: t(`exchange.formats.${formatOf(fields)}`) })}{' '}
          <Link prefetch={false} href={`/sweeps/import?format=${formatOf(fields)}`}>
            {t('exchange.otherFile')}
          </Link>
        </p>
      ) : (
        <>
          <p className="caption">{t('exchange.lead')}</p>
          <ChooseFile
            action="/sweeps/import/file"
            teamId={teamId}
            fault={fields.fault}
            formats={formats.map((value) => ({ value, label: language.t(`exchange.formats.${value}`) }))}
            format={formatOf(fields)}
            hint={language.t('exchange.fileHint')}
            submit={language.t('exchange.send')}
            language={language}
          />
          <WaitingFiles teamId={teamId} language={language} />
        </>
      )}
      <p className="caption">
        <Link prefetch={false} href="/docs/import">
          {t('exchange.formatsHelp')}
        </Link>
      </p>
      {choices && <ResultsForm fields={fields} choices={choices.data} language={language} />}
      {answer && (
        <div id="result" tabIndex={-1}>
          {answer?.status === 'refused' && (
            <p role="alert" className={styles.fault}>
              {answer.said}
            </p>
          )}
          {answer?.status === 'answered' && (
            <Preview
              answer={answer.data.importSweep}
              fields={fields}
              idempotencyKey={crypto.randomUUID()}
              language={language}
            />
          )}
        </div>
      )}
    </Page>
  );
}
