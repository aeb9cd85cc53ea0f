import { useEffect, useState } from 'react';

type Search<Found> = { found: Found; hasFailed: boolean };

/** How long typing rests before the server is asked, in milliseconds. */
const rest = 120;

/** What a route finds for a text, asked when typing rests; an answer that comes late is not shown. `start` is for no text. */
export function useFound<Found>(route: string, text: string, start: Found): Search<Found> {
  const [nothing] = useState<Search<Found>>({ found: start, hasFailed: false });
  const [search, setSearch] = useState(nothing);
  useEffect(() => {
    if (text === '') {
      setSearch(nothing);
      return;
    }
    const asked = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`${route}?q=${encodeURIComponent(text)}`, { signal: asked.signal });
        setSearch(
          answer.ok ? { found: await answer.json(), hasFailed: false } : { ...nothing, hasFailed: true },
        );
      } catch {
        if (!asked.signal.aborted) setSearch({ ...nothing, hasFailed: true });
      }
    }, rest);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [route, text, nothing]);
  return search;
}
