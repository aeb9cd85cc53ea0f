'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

const everyMilliseconds = 3000;

type FollowedExport = {
  id: string;
  isOpen: boolean;
  /** What is said when it ends while somebody looks on. */
  ended: string;
};

/** Looks at the page again while an export is being written, as long as it is seen, and says what came of it. */
export function FollowExports({ exports }: { exports: readonly FollowedExport[] }) {
  const router = useRouter();
  const awaited = useRef(new Set<string>());
  const [said, say] = useState('');
  useEffect(() => {
    for (const { id, isOpen, ended } of exports) {
      if (isOpen) awaited.current.add(id);
      else if (awaited.current.delete(id)) say(ended);
    }
  }, [exports]);
  const isAnyOpen = exports.some(({ isOpen }) => isOpen);
  useEffect(() => {
    if (!isAnyOpen) return;
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, everyMilliseconds);
    return () => clearInterval(timer);
  }, [isAnyOpen, router]);
  return <p role="status">{said}</p>;
}
