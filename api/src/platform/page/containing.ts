/** Prisma's condition for a text that holds another, in any case. */
export function containing(text: string) {
  return { contains: literal(text), mode: 'insensitive' as const };
}

/** ILIKE's pattern for the same. */
export function containingPattern(text: string): string {
  return `%${literal(text)}%`;
}

/** Prisma leaves LIKE's wildcards, % and _, as they are. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');
