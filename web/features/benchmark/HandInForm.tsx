'use client';

import type { ReactNode } from 'react';
import { useState } from 'react';
import { addSuggestedRuns } from '../change/actions.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import type { ActionState } from '../form/actionState.ts';
import type { RunsToAdd } from './actions.ts';
import { submitSweep } from './actions.ts';

type HandInFormProps = { sweepId: string; submit: string; children: ReactNode };

/** Hands a sweep in; where its score is short of runs, a button adds exactly those. */
export function HandInForm({ sweepId, submit, children }: HandInFormProps) {
  const [missing, setMissing] = useState<RunsToAdd | null>(null);
  async function handIn(state: ActionState, form: FormData): Promise<ActionState> {
    const { missing: found, ...said } = await submitSweep(state, form);
    setMissing(found);
    return said;
  }
  const id = <input type="hidden" name="sweepId" value={sweepId} />;
  return (
    <>
      <ActionForm action={handIn} submit={submit}>
        {id}
        {children}
      </ActionForm>
      {missing && (
        <ActionForm action={addSuggestedRuns} submit={missing.label} isPrimary>
          {id}
          <input type="hidden" name="runs" value={JSON.stringify(missing.runs)} />
        </ActionForm>
      )}
    </>
  );
}
