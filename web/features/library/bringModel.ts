'use server';

import { redirect } from 'next/navigation';
import { CreateModelDocument, CreateModelFromTopologyDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { textOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { noteMarks } from './modelNotes.ts';
import { parsed, readsAsModule } from './moduleSpec.ts';
import { mostTopologyBytes, mostTopologyMegabytes } from './topologySize.ts';

/**
 * Records the model of a topology, or of a module's description, from a file or pasted, and goes to its page with what is
 * done otherwise there.
 */
export async function bringModel(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const [file, pasted] = [form.get('file'), textOf(form, 'topology')];
  const isFile = file instanceof File && file.size > 0;
  if (isFile === (pasted !== '')) return refused(t(isFile ? 'model.bring.both' : 'model.bring.neither'));
  const tooLarge = refused(t('model.bring.tooLarge', { megabytes: mostTopologyMegabytes }));
  if (isFile && file.size > mostTopologyBytes) return tooLarge;
  if (isFile && /\.[mc]?[jt]sx?$/.test(file.name)) return refused(t('model.bring.code', { file: file.name }));
  const topology = isFile ? await file.text() : pasted;
  if (Buffer.byteLength(topology) > mostTopologyBytes) return tooLarge;
  const named = { teamId: textOf(form, 'teamId'), name: textOf(form, 'name') };
  let href: string | undefined;
  const recorded = (model: { id: string } | null, notes: readonly string[]) => {
    const marks = noteMarks(notes).map((mark) => ['note', mark]);
    href = `/models/${encodeURIComponent(model?.id ?? '')}?${new URLSearchParams(marks)}`;
    return done(t('model.bring.recorded'));
  };
  const state = readsAsModule(topology)
    ? await changed(
        () => requestGraphql(CreateModelDocument, { input: { ...named, spec: parsed(topology) } }),
        (data) => data.createModel,
        ({ model }) => recorded(model, []),
      )
    : await changed(
        () => requestGraphql(CreateModelFromTopologyDocument, { input: { ...named, topology } }),
        (data) => data.createModelFromTopology,
        ({ model, notes }) => recorded(model, notes),
      );
  if (href) redirect(href);
  return state;
}
