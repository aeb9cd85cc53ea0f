import { rowsOf } from '../../platform/noun/exportedTable.ts';
import type { Noun } from '../../platform/noun/noun.ts';
import { benchmarkById } from './benchmark.loaders.ts';
import { BenchmarkEventResolver, BenchmarkResolver, BenchmarkVersionResolver } from './benchmark.resolver.ts';

export const benchmarkNoun: Noun = {
  resolvers: [BenchmarkResolver, BenchmarkVersionResolver, BenchmarkEventResolver],
  nodes: { Benchmark: benchmarkById },
  exports: [
    { table: 'Benchmark' },
    { table: 'BenchmarkVersion', of: rowsOf('Benchmark', 'benchmarkId') },
    { table: 'BenchmarkEvent', of: rowsOf('Benchmark', 'benchmarkId') },
  ],
};
