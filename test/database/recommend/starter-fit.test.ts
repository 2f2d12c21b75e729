import { createEncoder, loadTensorBackend } from '../../../src/embedding';
import type { Database } from '../../../src/platform/database';
import { createLog } from '../../../src/platform/log';
import { createRecommendation } from '../../../src/recommend';
import { FitRepository } from '../../../src/recommend/fitting/fit.repository';
import { KnownResults } from '../../../src/recommend/knowledge/known-results';
import { KnowledgeReader } from '../../../src/recommend/knowledge/knowledge-reader';
import { KnowledgeRepository } from '../../../src/recommend/knowledge/knowledge.repository';
import { packFit, readShippedFit, unpackFit } from '../../../src/recommend/knowledge/shipped-fit';
import { VectorRepository } from '../../../src/recommend/knowledge/vector.repository';
import { VectorService } from '../../../src/recommend/knowledge/vector.service';
import { fitScorer, placesOfIds } from '../../../src/scoring';
import { openTestDatabase } from '../../support/database';
import { finish } from '../../../src/platform/slices';

describe('a catalogue that holds the starter and nothing else', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase({ stage: 'starter' });
  });
  afterAll(() => database.close());

  const read = async () => {
    const encoder = createEncoder(await loadTensorBackend('auto'));
    const vectors = new VectorService(encoder, new VectorRepository(database));
    const reader = new KnowledgeReader(new KnowledgeRepository(database, encoder), vectors);
    return { encoder, ...(await reader.read()) };
  };

  it('is answered with the fit that ships, and begins none', async () => {
    const backend = await loadTensorBackend('auto');
    const encoder = createEncoder(backend);
    const begun: number[] = [];
    const recommendation = createRecommendation(
      { database, encoder, backend, log: createLog('silent') },
      {
        fit: ({ evidence }) => {
          begun.push(evidence.observations.length);
          return Promise.reject(new Error('is not to be fitted'));
        },
      },
    );
    recommendation.fitting.start();
    const { receipt } = await recommendation.service.recommend({ target: { description: 'chest x-rays' } });
    const stored = await new FitRepository(database, encoder).findNewest();
    expect(receipt?.recommenderVersion).toContain(`/fit-${stored?.fit.version.slice(0, 12)}`);
    expect(stored?.search).toEqual(readShippedFit(encoder.version)?.search);
    expect(begun).toEqual([]);
    await recommendation.betterBases.stop();
  });

  it('has the weights that a fit of it would have', async () => {
    const { encoder, evidence, knowledge } = await read();
    const shipped = readShippedFit(encoder.version);
    const unpacked = shipped === null ? null : finish(unpackFit(shipped, knowledge));
    if (unpacked === null) throw new Error('The fit that ships is of another starter: npm run starter:fit');
    const { fit } = unpacked;
    const anew = fitScorer(evidence, encoder.blocks, fit.settings);
    const placeOf = finish(placesOfIds(anew.results.ids));
    const most = anew.results.dual.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 0);
    const differences = Array.from<string | number>(fit.results.ids).map((id, place) => {
      const other = anew.results.dual[placeOf.get(String(id)) ?? -1] ?? NaN;
      return Math.abs(other - (fit.results.dual[place] ?? NaN)) / most;
    });
    expect(fit.results.ids).toHaveLength(anew.results.ids.length);
    expect(differences.filter((difference) => !(difference < 1e-3))).toEqual([]);
    expect([...fit.columns.keys].sort()).toEqual([...anew.columns.keys].sort());
  });

  it('unpacks what was packed, and nothing where one result says something else', async () => {
    const { encoder, evidence, knowledge } = await read();
    const search = { isNew: false, targets: 1, before: 1, after: 1, results: evidence.observations.length };
    const shipped = readShippedFit(encoder.version);
    const fit = shipped === null ? undefined : finish(unpackFit(shipped, knowledge))?.fit;
    if (fit === undefined) throw new Error('The fit that ships is of another starter: npm run starter:fit');
    const packed = packFit({ fit, search }, knowledge, encoder.version);
    expect(finish(unpackFit(packed, knowledge))).toEqual({ fit, search });
    const { columns, circumstances } = knowledge.results;
    const values = columns.values.with(0, (columns.values[0] ?? 0) + 1);
    const results = finish(KnownResults.create({ ...columns, values }, circumstances));
    expect(finish(unpackFit(packed, { ...knowledge, results }))).toBeNull();
  });
});
