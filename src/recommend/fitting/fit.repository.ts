import type { Encoder } from '../../embedding';
import { columnList, type ColumnOf, type Database } from '../../platform/database';
import { SCORER_VERSION, type ScorerFit } from '../../scoring';
import type { SettingsChoice } from './choose-settings';
import type { ScorerFitEntity } from './scorer-fit.entity';

/** What the search of a setting found, without the setting. */
export interface SearchSummary extends Omit<SettingsChoice, 'settings'> {
  /** How many results there were. */
  results: number;
}

/** A fit with where it comes from. */
export interface StoredFit {
  id: number;
  catalogRevision: number;
  createdAt: Date;
  search: SearchSummary;
  fit: ScorerFit;
}

interface FitRow {
  id: number;
  version: string;
  catalogRevision: number;
  settings: ScorerFit['settings'];
  search: SearchSummary;
  columnKeys: string[];
  noise: number[];
  resultIds: Uint8Array;
  z: Uint8Array;
  dual: Uint8Array;
  leftOut: ScorerFit['leftOut'];
  solution: ScorerFit['solution'];
  createdAt: Date;
}

const COLUMNS: readonly ColumnOf<ScorerFitEntity>[] = [
  'id',
  'version',
  'catalogRevision',
  'settings',
  'search',
  'columnKeys',
  'noise',
  'resultIds',
  'z',
  'dual',
  'leftOut',
  'solution',
  'createdAt',
];

const NEWEST = `
  SELECT ${columnList(COLUMNS)} FROM scorer_fit WHERE "scorerVersion" = $1 AND "encoderVersion" = $2 ORDER BY id DESC LIMIT 1`;

const SAVE = `
  INSERT INTO scorer_fit (version, "scorerVersion", "encoderVersion", "catalogRevision", settings, search, "columnKeys",
    noise, "resultIds", z, dual, "leftOut", solution)
  VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::text[], $8::double precision[], $9, $10, $11, $12::jsonb, $13::jsonb)`;

const BYTES = 8;

/** Fits of this version of the scorer to vectors of this encoder; they are only ever added. */
export class FitRepository {
  constructor(
    private readonly database: Database,
    private readonly encoder: Pick<Encoder, 'version'>,
  ) {}

  async findNewest(): Promise<StoredFit | undefined> {
    const values = [SCORER_VERSION, this.encoder.version];
    const [row] = await this.database.query<FitRow>({ label: 'recommend.newest_fit', text: NEWEST, values });
    return row === undefined ? undefined : toFit(row);
  }

  /** Runs `work` unless any process is fitting; returns whether it ran. */
  alone(work: () => Promise<void>): Promise<boolean> {
    return this.database.exclusively('rootstock fit', work);
  }

  async save(fit: ScorerFit, origin: Pick<StoredFit, 'catalogRevision' | 'search'>): Promise<void> {
    await this.database.query({
      label: 'recommend.save_fit',
      text: SAVE,
      values: [
        ...[fit.version, SCORER_VERSION, this.encoder.version, origin.catalogRevision],
        ...[JSON.stringify(fit.settings), JSON.stringify(origin.search)],
        ...[fit.columns.keys, [...fit.columns.noise]],
        bytesOf(Int32Array.from(fit.results.ids, Number)),
        ...[bytesOf(fit.results.z), bytesOf(fit.results.dual)],
        ...[JSON.stringify(fit.leftOut), JSON.stringify(fit.solution)],
      ],
    });
  }
}

function toFit(row: FitRow): StoredFit {
  const { id, version, catalogRevision, settings, search, leftOut, solution, createdAt } = row;
  return {
    id,
    catalogRevision,
    createdAt,
    search,
    fit: {
      version,
      settings,
      leftOut,
      solution,
      columns: { keys: row.columnKeys, noise: Float64Array.from(row.noise) },
      results: {
        ids: new Int32Array(aligned(row.resultIds)),
        z: new Float64Array(aligned(row.z)),
        dual: new Float64Array(aligned(row.dual)),
      },
    },
  };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array | Float64Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/**
 * A copy that begins where a typed array may begin: a driver's buffer lies anywhere in a larger
 * one.
 */
function aligned(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(Math.ceil(bytes.byteLength / BYTES) * BYTES);
  new Uint8Array(copy).set(bytes);
  return copy.slice(0, bytes.byteLength);
}
