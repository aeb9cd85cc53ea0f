import { type RateCap, type RowCap, rateCaps, rowCaps } from './caps.ts';
import { withoutCap } from './withoutCap.ts';

const spans: Record<number, string> = { 60: 'a minute', 3600: 'an hour', 86400: 'a day' };
const listed = (names: readonly string[]) =>
  names.map((name) => (name.includes(' ') ? name : `\`${name}\``)).join(', ');
const numbered = (value: number) => value.toLocaleString('en-GB');

/** docs/limits.md: every cap, where it counts, and the mutations that need none. */
export function capsPage(): string {
  const rows = (Object.entries(rowCaps) as [string, RowCap][]).map(
    ([name, { most, per, what, mutations }]) =>
      `| ${name} | ${numbered(most)} | ${per} | ${what} | ${listed(mutations)} |`,
  );
  const rates = (Object.entries(rateCaps) as [string, RateCap][]).map(
    ([name, { most, perSeconds, per, what, mutations }]) =>
      `| ${name} | ${numbered(most)} ${spans[perSeconds]} | ${per} | ${what} | ${listed(mutations)} |`,
  );
  const others = Object.entries(withoutCap).map(([name, reason]) => `| ${name} | ${reason} |`);
  return `# Caps

Limits on numbers of objects and changes. \`api/src/server/commands/emitSchema.ts\` writes this page from
\`caps.ts\` and \`withoutCap.ts\` in \`api/src/platform/limits/\`; a test fails if a mutation is in none of the three tables. The operator sets other values by name:
\`CRITBATCH_CAPS=webhooksOfTeam=50,teamsOfPerson=5\`. Requests a minute, streams and bytes have settings of their own
([deployment](deployment.md)); limits of a single operation are in [0017](decisions/0017-limits.md).

## Rows

A mutation that would exceed a cap gets the user error QUOTA_EXCEEDED, which says what to do. Rows are counted at the end of the
mutation's transaction, so that concurrent requests cannot exceed a cap. A token counts for the person who made it.

| cap | most | per | what | counted in |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

## Changes over time

Each cap is a token bucket that refills at a constant rate, shared by all API processes. When it is empty, the error is RATE_LIMITED with
the time to wait. An e-mail above the cap is not sent; its content is still shown in the portal.

| cap | most | per | what | counted in |
| --- | --- | --- | --- | --- |
${rates.join('\n')}

## Mutations without a cap

| mutation | why |
| --- | --- |
${others.join('\n')}
`;
}
