'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const everyMilliseconds = 3000;

/** Asks for the page again every few seconds, and at once when pressed; the form leads back to the page itself. */
export function RetrySoon({ label }: { label: string }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everyMilliseconds);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <form>
      <button type="submit" className="button primary">
        {label}
      </button>
    </form>
  );
}
