/** Prisma's condition for a text that holds another, in any case. Prisma leaves LIKE's wildcards, % and _, as they are. */
export function containing(text: string) {
  return { contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const };
}
