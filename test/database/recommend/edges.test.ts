import type { Database } from '../../../src/platform/database';
import type { Recommendation } from '../../../src/recommend/create-recommendation';
import { openTestDatabase } from '../../support/database';
import { insert, Rows } from '../../support/rows';
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
      sourceId: catalogue.domains.cars,
      bestBaseId: catalogue.bases.vit.id,
      baseCount: 1,
      evidenceCount: 1,
    });
    await recommendation.edges.stop();
  });
});
