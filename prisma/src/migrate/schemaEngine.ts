import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { engineAdapter } from './engineAdapter.ts';

type EngineModule = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');

type Imports = Record<string, unknown>;

/** The part of the standard global that is used here: TypeScript knows it only together with the browser's DOM. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    instantiate(
      bytes: Uint8Array,
      imports: Record<string, Imports>,
    ): Promise<{ instance: { exports: Record<string, () => void> } }>;
  };
};

let loaded: Promise<EngineModule> | undefined;
let lastWork: Promise<unknown> = Promise.resolve();

/**
 * Runs one piece of work with Prisma's schema engine, in this process and connected to a database.
 * Calls wait for each other, because two engines alive at once corrupt the module's memory.
 */
export function withSchemaEngine<Result>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const result = lastWork.then(() => connectAndRun(databaseUrl, work));
  lastWork = result.catch(() => {});
  return result;
}

async function connectAndRun<Result>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  loaded ??= loadEngineModule();
  const { SchemaEngine } = await loaded;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, engineAdapter(pool));
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

/** Loads the module by hand: Node 24 imports .wasm files only with a flag. */
async function loadEngineModule(): Promise<EngineModule> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const gluePath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(gluePath.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': withUnreferencedTimers(glue),
  });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  return glue;
}

/** The engine's ten-second limit on its advisory lock is never cleared; it must not keep the process alive. */
function withUnreferencedTimers(glue: EngineModule): Imports {
  return Object.fromEntries(
    Object.entries(glue).map(([name, value]) => [
      name,
      name.startsWith('__wbg_setTimeout')
        ? (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds).unref()
        : value,
    ]),
  );
}
