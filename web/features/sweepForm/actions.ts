'use server';

import { redirect } from 'next/navigation';
import { CreateSweepDocument } from '../../graphql/generated/graphql.ts';
import { ApiFault, requestGraphql } from '../../graphql/request.ts';
import { recordMade } from '../library/recordMade.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { loadViewer } from '../session/viewer.ts';
import { userErrorText } from '../userErrors/userErrorText.ts';
import type { FormState, Problems } from './fields.ts';
import { valuesOf } from './fields.ts';
import { problemsOf, readSweepForm } from './readSweepForm.ts';

/**
 * Starts a sweep and goes to its page, or gives the form back as it was typed, with what to change; with the model chosen that
 * the form asks to be made first (`made`).
 */
export async function createSweep(state: FormState, form: FormData): Promise<FormState> {
  const [{ t }, reader] = [await loadLanguage(), await loadViewer()];
  const values = valuesOf(form);
  const refuse = (problems: Problems): FormState => ({ values, problems, attempt: state.attempt + 1 });
  if (reader.status === 'signedOut') return refuse({ form: t('userErrors.signedOut') });
  if (reader.status === 'unreachable') return refuse({ form: t('page.unreachable.title') });
  const teamId = reader.viewer.memberships[0]?.team.id;
  if (!teamId) return refuse({ form: t('form.noTeam') });
  const made = form.get('made');
  if (typeof made === 'string') {
    const { modelId, state: outcome } = await recordMade(teamId, made);
    return modelId
      ? { values: { ...values, model: modelId }, problems: {}, attempt: state.attempt + 1 }
      : refuse({ model: outcome.said });
  }
  const { input, problems } = readSweepForm(values, teamId, t);
  if (!input) return refuse(problems);
  const answer = await requestGraphql(CreateSweepDocument, { input }).catch(refusal);
  if (answer.status === 'refused') return refuse({ form: answer.message });
  if (answer.status === 'unreachable') return refuse({ form: t('page.unreachable.title') });
  const { sweep, userErrors } = answer.data.createSweep;
  if (!sweep)
    return refuse(
      problemsOf(
        userErrors.map((error) => ({ ...error, message: userErrorText(error, t) })),
        values,
      ),
    );
  redirect(`/sweeps/${encodeURIComponent(sweep.id)}`);
}

/** What the API would not take comes back to the form; every other exception (a redirect is one) goes on. */
function refusal(fault: unknown): { status: 'refused'; message: string } {
  if (fault instanceof ApiFault) return { status: 'refused', message: fault.message };
  throw fault;
}
