import type { Database } from '../../../src/platform/database';
import type { Recommendation } from '../../../src/recommend/create-recommendation';
import { EdgeRepository, type ComputedEdge } from '../../../src/recommend/edges/edge.repository';
import { openTestDatabase } from '../../support/database';
import { insert, Rows, type Row } from '../../support/rows';
import { recommendationOn, writeSmallCatalogue, type SmallCatalogue } from './fixture';

interface EdgeRow {
  slug: string;
  kind: string;
  taskId: string | null;
  protocol: string;
  evidenceCount: number;
  expectedGain: number;
}

describe('transfer edges', () => {
  let database: Database;
  let catalogue: SmallCatalogue;
  let recommendation: Recommendation;

  beforeAll(async () => {
    database = await openTestDatabase();
    catalogue = await writeSmallCatalogue(database);
    recommendation = await recommendationOn(database);
    await new Rows(database).edge({
      baseId: catalogue.bases.unmeasured.id,
      domainId: catalogue.domains.cars,
    });
    await recommendation.edges.refreshEdges();
  });

  afterAll(() => database.close());

  const edgesInto = (domainId: number) =>
    database.query<EdgeRow>({
      label: 'test_edges',
      text: `SELECT model.slug, edge.* FROM transfer_edge edge JOIN model ON model.id = edge."baseId"
        WHERE edge."domainId" = $1 ORDER BY edge.kind, edge."expectedGain" DESC, edge.id`,
      values: [domainId],
    });

  const revision = async () => {
    const [row] = await database.query<{ revision: number }>({
      label: 'test_revision',
      text: 'SELECT revision FROM catalog_state',
    });
    return row!.revision;
  };

  it('are measured where evidence lies in the domain, with its count', async () => {
    const measured = (await edgesInto(catalogue.domains.radiology)).filter(({ kind }) => kind === 'MEASURED');
    expect(measured.map(({ slug }) => slug)).toEqual([
      'lab/resnet',
      'lab/convnext',
      'lab/vit',
      'lab/unlicensed',
    ]);
    for (const edge of measured) {
      expect(edge).toMatchObject({ taskId: 'image-classification', protocol: 'FINE_TUNE', evidenceCount: 1 });
    }
  });

  it('count the evidence of the domains below', async () => {
    const medical = await edgesInto(catalogue.domains.medical);
    expect(
      medical.find(({ slug, kind }) => slug === 'lab/resnet' && kind === 'MEASURED')?.evidenceCount,
    ).toBe(2);
  });

  it('are predicted for the domain as a whole', async () => {
    const predicted = (await edgesInto(catalogue.domains.cars)).filter(({ kind }) => kind === 'PREDICTED');
    expect(predicted.length).toBeGreaterThan(0);
    for (const { taskId, evidenceCount } of predicted) expect([taskId, evidenceCount]).toEqual([null, 0]);
  });

  it('leave alone what somebody declared', async () => {
    const declared = (await edgesInto(catalogue.domains.cars)).filter(({ kind }) => kind === 'DECLARED');
    expect(declared).toHaveLength(1);
  });

  it('are not written again when nothing changed, not even by another process', async () => {
    const before = await revision();
    await expect(recommendation.edges.refreshEdges()).resolves.toBe(0);
    await expect((await recommendationOn(database)).edges.refreshEdges()).resolves.toBe(0);
    await expect(revision()).resolves.toBe(before);
  });

  it('are computed by one process where several find that they are due', async () => {
    await database.query({
      label: 'test_forget',
      text: `DELETE FROM transfer_edge WHERE kind <> 'DECLARED'`,
    });
    const [one, other] = [await recommendationOn(database), await recommendationOn(database)];
    const changed = await Promise.all([one.edges.refreshEdges(), other.edges.refreshEdges()]);
    expect(changed.filter((count) => count > 0)).toHaveLength(1);
    await expect(other.edges.refreshEdges()).resolves.toBe(0);
  });

  it('are computed again for a domain that somebody asks about, after the answer', async () => {
    const fresh = await recommendationOn(database);
    await database.query({
      label: 'test_forget',
      text: `DELETE FROM transfer_edge WHERE "domainId" = $1 AND kind <> 'DECLARED'`,
      values: [catalogue.domains.cars],
    });
    await fresh.edges.findSources([catalogue.domains.cars], 1);
    await fresh.edges.refreshEdges();
    const kinds = new Set((await edgesInto(catalogue.domains.cars)).map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['DECLARED', 'MEASURED', 'PREDICTED']));
  });

  it('follow new evidence, and go when it is retracted', async () => {
    const rows = new Rows(database);
    const image = { modalities: ['IMAGE'], tasks: ['image-classification'], summary: 'Bone x-rays.' };
    const bones = await rows.dataset({ slug: 'bones', ...image });
    await insert(database, 'dataset_domain', { datasetId: bones.id, domainId: catalogue.domains.radiology });
    const resultId = await rows.result({
      studyId: catalogue.studyId,
      baseOriginId: catalogue.bases.unmeasured.originId,
      targetOriginId: bones.originId,
      metricId: 'accuracy',
      value: 0.7,
    });
    await recommendation.edges.refreshEdges();
    const measured = async () =>
      (await edgesInto(catalogue.domains.radiology)).some(
        ({ slug, kind }) => slug === 'lab/unmeasured' && kind === 'MEASURED',
      );
    await expect(measured()).resolves.toBe(true);
    await insert(database, 'transfer_result_dispute', {
      resultId,
      kind: 'RETRACTION',
      reason: 'A wrong table.',
    });
    await recommendation.edges.refreshEdges();
    await expect(measured()).resolves.toBe(false);
  });

  /** How many domains' edges are computed by a process that has just started. */
  async function computedAtStart(): Promise<number> {
    let computed = 0;
    let isOver = false;
    database.onStatement(({ label }) => {
      if (!isOver && label === 'recommend.replace_edges') computed += 1;
    });
    await expect((await recommendationOn(database)).edges.refreshEdges()).resolves.toBe(0);
    isOver = true;
    return computed;
  }

  const write = (text: string) => database.query({ label: 'test_write', text });

  it.each([
    ['a change left them as they were', `UPDATE study SET title = title || '.'`],
    ['they were computed before they said from what', `UPDATE transfer_edge SET "knowledgeRevision" = NULL`],
  ])('are computed once where %s, and the feed tells nothing of it', async (_, text) => {
    await expect(computedAtStart()).resolves.toBe(0);
    const before = await revision();
    await write(text);
    await expect(computedAtStart()).resolves.toBe(Object.keys(catalogue.domains).length);
    await expect(computedAtStart()).resolves.toBe(0);
    await expect(revision()).resolves.toBe(before);
  });

  it('are computed from what is known now, though a question need not wait for that', async () => {
    const hasty = await recommendationOn(database, 0);
    await hasty.edges.refreshEdges();
    const { unmeasured } = catalogue.bases;
    await new Rows(database).result({
      studyId: catalogue.studyId,
      baseOriginId: unmeasured.originId,
      targetOriginId: catalogue.datasets.skin.originId,
      metricId: 'accuracy',
      value: 0.7,
    });
    await hasty.edges.refreshEdges();
    expect(await edgesInto(catalogue.domains.dermatology)).toContainEqual(
      expect.objectContaining({ slug: 'lab/unmeasured', kind: 'MEASURED', evidenceCount: 1 }),
    );
  });

  it('follow what things are filed under, which the feed does not tell of', async () => {
    // As they are at the first start: all of one revision.
    await write(`DELETE FROM transfer_edge WHERE kind <> 'DECLARED'`);
    const { edges } = await recommendationOn(database);
    await edges.refreshEdges();
    const measured = async () =>
      (await edgesInto(catalogue.domains.reviews)).filter(({ kind }) => kind === 'MEASURED').length;
    await expect(measured()).resolves.toBeGreaterThan(0);
    const before = await revision();
    await write(`DELETE FROM dataset_domain WHERE "domainId" = ${catalogue.domains.reviews}`);
    await expect(revision()).resolves.toBe(before);
    await edges.refreshEdges();
    await expect(measured()).resolves.toBe(0);
  });

  describe('as they are stored', () => {
    const VERSION = 'recommender-test';
    let edges: EdgeRepository;
    let from: { revision: number; knowledgeRevision: number; recommenderVersion: string };
    let one: ComputedEdge;
    const gains = async () =>
      (await edgesInto(catalogue.domains.cars)).filter(({ kind }) => kind !== 'DECLARED').map(gainOf);
    const gainOf = ({ expectedGain }: EdgeRow) => expectedGain;

    beforeAll(async () => {
      const [now] = await database.query<{ revision: number; knowledgeRevision: number }>({
        label: 'test_revisions',
        text: 'SELECT revision, "knowledgeRevision" FROM catalog_state',
      });
      from = { ...now!, recommenderVersion: VERSION };
      edges = new EdgeRepository(database);
      const baseId = catalogue.bases.vit.id;
      const asked = { baseId, taskId: null, protocol: 'FINE_TUNE', kind: 'PREDICTED' } as const;
      one = { ...asked, expectedGain: 0.5, compatibility: 0.9, margin: 0.1, evidenceCount: 0 };
      await edges.replace(catalogue.domains.cars, [one], from);
    });

    it('give way to none from earlier knowledge', async () => {
      const earlier = { ...from, knowledgeRevision: from.knowledgeRevision - 1 };
      const other = { ...one, expectedGain: 0.7 };
      await expect(edges.replace(catalogue.domains.cars, [other], earlier)).resolves.toBe(0);
      await expect(edges.replace(catalogue.domains.cars, [], earlier)).resolves.toBe(0);
      await expect(gains()).resolves.toEqual([0.5]);
      await expect(edges.findUpToDate(VERSION)).resolves.toContain(catalogue.domains.cars);
    });

    it('are of the version that found the same figures last', async () => {
      const later = { ...from, recommenderVersion: 'recommender-later' };
      await expect(edges.replace(catalogue.domains.cars, [one], later)).resolves.toBe(1);
      await expect(edges.findUpToDate(VERSION)).resolves.not.toContain(catalogue.domains.cars);
      await expect(edges.findUpToDate('recommender-later')).resolves.toEqual([catalogue.domains.cars]);
    });

    it('take an id when they are new, and none when they are found again', async () => {
      const lastId = async () => {
        const [row] = await database.query<{ last: string }>({
          label: 'test_last_id',
          text: `SELECT last_value::text AS last FROM pg_sequences
            WHERE sequencename = regexp_replace(pg_get_serial_sequence('transfer_edge', 'id'), '^.*\\.', '')`,
        });
        return Number(row!.last);
      };
      const before = await lastId();
      for (const expectedGain of [0.5, 0.6, 0.6])
        await edges.replace(catalogue.domains.cars, [{ ...one, expectedGain }], from);
      await expect(lastId()).resolves.toBe(before);
      await edges.replace(catalogue.domains.cars, [one, { ...one, protocol: 'LINEAR_PROBE' }], from);
      await expect(lastId()).resolves.toBe(before + 1);
    });

    afterAll(async () => (await recommendationOn(database)).edges.refreshEdges());
  });

  it('tell from which domains transfer comes', async () => {
    await insert(database, 'model_domain', {
      modelId: catalogue.bases.vit.id,
      domainId: catalogue.domains.cars,
    });
    const sources = await recommendation.edges.findSources(
      [catalogue.domains.cars, catalogue.domains.medical],
      5,
    );
    expect(sources.find(({ domainId }) => domainId === catalogue.domains.cars)).toMatchObject({
      otherId: catalogue.domains.cars,
      bestBaseId: catalogue.bases.vit.id,
      baseCount: 1,
      evidenceCount: 1,
    });
    await recommendation.edges.stop();
  });

  it('tell the same from the other side: where the bases of a domain go to', async () => {
    const ids = Object.values(catalogue.domains);
    const into = await recommendation.edges.findSources(ids, 100);
    const outOf = await recommendation.edges.findTargets(ids, 100);
    const turned = into.map(({ domainId, otherId, ...rest }) => ({
      domainId: otherId,
      otherId: domainId,
      ...rest,
    }));
    expect(turned.length).toBeGreaterThan(1);
    expect(outOf).toHaveLength(turned.length);
    expect(outOf).toEqual(expect.arrayContaining(turned));
    const [best] = outOf;
    await expect(recommendation.edges.findTargets([best?.domainId ?? 0], 1)).resolves.toEqual([best]);
    await recommendation.edges.stop();
  });

  it('tell of transfer by what has both figures: a declared edge may have one', async () => {
    const { bases, domains } = catalogue;
    const target = await new Rows(database).domain({ slug: 'declared' });
    await insert(database, 'model_domain', { modelId: bases.resnet.id, domainId: domains.cars });
    const declare = (baseId: number, figures: Row) =>
      new Rows(database).edge({ baseId, domainId: target, ...figures });
    await declare(bases.resnet.id, { expectedGain: 2 });
    await expect(recommendation.edges.findSources([target], 5)).resolves.toEqual([]);
    await declare(bases.resnet.id, { expectedGain: 1, compatibility: 0.5, protocol: 'LINEAR_PROBE' });
    const [source] = await recommendation.edges.findSources([target], 5);
    expect(source).toMatchObject({
      otherId: domains.cars,
      expectedGain: 1,
      compatibility: 0.5,
      baseCount: 1,
    });
    await recommendation.edges.stop();
  });
});
