import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { copyOf, embeddedCopy, fillTemplate, isShort, killsAsked } from './support/catalogue';
import { startCluster, type Cluster } from './support/cluster';
import { allOf, compare, report, type Place } from './support/ledger';
import { end, endAll, rootstock, serve, type Service } from './support/program';
import { Writers, type Written } from './support/writers';

const KILLS = killsAsked ?? (isShort ? 3 : 30);
const WRITES_PER_LIFE = isShort ? 50 : 110;
const KILLS_EMBEDDED = killsAsked ?? (isShort ? 2 : 8);
const WRITES_PER_EMBEDDED_LIFE = isShort ? 20 : 40;
const RECORDS = 60;

let cluster: Cluster;
const folder = mkdtempSync(path.join(tmpdir(), 'rootstock-faults-'));
beforeAll(async () => {
  cluster = await startCluster();
  await fillTemplate(cluster);
});
afterEach(endAll);
afterAll(() => {
  cluster.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Imports a listing of new models, and may be killed; what an import that ended well has read. */
async function importSome(place: Place, number: number, killAfterMs: number | null): Promise<Written[]> {
  const words = Array.from({ length: RECORDS }, (_, row) => `imported-${number}-${row}`);
  const file = path.join(folder, `listing-${number}.jsonl`);
  writeFileSync(
    file,
    words
      .map((word) => JSON.stringify({ id: `imports/${word}`, pipeline_tag: 'text-generation' }))
      .join('\n'),
  );
  const run = rootstock(['import', 'huggingface', file], { LOG_LEVEL: 'error', ...place });
  if (killAfterMs !== null) {
    await Promise.race([pause(killAfterMs), run.ended]);
    run.child.kill('SIGKILL');
  }
  return (await run.ended) === 0 ? words.map((word) => ({ kind: 'model', word })) : [];
}

it('loses no acknowledged write when the service and imports are killed again and again', async () => {
  const place = await copyOf(cluster, 'killed');
  let service: Service | null = null;
  const writers = new Writers(() => service?.url ?? null, 'killed');
  writers.start(8);
  const imported: Written[] = [];
  let importsKilled = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    service = await serve(place);
    const killAfterMs = kill % 3 === 1 ? 1_500 + Math.random() * 3_000 : null;
    const importing = kill % 3 === 2 ? [] : [importSome(place, kill, killAfterMs)];
    await writers.more(WRITES_PER_LIFE);
    for (const done of importing) {
      const words = await done;
      importsKilled += words.length === 0 ? 1 : 0;
      imported.push(...words);
    }
    await pause(Math.random() * 200);
    const dying = service;
    service = null;
    await end(dying, 'SIGKILL');
  }
  await writers.stop();
  const written = [...writers.acknowledged, ...imported];
  const compared = await compare(place, written);
  const { acknowledged, found } = compared;
  report({ kills: KILLS, importsKilled, acknowledged, found, ...writers.counts });
  expect(compared).toEqual(allOf(written));
  const last = await serve(place);
  expect(await end(last, 'SIGTERM')).toBe(0);
});

it('loses no acknowledged write of the embedded database when its process is killed', async () => {
  const { place, remove } = await embeddedCopy();
  try {
    let service: Service | null = null;
    const writers = new Writers(() => service?.url ?? null, 'embedded');
    writers.start(4);
    const imported: Written[] = [];
    for (let kill = 0; kill < KILLS_EMBEDDED; kill++) {
      service = await serve(place);
      await writers.more(WRITES_PER_EMBEDDED_LIFE);
      const dying = service;
      service = null;
      await end(dying, 'SIGKILL');
      if (kill % 4 === 1)
        imported.push(...(await importSome(place, 1000 + kill, kill % 8 === 1 ? null : 4_000)));
    }
    await writers.stop();
    const written = [...writers.acknowledged, ...imported];
    const compared = await compare(place, written);
    const { acknowledged, found } = compared;
    report({ kills: KILLS_EMBEDDED, acknowledged, found, ...writers.counts });
    expect(compared).toEqual(allOf(written));
  } finally {
    await remove();
  }
});
