import { openCatalogDatabase } from '../../../src/app/data-source';
import type { Written } from './writers';

/** Where a catalogue is kept, as the settings say it. */
export type Place = Readonly<Record<string, string>>;

const FOUND: Readonly<Record<Written['kind'], string>> = {
  model: `SELECT name AS word, count(*)::int AS times FROM model WHERE name = ANY ($1) GROUP BY 1`,
  dataset: `SELECT name AS word, count(*)::int AS times FROM dataset WHERE name = ANY ($1) GROUP BY 1`,
  result: `SELECT study.key AS word, count(*)::int AS times FROM transfer_result
    JOIN study ON study.id = "studyId" WHERE study.key = ANY ($1) GROUP BY 1`,
  evaluation: `SELECT split_part("sourceUrl", '.org/', 2) AS word, count(*)::int AS times FROM evaluation
    WHERE split_part("sourceUrl", '.org/', 2) = ANY ($1) GROUP BY 1`,
};

const FEED = `SELECT (SELECT revision FROM catalog_state)::int AS revision, count(*)::int AS changes,
  coalesce(max(sequence), 0)::int AS last FROM change`;

/** What was acknowledged beside what is there. */
export interface Comparison {
  acknowledged: number;
  found: number;
  missing: string[];
  twice: string[];
  /** Whether the feed has each number from the first to the catalogue's revision. */
  feedIsWhole: boolean;
}

/** Looks every acknowledged write up in the database, past the service. */
export async function compare(place: Place, written: readonly Written[]): Promise<Comparison> {
  const { DATABASE_URL: url = null, ROOTSTOCK_DATA_DIR: dataDir = null } = place;
  const database = await openCatalogDatabase({ url, dataDir });
  try {
    const missing: string[] = [];
    const twice: string[] = [];
    for (const [kind, text] of Object.entries(FOUND)) {
      const words = written.filter((one) => one.kind === kind).map(({ word }) => word);
      const rows = await database.query<{ word: string; times: number }>({
        label: 'test_found',
        text,
        values: [words],
      });
      const times = new Map(rows.map((row) => [row.word, row.times]));
      missing.push(...words.filter((word) => !times.has(word)));
      twice.push(...words.filter((word) => (times.get(word) ?? 0) > 1));
    }
    const [feed] = await database.query<{ revision: number; changes: number; last: number }>({
      label: 'test_feed',
      text: FEED,
    });
    const feedIsWhole = feed?.revision === feed?.last && feed?.changes === feed?.last;
    const acknowledged = written.length;
    return { acknowledged, found: acknowledged - missing.length, missing, twice, feedIsWhole };
  } finally {
    await database.close();
  }
}

/** All of it is there, once. */
export const allOf = (written: readonly Written[]): Comparison => ({
  acknowledged: written.length,
  found: written.length,
  missing: [],
  twice: [],
  feedIsWhole: true,
});

/** A line of figures for whoever runs the tests. */
export const report = (figures: object): void =>
  void process.stderr.write(`faults: ${expect.getState().currentTestName}: ${JSON.stringify(figures)}\n`);
