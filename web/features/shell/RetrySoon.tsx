'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';

const everyMilliseconds = 3000;

/** Asks for the page again every few seconds, and at once when pressed; the form leads back to the page itself. */
export function RetrySoon({ label }: { label: string }) {
  const router = useRouter();
  const [isAsking, ask] = useTransition();
  useEffect(() => {
    if (isAsking) return;
    const timer = setTimeout(() => ask(() => router.refresh()), everyMilliseconds);
    return () => clearTimeout(timer);
  }, [router, isAsking]);
  return (
    <form>
      <button type="submit" className="button primary">
        {label}
      </button>
    </form>
  );
}
