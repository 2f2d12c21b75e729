import { migrationsDone, migrationsKnown, type Database, type SqlExecutor } from '../platform/database';
import {
  countUnembedded,
  countWrongExposures,
  findBehind,
  findBroken,
  findRows,
  fixParts,
  fixRows,
  renewExposures,
  type BrokenPart,
} from './doctor.repository';
import type { Check, Finding } from './finding';
import { ROW_CHECKS, type RowCheck } from './row-checks';

const FIX = 'Run "rootstock doctor --fix".';

/** How others bring derived data up to date. */
export interface Repairs {
  readonly encoderVersion: string;
  /** Runs migrations that are new. */
  readonly migrate: () => Promise<unknown>;
  /** Computes missing embeddings and outdated transfer edges. */
  readonly refreshDerived: () => Promise<unknown>;
  /** Of how many hubs the counts are wrong; writes nothing. */
  readonly countMiscounted: (sql: SqlExecutor) => Promise<number>;
  /** Counts the records of every hub. */
  readonly countRecords: (sql: SqlExecutor) => Promise<void>;
}

/** What must hold before the tables can be looked at. */
export const migrationCheck = (database: Database, { migrate }: Repairs): Check => ({
  name: 'migrations',
  find: async () => {
    const [done, known] = [await migrationsDone(database), migrationsKnown(database)];
    const pending = known.filter((name) => !done.includes(name));
    const unknown = done.filter((name) => !known.includes(name));
    const fault = { check: 'migrations', severity: 'FAULT' } as const;
    return [
      ...(pending.length === 0
        ? []
        : [
            {
              ...fault,
              text: `${pending.length} migrations have not run, from ${pending[0]} on.`,
              advice: 'Run "rootstock migrate", or start the service, which does it.',
              canBeFixed: true,
            },
          ]),
      ...(unknown.length === 0
        ? []
        : [
            {
              ...fault,
              text: `The database is of a later program: it has the migration ${unknown[0]}.`,
              advice: 'Run that program, or restore a backup into a new database.',
              canBeFixed: false,
            },
          ]),
    ];
  },
  fix: migrate,
});

const rowCheck = (database: Database, check: RowCheck, repairs: Repairs): Check => {
  const { name, severity = 'FAULT', says, advice, fix } = check;
  const isOfEdges = name === 'edges_outdated';
  return {
    name,
    find: async () => {
      const { count, examples } = await findRows(database, check);
      if (count === 0) return [];
      const shown = `${examples.join(', ')}${count > examples.length ? ', ...' : ''}`;
      const canBeFixed = fix !== undefined || isOfEdges;
      return [{ check: name, severity, text: `${count} ${says}: ${shown}.`, advice, canBeFixed }];
    },
    ...(fix === undefined ? {} : { fix: () => fixRows(database, check) }),
    ...(isOfEdges ? { fix: repairs.refreshDerived } : {}),
  };
};

const partsCheck = (
  database: Database,
  name: string,
  find: (sql: SqlExecutor) => Promise<BrokenPart[]>,
): Check => ({
  name,
  find: async () =>
    (await find(database)).map(({ what }): Finding => {
      const text = `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
      return { check: name, severity: 'FAULT', text, advice: FIX, canBeFixed: true };
    }),
  fix: async () => fixParts(database, await find(database)),
});

interface DerivedCheck {
  readonly name: string;
  readonly text: string;
  /** How much is not what it should be. */
  readonly count: (sql: SqlExecutor) => Promise<number>;
  readonly repair: (sql: SqlExecutor) => Promise<void>;
}

/** A check of what follows from other rows, and is computed from them. */
const derivedCheck = (database: Database, { name, text, count, repair }: DerivedCheck): Check => ({
  name,
  find: async () =>
    (await count(database)) > 0
      ? [{ check: name, severity: 'FAULT', text, advice: FIX, canBeFixed: true }]
      : [],
  fix: () => database.transaction(repair),
});

const embeddingCheck = (database: Database, { encoderVersion, refreshDerived }: Repairs): Check => ({
  name: 'embeddings',
  find: async () => {
    const missing = await countUnembedded(database, encoderVersion);
    if (missing === 0) return [];
    const text = `${missing} domains, datasets and models have no embedding by ${encoderVersion}.`;
    const advice = 'A server computes them when it starts; "rootstock doctor --fix" does it now.';
    return [{ check: 'embeddings', severity: 'FAULT', text, advice, canBeFixed: true }];
  },
  fix: refreshDerived,
});

/** Everything about the tables and what is in them. */
export const databaseChecks = (database: Database, repairs: Repairs): Check[] => [
  partsCheck(database, 'parts', findBroken),
  partsCheck(database, 'sequences', findBehind),
  ...ROW_CHECKS.filter(({ name }) => name !== 'edges_outdated').map((check) =>
    rowCheck(database, check, repairs),
  ),
  derivedCheck(database, {
    name: 'exposures',
    text: 'What bases have seen of their targets is not what lineage and trainings say.',
    count: countWrongExposures,
    repair: renewExposures,
  }),
  derivedCheck(database, {
    name: 'hub_counts',
    text: 'The numbers of records of hubs are not what the catalogue has.',
    count: repairs.countMiscounted,
    repair: repairs.countRecords,
  }),
  embeddingCheck(database, repairs),
  // Last, since what was mended before may be news to them.
  ...ROW_CHECKS.filter(({ name }) => name === 'edges_outdated').map((check) =>
    rowCheck(database, check, repairs),
  ),
];
