import { createHash } from 'node:crypto';

const mostKept = 2_000;

/** One for both halves of the server, which are bundled apart: what makes a page's components, and what makes HTML of them. */
const shared = globalThis as typeof globalThis & { critbatchDrawings?: Map<string, string> };
shared.critbatchDrawings ??= new Map();
const kept = shared.critbatchDrawings;

/** Keeps a drawing for the HTML of the page that is being made, and gives the name under which it is found there. */
export function keepDrawing(svg: string): string {
  const name = createHash('sha256').update(svg).digest('base64url');
  kept.delete(name);
  kept.set(name, svg);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return name;
}
