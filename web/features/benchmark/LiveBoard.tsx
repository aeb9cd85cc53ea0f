'use client';

import { createClient } from 'graphql-sse';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { BenchmarkEventsSubscription } from '../../graphql/generated/graphql.ts';
import { BenchmarkEventsDocument } from '../../graphql/generated/graphql.ts';

const retryMilliseconds = 5000;

/** Looks at the board again when something has happened on it; comes back after the last event that was seen. */
export function LiveBoard({ benchmarkId, after }: { benchmarkId: string; after: number }) {
  const router = useRouter();
  const seen = useRef(after);
  useEffect(() => {
    const client = createClient({ url: '/graphql/stream', retryAttempts: 0 });
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStopped = false;
    let unsubscribe = () => {};
    const comeBack = () => {
      if (!isStopped) timer = setTimeout(connect, retryMilliseconds);
    };
    function connect() {
      unsubscribe = client.subscribe<BenchmarkEventsSubscription>(
        { query: BenchmarkEventsDocument.toString(), variables: { benchmarkId, after: seen.current } },
        {
          next: ({ data }) => {
            if (!data) return;
            seen.current = data.benchmarkEvents.sequence;
            router.refresh();
          },
          error: comeBack,
          complete: comeBack,
        },
      );
    }
    connect();
    return () => {
      isStopped = true;
      clearTimeout(timer);
      unsubscribe();
      client.dispose();
    };
  }, [benchmarkId, router]);
  return null;
}
