import { type RateCap, type RowCap, rateCaps, rowCaps, withoutCap } from './caps.ts';

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

How much of everything there may be. Written by \`api/src/server/commands/emitSchema.ts\` from \`api/src/platform/limits/caps.ts\`; a test fails where a
mutation stands in none of the three tables. The operator sets other numbers by name:
\`CRITBATCH_CAPS=webhooksOfTeam=50,teamsOfPerson=5\`. Requests a minute, streams and bytes have settings of their own
([deployment](deployment.md)); what one operation may ask for is in [0017](decisions/0017-limits.md).

## Rows

Who has as many gets the user error QUOTA_EXCEEDED, which says what to do. They are counted at the end of the mutation's
transaction, so that however many come at once, there is never one too many. A token counts for the person who made it.

| cap | most | per | what | counted in |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

## What may be done in a while

An account that fills evenly, for all API processes together. Who has emptied it gets RATE_LIMITED with the time to wait; a letter that
is one too many is not sent, and what it would have told stands in the portal all the same.

| cap | most | per | what | counted in |
| --- | --- | --- | --- | --- |
${rates.join('\n')}

## Mutations without a cap

| mutation | why |
| --- | --- |
${others.join('\n')}
`;
}
