import { defineConfig } from 'prisma/config';

/** Read by Prisma's own command line; the platform itself migrates in-process (src/migrate). */
export default defineConfig({
  schema: '../schema.prisma',
  migrations: { path: '../migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
