'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { followSweep } from './followSweep.ts';
import { pacedRefresh } from './pacedRefresh.ts';

type LiveSweepProps = {
  sweepId: string;
  after: number;
  words: { on: string; connecting: string; lost: string };
};
type Connection = 'connecting' | 'on' | 'lost';

/** Keeps the page up to date: every event of the sweep leads to one fresh look at it, and a lost connection says so. */
export function LiveSweep({ sweepId, after, words }: LiveSweepProps) {
  const router = useRouter();
  const [connection, setConnection] = useState<Connection>('connecting');
  const [isRefreshing, startRefresh] = useTransition();
  const pace = useRef<ReturnType<typeof pacedRefresh>>(null);
  const from = useRef(after);

  useEffect(() => {
    const refresh = pacedRefresh(() => startRefresh(() => router.refresh()));
    pace.current = refresh;
    const stop = followSweep(sweepId, from.current, {
      onEvent: (sequence) => {
        from.current = sequence;
        refresh.ask();
      },
      onConnection: (now) => {
        setConnection(now);
        if (now === 'on') refresh.release();
        else refresh.hold();
      },
    });
    return () => {
      stop();
      refresh.hold();
    };
  }, [router, sweepId]);

  useEffect(() => {
    if (!isRefreshing) pace.current?.done();
  }, [isRefreshing]);

  return <span className={`chip ${connection === 'lost' ? 'yours' : 'neutral'}`}>{words[connection]}</span>;
}
