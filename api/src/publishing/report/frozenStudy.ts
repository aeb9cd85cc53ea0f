import type { SnapshotStudy } from '@critbatch/theory';
import { parse } from 'graphql';
import { z } from 'zod';
import type { AskApi } from './askApi.ts';

const studyDocument = parse(`query FrozenStudy($id: ID!) {
  study(id: $id) {
    id name maxHours maxCost currency
    stages {
      name size state
      predictions {
        quantity rule level currency registeredAt
        foretold { value lower upper }
        score { verdict outcome { value lower upper } }
      }
    }
  }
}`);

const studyAnswer = z.object({ study: z.unknown() });

/** A study with what it foretold and what came of it, as a snapshot holds it; not parsed yet. */
export async function frozenStudy(ask: AskApi, id: string): Promise<Record<keyof SnapshotStudy, unknown>> {
  return studyAnswer.parse(await ask(studyDocument, { id })).study as Record<keyof SnapshotStudy, unknown>;
}
