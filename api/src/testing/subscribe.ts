export type SweepEventAnswer = { sequence: number; kind: string; run: { id: string; status: string } | null };
type Message<Data> = {
  data?: Data | null;
  errors?: { message: string; extensions: { code: string } }[];
};

const sweepEvents = `subscription ($sweepId: ID!, $after: Long) {
  sweepEvents(sweepId: $sweepId, after: $after) { sequence kind run { id status } }
}`;

/** Opens a subscription over server-sent events. `next` resolves to the next message, or null at the end of the stream. */
export async function openStream<Data>(
  url: string,
  credential: string | { token?: string; cookie?: string },
  query: string,
  variables: Record<string, unknown>,
) {
  const abort = new AbortController();
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...headersOf(credential),
    },
    body: JSON.stringify({ query, variables }),
    signal: abort.signal,
  });
  const messages = messagesOf<Data>(response);
  return {
    next: async (): Promise<Message<Data> | null> => (await messages.next()).value ?? null,
    /** What comes, up to (and with) the first that satisfies a condition. */
    until: async (isLast: (data: Data) => boolean): Promise<Data[]> => {
      const seen: Data[] = [];
      for (;;) {
        const { value, done } = await messages.next();
        if (done) throw new Error(`The stream ended after ${JSON.stringify(seen)}.`);
        const { data, errors } = value;
        if (!data) throw new Error(`The subscription failed: ${JSON.stringify(errors)}`);
        seen.push(data);
        if (isLast(data)) return seen;
      }
    },
    close: () => abort.abort(),
  };
}

/** A token alone, or either way to say who asks; nobody with neither. */
function headersOf(credential: string | { token?: string; cookie?: string }): Record<string, string> {
  const { token, cookie = undefined } = typeof credential === 'string' ? { token: credential } : credential;
  return { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(cookie ? { cookie } : {}) };
}

/** Follows the events of a sweep. */
export async function subscribe(
  url: string,
  token: string,
  variables: { sweepId: string; after?: number },
  operation = sweepEvents,
) {
  const stream = await openStream<{ sweepEvents: SweepEventAnswer }>(url, token, operation, variables);
  return {
    ...stream,
    until: async (isLast: (event: SweepEventAnswer) => boolean): Promise<SweepEventAnswer[]> => {
      const seen = await stream.until(({ sweepEvents: event }) => isLast(event));
      return seen.map(({ sweepEvents: event }) => event);
    },
  };
}

async function* messagesOf<Data>(response: Response): AsyncGenerator<Message<Data>, undefined, undefined> {
  // A caller who is refused gets a status, and no stream begins.
  if (!response.ok) {
    yield (await response.json()) as Message<Data>;
    return;
  }
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      if (!block.includes('event: next')) continue;
      yield JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null') as Message<Data>;
    }
  }
}
