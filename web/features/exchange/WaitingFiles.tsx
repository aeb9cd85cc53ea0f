import { headers } from 'next/headers';
import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { apiUrl } from '../session/apiUrl.ts';
import { asReader } from '../session/asReader.ts';
import { Section } from '../team/Section.tsx';
import styles from '../team/team.module.css';
import { removeWaitingFile } from './waitingFiles.ts';

type WaitingFile = { id: string; fileName: string; byteLength: number; expiresAt: string };
type WaitingFilesProps = { teamId: string; language: Language };

/** Files of the team that wait to be imported, each with what removes it; nothing where none waits. */
export async function WaitingFiles({ teamId, language: { t, numbers } }: WaitingFilesProps) {
  const files = await load(teamId);
  if (files.length === 0) return null;
  return (
    <Section title={t('exchange.waiting.title')} lead={t('exchange.waiting.lead')}>
      <ul className={styles.rows}>
        {files.map(({ id, fileName, byteLength, expiresAt }) => (
          <li key={id}>
            <strong>{fileName}</strong>
            <span className="caption">
              {t('exchange.waiting.until', {
                size: numbers.quantity(byteLength / 2 ** 20),
                date: numbers.date(new Date(expiresAt)),
              })}
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

/** None where the API cannot be asked: the page is for something else. */
async function load(teamId: string): Promise<WaitingFile[]> {
  const query = new URLSearchParams({ teamId });
  const answer = await fetch(apiUrl(`/uploads?${query}`), {
    headers: asReader(await headers()),
    cache: 'no-store',
  }).catch(() => null);
  if (!answer?.ok) return [];
  return ((await answer.json()) as { uploads: WaitingFile[] }).uploads;
}
