import { GraphQLError, GraphQLScalarType } from 'graphql';
import { z } from 'zod';

/** In the years 1 to 9999: beyond them PostgreSQL refuses to store, or gives back what is no Date. */
const instantSchema = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => new Date(text))
  .refine((date) => date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999);

/** An instant: `Date` inside, ISO 8601 in UTC outside. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A time in ISO 8601 and UTC, e.g. 2026-11-24T08:00:00.000Z.',
  serialize: (value) => {
    if (value instanceof Date) return value.toISOString();
    throw new GraphQLError('DateTime can only carry a Date.');
  },
  parseValue: (value) => {
    const parsed = instantSchema.safeParse(value);
    if (!parsed.success)
      throw new GraphQLError('DateTime must be ISO 8601, with its offset from UTC, in the years 1 to 9999.');
    return parsed.data;
  },
});
