import { randomUUID } from 'node:crypto';
import { Caller } from './caller.ts';

/** A person, and the holder of a token of theirs that reads and writes. */
export type Member = { person: Caller; writer: Caller };

export type OwnTeam = { id: string; modelId: string; datasetId: string };

/** Signs up as everybody can, where sign-up is open; somebody who is signed in from then on. */
export async function signUp(stranger: Caller, name: string): Promise<{ caller: Caller; userId: string }> {
  const query = `mutation ($input: SignUpInput!) {
    signUp(input: $input) { viewer { user { id } } userErrors { code message } } }`;
  const input = { email: `${randomUUID()}@example.org`, name, password: `${randomUUID()} horse battery` };
  const { status, text, cookies } = await stranger.graphql(query, { input });
  const userId = status === 200 ? JSON.parse(text).data?.signUp?.viewer?.user?.id : undefined;
  if (!userId) throw new Error(`Nobody could sign up: ${status} ${text.slice(0, 300)}`);
  const cookie = cookies.map((each) => each.split(';')[0]).join('; ');
  return { caller: stranger.as({ cookie }), userId };
}

/** Makes a team with a small model and a small data set. */
export async function createTeam(person: Caller, name: string): Promise<OwnTeam> {
  const { team } = await person.change<{ team: { id: string } }>('createTeam', 'team { id }', { name });
  const { model } = await person.change<{ model: { id: string } }>('createModel', 'model { id }', {
    teamId: team.id,
    name: 'Softmax 4-3',
    spec: { architecture: 'softmaxRegression', inputShape: [4], classes: 3 },
  });
  const { dataset } = await person.change<{ dataset: { id: string } }>('createDataset', 'dataset { id }', {
    teamId: team.id,
    name: 'Small clusters',
    spec: {
      loader: 'gaussianClusters',
      trainingExamples: 4096,
      testExamples: 1024,
      inputShape: [4],
      classes: 3,
      noise: 1,
      seed: 1,
    },
  });
  return { id: team.id, modelId: model.id, datasetId: dataset.id };
}

/** Makes a token, and gives who uses it. */
export async function createToken(person: Caller, teamId: string, scopes: string[]): Promise<Caller> {
  const input = { teamId, name: scopes.join('+'), scopes };
  const { secret } = await person.change<{ secret: string }>('createApiToken', 'secret', input);
  return new Caller(person.origin, person.address, { authorization: `Bearer ${secret}` });
}

/** The input of a sweep that is small and valid. */
export function sweepInput(team: OwnTeam, input: object = {}) {
  return {
    teamId: team.id,
    modelId: team.modelId,
    datasetId: team.datasetId,
    batchSizes: [8, 32],
    seeds: [1],
    targets: [{ metric: 'TRAINING_LOSS', threshold: 0.1 }],
    policy: { armijo: {} },
    evaluation: {},
    maxExamplesPerRun: 100_000,
    ...input,
  };
}

/** Makes a sweep, and gives its id. */
export async function createSweep(person: Caller, team: OwnTeam, input: object = {}): Promise<string> {
  const { sweep } = await person.change<{ sweep: { id: string } }>(
    'createSweep',
    'sweep { id }',
    sweepInput(team, input),
  );
  return sweep.id;
}
