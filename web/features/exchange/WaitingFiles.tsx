import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { WaitingFilesDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { Section } from '../team/Section.tsx';
import styles from '../team/team.module.css';
import { byteSize } from './byteSize.ts';
import { removeWaitingFile } from './waitingFiles.ts';

type WaitingFilesProps = { teamId: string; language: Language };

/** Files that the team has sent, each with the sweep that came of it and what removes it; nothing where there is none. */
export async function WaitingFiles({ teamId, language: { t, numbers } }: WaitingFilesProps) {
  const answer = await requestGraphql(WaitingFilesDocument, { id: teamId });
  // The page is for something else: it does without them where the API cannot be asked.
  const files = (answer.status === 'answered' && answer.data.team?.importUploads.nodes) || [];
  if (files.length === 0) return null;
  return (
    <Section title={t('exchange.waiting.title')} lead={t('exchange.waiting.lead')}>
      <ul className={styles.rows}>
        {files.map(({ id, fileName, byteLength, expiresAt, importedAs }) => (
          <li key={id}>
            <strong>{fileName}</strong>
            <span className="caption">
              {t('exchange.waiting.until', {
                size: byteSize(byteLength, numbers),
                date: numbers.moment(new Date(expiresAt)),
              })}
              {importedAs && (
                <>
                  {' · '}
                  <Link prefetch={false} href={`/sweeps/${encodeURIComponent(importedAs.id)}`}>
                    {t('exchange.waiting.importedAs', {
                      number: numbers.whole(importedAs.number),
                      name: importedAs.name,
                    })}
                  </Link>
                </>
              )}
            </span>
            <ActionForm
              action={removeWaitingFile}
              submit={t('exchange.waiting.remove')}
              label={t('exchange.waiting.removeFile', { file: fileName })}
            >
              <input type="hidden" name="id" value={id} />
            </ActionForm>
          </li>
        ))}
      </ul>
    </Section>
  );
}
