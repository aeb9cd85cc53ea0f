import { expect, it } from '@jest/globals';
import { trainableChoices } from './trainableChoices.ts';

it('leaves out what only a program of the team can train, and counts it', () => {
  const model = (name: string, spec: object) => ({ id: name, name, version: 1, parameterCount: 5, spec });
  const dataset = (name: string, spec: object) => {
    return { id: name, name, version: 1, trainingExamples: 9, testExamples: 1, licence: null, spec };
  };
  const ours = { models: { nodes: [model('MLP', { architecture: 'mlp' })] }, datasets: { nodes: [] } };
  expect(trainableChoices(ours)).toEqual({ choices: ours, leftOut: 0 });
  const { choices, leftOut } = trainableChoices({
    models: { nodes: [model('Theirs', { architecture: 'outside' }), ...ours.models.nodes] },
    datasets: { nodes: [dataset('Logs', { loader: 'outside' }), dataset('MNIST', { loader: 'mnist' })] },
  });
  expect(leftOut).toBe(2);
  expect(choices.models.nodes.map(({ name }) => name)).toEqual(['MLP']);
  expect(choices.datasets.nodes.map(({ name }) => name)).toEqual(['MNIST']);
});
