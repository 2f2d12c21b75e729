// Fits the scorer to the starter catalogue, so that a new catalogue begins with its fit: loads the
// starter into an embedded database of its own, looks for the setting as a server does in the
// background, and writes the fit beside what reads it. The same starter and code give the same
// bytes. Run it after the starter, the scorer or the encoder has changed: a fit of others is not
// used.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEncoder, loadTensorBackend } from '../src/embedding';
import { StarterLoader } from '../src/ingest';
import { BACKGROUND_DRAWS, SEED } from '../src/recommend/fitting/fit.service';
import { runFit } from '../src/recommend/fitting/run-fit';
import { KnowledgeReader } from '../src/recommend/knowledge/knowledge-reader';
import { KnowledgeRepository } from '../src/recommend/knowledge/knowledge.repository';
import { packFit } from '../src/recommend/knowledge/shipped-fit';
import { VectorRepository } from '../src/recommend/knowledge/vector.repository';
import { VectorService } from '../src/recommend/knowledge/vector.service';
import { SCORER_SETTINGS } from '../src/scoring';
import { onMigrated } from './scratch-database';

const FILE = path.join(__dirname, '../src/recommend/knowledge/data/starter-fit.json');

async function fitStarter(dataDir: string): Promise<string> {
  const encoder = createEncoder(await loadTensorBackend('auto'));
  return onMigrated({ ROOTSTOCK_DATA_DIR: dataDir }, async (database) => {
    await new StarterLoader(database, encoder).load({ onlyIfEmpty: true });
    const vectors = new VectorService(encoder, new VectorRepository(database));
    const reader = new KnowledgeReader(new KnowledgeRepository(database, encoder), vectors);
    const { evidence, knowledge } = await reader.read();
    const task = { evidence, blocks: encoder.blocks, known: SCORER_SETTINGS };
    const { choice, fit } = runFit({ ...task, draws: BACKGROUND_DRAWS, seed: SEED });
    const { isNew, targets, before, after } = choice;
    const search = { isNew, targets, before, after, results: evidence.observations.length };
    return `${JSON.stringify(packFit({ fit, search }, knowledge, encoder.version), null, 1)}\n`;
  });
}

const dataDir = mkdtempSync(path.join(tmpdir(), 'rootstock-fit-'));
fitStarter(dataDir)
  .then((text) => {
    writeFileSync(FILE, text);
    process.stdout.write(`Wrote ${path.basename(FILE)}, ${Math.ceil(statSync(FILE).size / 1024)} KiB.\n`);
  })
  .finally(() => rmSync(dataDir, { recursive: true, force: true }))
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  });
