export type SweepEventAnswer = { sequence: number; kind: string; run: { id: string; status: string } | null };
type Message = {
  data?: { sweepEvents: SweepEventAnswer } | null;
  errors?: { message: string; extensions: { code: string } }[];
};

const query = `subscription ($sweepId: ID!, $after: Long) {
  sweepEvents(sweepId: $sweepId, after: $after) { sequence kind run { id status } }
}`;

/** Follows a sweep over server-sent events. `next` resolves to the next message, or null at the end of the stream. */
export async function subscribe(
  url: string,
  token: string,
  variables: { sweepId: string; after?: number },
  operation = query,
) {
  const abort = new AbortController();
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query: operation, variables }),
    signal: abort.signal,
  });
  const messages = messagesOf(response);
  return {
    next: async (): Promise<Message | null> => (await messages.next()).value ?? null,
    /** Events up to (and with) the first that satisfies a condition. */
    until: async (isLast: (event: SweepEventAnswer) => boolean): Promise<SweepEventAnswer[]> => {
      const events: SweepEventAnswer[] = [];
      for (;;) {
        const { value, done } = await messages.next();
        if (done) throw new Error(`The stream ended after ${JSON.stringify(events)}.`);
        const { data, errors } = value;
        if (!data) throw new Error(`The subscription failed: ${JSON.stringify(errors)}`);
        events.push(data.sweepEvents);
        if (isLast(data.sweepEvents)) return events;
      }
    },
    close: () => abort.abort(),
  };
}

async function* messagesOf(response: Response): AsyncGenerator<Message, undefined, undefined> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      if (!block.includes('event: next')) continue;
      yield JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null') as Message;
    }
  }
}
