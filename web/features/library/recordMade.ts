import { z } from 'zod';
import { CreateModelDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { parsed } from './moduleSpec.ts';

const madeSchema = z.object({ name: z.string(), spec: z.record(z.string(), z.unknown()) });

/** Records a model that a page offered to make (`modelsToMake`), and gives its id; null with the reason where it was refused. */
export async function recordMade(
  teamId: string,
  made: string,
): Promise<{ modelId: string | null; state: ActionState }> {
  const input = { teamId, ...madeSchema.parse(parsed(made)) };
  let modelId: string | null = null;
  const state = await changed(
    () => requestGraphql(CreateModelDocument, { input }),
    (data) => data.createModel,
    ({ model }) => {
      modelId = model?.id ?? null;
      return done('');
    },
  );
  return { modelId, state };
}
