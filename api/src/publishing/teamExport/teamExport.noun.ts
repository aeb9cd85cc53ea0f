import type { Noun } from '../../platform/noun/noun.ts';
import { teamExportById } from './teamExport.loaders.ts';
import { TeamExportResolver } from './teamExport.resolver.ts';
import { teamExporter } from './teamExporter.ts';

export const teamExportNoun: Noun = {
  resolvers: [TeamExportResolver],
  nodes: { TeamExport: teamExportById },
  chores: [
    { everyMilliseconds: 2_000, run: (services) => teamExporter.of(services).writeNext() },
    { everyMilliseconds: 600_000, run: (services) => teamExporter.of(services).removeExpired() },
  ],
};
