import { PrismaPg } from '@prisma/adapter-pg';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
} from '@prisma/driver-adapter-utils';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type pg from 'pg';

const internalCharOid = 18;
const textOid = 25;

/**
 * Prisma's adapter over a pool, made able to read PostgreSQL's one-byte "char".
 * The catalogue gives the kind of a constraint in it; Prisma 7.10's adapter refuses the type, so that without this
 * the schema engine could describe no database.
 */
export function engineAdapter(pool: pg.Pool) {
  const charColumns = new Set<string>();
  pool.on('connect', (client) => {
    const { connection } = client as unknown as { connection: NodeJS.EventEmitter };
    connection.on('rowDescription', ({ fields }: { fields: { name: string; dataTypeID: number }[] }) => {
      for (const field of fields.filter(({ dataTypeID }) => dataTypeID === internalCharOid)) {
        charColumns.add(field.name);
        field.dataTypeID = textOid;
      }
    });
  });
  const prismaPg = new PrismaPg(pool);
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: prismaPg.provider,
    adapterName: prismaPg.adapterName,
    connect: async () => withWholeScripts(withCharColumns(await prismaPg.connect(), charColumns), pool),
    connectToShadowDb: () => prismaPg.connectToShadowDb(),
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
}

function withCharColumns(adapter: SqlDriverAdapter, charColumns: Set<string>): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query: SqlQuery) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type, index) =>
      charColumns.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  return adapter;
}

/** Prisma's adapter cuts a script at every semicolon, also within the body of a function; PostgreSQL knows better. */
function withWholeScripts(adapter: SqlDriverAdapter, pool: pg.Pool): SqlDriverAdapter {
  adapter.executeScript = async (script: string) => {
    await pool.query(script);
  };
  return adapter;
}
