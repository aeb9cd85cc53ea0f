import { createClient } from 'graphql-sse';
import type { SweepEventsSubscription } from '../../graphql/generated/graphql.ts';
import { SweepEventsDocument } from '../../graphql/generated/graphql.ts';

type Listener = {
  onEvent: (sequence: number) => void;
  onConnection: (connection: 'connecting' | 'on' | 'lost') => void;
};

const retryMilliseconds = { first: 1000, most: 15_000 };

/**
 * Follows the events of a sweep over SSE, after a sequence number. When the connection is lost it comes back by
 * itself, after the last event that was seen, so that none is missed. Returns the way to stop.
 */
export function followSweep(sweepId: string, after: number, listener: Listener): () => void {
  const client = createClient({ url: '/graphql/stream', retryAttempts: 0 });
  let sequence = after;
  let wait = retryMilliseconds.first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let unsubscribe = () => {};

  function connect(): void {
    unsubscribe = client.subscribe<SweepEventsSubscription>(
      { query: SweepEventsDocument.toString(), variables: { sweepId, after: sequence } },
      {
        next: ({ data }) => {
          if (!data) return;
          sequence = data.sweepEvents.sequence;
          listener.onEvent(sequence);
        },
        error: comeBack,
        complete: comeBack,
      },
      {
        connected: () => {
          wait = retryMilliseconds.first;
          listener.onConnection('on');
        },
      },
    );
  }

  function comeBack(): void {
    if (isStopped) return;
    listener.onConnection('lost');
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, retryMilliseconds.most);
  }

  connect();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    unsubscribe();
    client.dispose();
  };
}
