'use server';

import { AttestTokenDocument, RevokeAttestationDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { textOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** Vouches for a worker token of another team on a benchmark's boards. */
export async function vouchForToken(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = {
    benchmarkId: textOf(form, 'benchmarkId'),
    apiTokenId: textOf(form, 'apiTokenId'),
    note: textOf(form, 'note') || null,
  };
  return changed(
    () => requestGraphql(AttestTokenDocument, { input }),
    (data) => data.attestToken,
    () => done(t('benchmark.attestation.vouched')),
  );
}

/** Vouches no longer: runs that end from now on do not count as attested. */
export async function revokeAttestation(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { attestationId: textOf(form, 'attestationId'), reason: textOf(form, 'reason') || null };
  return changed(
    () => requestGraphql(RevokeAttestationDocument, { input }),
    (data) => data.revokeAttestation,
    () => done(t('benchmark.attestation.revoked')),
  );
}
