import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createApp } from '../../src/app/create-app';
import { openCatalogDatabase } from '../../src/app/data-source';
import { prepareStarter } from '../../src/app/prepared/prepare-starter';
import { placesIn } from '../../src/app/prepared/prepared-starter';
import { parseConfig } from '../../src/platform/config';
import { createLog } from '../../src/platform/log';

const LOG = createLog('silent');
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'rootstock-computed-'));
const dataDir = path.join(root, 'data');
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const LAST_DIGIT = 1e-6;

/** What is computed of the starter catalogue, in an order that is always the same. */
const COMPUTED = {
  vectors: `SELECT coalesce(domain.slug, dataset.slug, model.slug) AS slug, "encoderVersion", digest, vector
    FROM embedding LEFT JOIN domain ON domain.id = "domainId" LEFT JOIN dataset ON dataset.id = "datasetId"
    LEFT JOIN model ON model.id = embedding."modelId" ORDER BY 1, 2, "domainId", "datasetId", "modelId"`,
  edges: `SELECT "baseId", "domainId", "taskId", protocol, kind, "expectedGain", compatibility, margin, "evidenceCount",
    "recommenderVersion" FROM transfer_edge ORDER BY 1, 2, 3, 4, 5`,
  fits: `SELECT version, "scorerVersion", "encoderVersion", md5("resultIds") AS results, md5(dual) AS dual FROM scorer_fit`,
} as const;

async function within<Result>(
  work: (query: <Row>(text: string) => Promise<Row[]>) => Promise<Result>,
): Promise<Result> {
  const database = await openCatalogDatabase({ url: null, dataDir });
  try {
    return await work((text) => database.query({ label: 'test', text }));
  } finally {
    await database.close();
  }
}

interface StoredVector {
  readonly slug: string;
  readonly digest: string;
  readonly vector: readonly number[];
}

const computed = () =>
  within(async (query) => ({
    vectors: await query<StoredVector>(COMPUTED.vectors),
    edges: await query(COMPUTED.edges),
    fits: await query(COMPUTED.fits),
  }));

/** Domains whose edges a start would compute again. */
const outdated = () =>
  within((query) =>
    query(`SELECT "domainId" FROM transfer_edge GROUP BY "domainId"
      HAVING count(DISTINCT "recommenderVersion") > 1
        OR coalesce(max("knowledgeRevision"), -1) < (SELECT "knowledgeRevision" FROM catalog_state)`),
  );

async function refresh(): Promise<{ embeddings: number; edges: number }> {
  const app = await createApp(parseConfig({ ROOTSTOCK_DATA_DIR: dataDir }), LOG);
  try {
    return await app.refreshDerived();
  } finally {
    await app.close();
  }
}

it('holds exactly what this machine computes from the starter catalogue, and nothing is left to compute', async () => {
  const folder = path.join(root, 'prepared');
  await prepareStarter(LOG, { folder });
  fs.mkdirSync(dataDir);
  fs.cpSync(placesIn(folder).database, path.join(dataDir, 'database'), { recursive: true });
  const prepared = await computed();
  expect(prepared.vectors.length).toBeGreaterThan(3_900);
  expect(prepared.edges.length).toBeGreaterThan(30_000);
  expect(prepared.fits).toHaveLength(1);
  expect(await outdated()).toEqual([]);
  expect(await refresh()).toEqual({ embeddings: 0, edges: 0 });

  await within(async (query) => {
    // Fits are only ever added, by anybody else.
    await query('ALTER TABLE scorer_fit DISABLE TRIGGER USER');
    for (const table of ['embedding', 'transfer_edge', 'scorer_fit']) await query(`DELETE FROM ${table}`);
    await query('ALTER TABLE scorer_fit ENABLE TRIGGER USER');
  });
  expect(await refresh()).toEqual({ embeddings: prepared.vectors.length, edges: prepared.edges.length });
  const anew = await computed();
  expect(anew.edges).toEqual(prepared.edges);
  expect(anew.fits).toEqual(prepared.fits);
  const named = ({ slug, digest }: StoredVector) => ({ slug, digest });
  expect(anew.vectors.map(named)).toEqual(prepared.vectors.map(named));
  // Sums are taken over all words of what is encoded together, which decides the last digit.
  const differences = anew.vectors.map(({ vector }, row) =>
    vector.map((figure, place) => Math.abs(figure - (prepared.vectors[row]?.vector[place] ?? Number.NaN))),
  );
  expect(Math.max(...differences.map((row) => Math.max(...row)))).toBeLessThan(LAST_DIGIT);
});
