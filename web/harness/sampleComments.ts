/** Comments of every kind: another's, the reader's own, and one that was removed. */
export function sampleComments() {
  const said = {
    createdAt: '2026-11-24T09:00:00.000Z',
    editedAt: null,
    removedAt: null,
    removedBy: null,
    mentions: [],
  };
  const nodes = [
    {
      ...said,
      id: 'comment-1',
      text: '@Owner, is 101 what we take? The valley is flat up to 144.',
      author: { id: 'user-2', name: 'Colleague' },
      mentions: [{ name: 'Owner' }],
    },
    {
      ...said,
      id: 'comment-2',
      text: 'Yes; 128 for the larger device.',
      author: { id: 'user-1', name: 'Owner' },
      editedAt: '2026-11-24T10:00:00.000Z',
    },
    {
      ...said,
      id: 'comment-3',
      text: null,
      author: null,
      removedAt: '2026-11-24T11:00:00.000Z',
      removedBy: { name: 'Owner' },
    },
  ];
  return { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes };
}
