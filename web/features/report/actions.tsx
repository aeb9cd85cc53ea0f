'use server';

import { reportSnapshotSchema } from '@critbatch/theory';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import type { ReportField } from '../../graphql/generated/graphql.ts';
import {
  AddReportVersionDocument,
  CreateReportDocument,
  CreateReportShareDocument,
  ReportPreviewDocument,
  RevokeReportShareDocument,
} from '../../graphql/generated/graphql.ts';
import { ApiFault, requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { numberOf, textOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { loadViewer } from '../session/viewer.ts';
import { faultText } from '../userErrors/faultText.ts';
import { userErrorText } from '../userErrors/userErrorText.ts';
import { ReportDocument } from './ReportDocument.tsx';

/** What came of the report's form: something to mend, or the draft as it would be read. */
export type DraftState = { fault: string; preview: ReactNode };

/** Shows what would be frozen, or freezes it and goes to the report: the button that was pressed says which. */
export async function draftReport(_state: DraftState, form: FormData): Promise<DraftState> {
  const { t } = await loadLanguage();
  if ((await loadViewer()).status === 'signedOut') return { fault: t('userErrors.signedOut'), preview: null };
  try {
    return textOf(form, 'do') === 'preview' ? await preview(form) : await make(form);
  } catch (fault) {
    if (!(fault instanceof ApiFault)) throw fault;
    return { fault: faultText(fault, t), preview: null };
  }
}

async function preview(form: FormData): Promise<DraftState> {
  const language = await loadLanguage();
  const input = { teamId: textOf(form, 'teamId'), content: contentOf(form) };
  const answer = await requestGraphql(ReportPreviewDocument, { input });
  if (answer.status === 'unreachable') return refuse('unreachable');
  const { content, userErrors } = answer.data.reportPreview;
  const [error] = userErrors;
  if (error) return { fault: userErrorText(error, language.t), preview: null };
  const snapshot = reportSnapshotSchema.parse(content);
  return {
    fault: '',
    preview: <ReportDocument report={{ version: null, snapshot }} address={null} language={language} />,
  };
}

async function make(form: FormData): Promise<DraftState> {
  const { t } = await loadLanguage();
  const made = await send(form);
  if (made === null) return refuse('unreachable');
  const [error] = made.userErrors;
  if (error) return { fault: userErrorText(error, t), preview: null };
  redirect(`/reports/${encodeURIComponent(made.id ?? '')}`);
}

async function send(form: FormData) {
  const [reportId, content, idempotencyKey] = [
    textOf(form, 'reportId'),
    contentOf(form),
    textOf(form, 'key') || null,
  ];
  if (reportId) {
    const answer = await requestGraphql(AddReportVersionDocument, {
      input: { reportId, content, idempotencyKey },
    });
    if (answer.status === 'unreachable') return null;
    const { reportVersion, userErrors } = answer.data.addReportVersion;
    return { id: reportVersion?.report.id, userErrors };
  }
  const input = { teamId: textOf(form, 'teamId'), content, idempotencyKey };
  const answer = await requestGraphql(CreateReportDocument, { input });
  if (answer.status === 'unreachable') return null;
  const { report, userErrors } = answer.data.createReport;
  return { id: report?.id, userErrors };
}

async function refuse(key: 'unreachable'): Promise<DraftState> {
  const { t } = await loadLanguage();
  return { fault: t(`report.form.${key}`), preview: null };
}

function contentOf(form: FormData) {
  return {
    title: textOf(form, 'title'),
    text: String(form.get('text') ?? '').replaceAll('\r\n', '\n'),
    sweepIds: form.getAll('s').map(String),
    studyIds: form.getAll('study').map(String),
  };
}

/** Makes a link to a version, which is shown once. */
export async function createShare(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const expiresInDays = numberOf(form, 'days') ?? 0;
  if (!Number.isInteger(expiresInDays)) return refused(t('form.notWholeNumber'));
  const input = {
    reportVersionId: textOf(form, 'versionId'),
    expiresInDays,
    hidesNames: form.get('names') === 'on',
    hiddenFields: form.getAll('field').map((field) => String(field) as ReportField),
  };
  return changed(
    () => requestGraphql(CreateReportShareDocument, { input }),
    (data) => data.createReportShare,
    ({ link }) =>
      done(t('report.share.made'), {
        label: t('report.share.link'),
        value: link ?? '',
        copy: t('report.share.copy'),
        copied: t('report.share.copied'),
      }),
  );
}

/** Takes a link back. */
export async function revokeShare(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { reportShareId: textOf(form, 'id') };
  return changed(
    () => requestGraphql(RevokeReportShareDocument, { input }),
    (data) => data.revokeReportShare,
    () => done(t('report.share.revoked')),
  );
}
