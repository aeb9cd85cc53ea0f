'use client';

import { useEffect, useRef, useState } from 'react';

const leastMilliseconds = 10_000;

/** Says a changed answer to whoever listens rather than looks: at most one sentence in ten seconds, none at first, and none that the page no longer says. */
export function AnswerAnnouncer({ sentence }: { sentence: string }) {
  const [said, setSaid] = useState('');
  const known = useRef(sentence);
  const lastAt = useRef(0);
  useEffect(() => {
    if (sentence === known.current) return;
    const timer = setTimeout(
      () => {
        known.current = sentence;
        lastAt.current = Date.now();
        setSaid(sentence);
      },
      Math.max(0, lastAt.current + leastMilliseconds - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <p className="visuallyHidden" aria-live="polite">
      {said === sentence ? said : ''}
    </p>
  );
}
