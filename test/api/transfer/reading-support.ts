import type { Database } from '../../../src/platform/database';
import { insert, type Row, type Rows } from '../../support/rows';
import { openHarness, type Harness } from './harness';

interface Known {
  id: number;
  originId: number;
}

interface Subjects {
  base: Known;
  other: Known;
  target: Known;
}

/** Two models, one made from the other, what was measured on them and where they lead. */
export async function openEvidence(): Promise<Harness> {
  const harness = await openHarness();
  const { rows, database } = harness;
  const base = await rows.model({ slug: 'acme/base' });
  const other = await rows.model({ slug: 'acme/other' });
  const target = await rows.dataset({ slug: 'acme/target' });
  const subjects = { base, other, target };
  const lineage = { childOriginId: other.originId, baseOriginId: base.originId, relation: 'FINETUNE' };
  await insert(database, 'lineage', lineage);
  await writeResults(rows, database, subjects);
  await writeEdges(rows, subjects);
  for (const value of [0.1, 0.2])
    await insert(database, 'evaluation', {
      modelOriginId: base.originId,
      datasetOriginId: target.originId,
      metricId: 'accuracy',
      taskId: 'image-classification',
      value,
    });
  return harness;
}

async function writeResults(
  rows: Rows,
  database: Database,
  { base, other, target }: Subjects,
): Promise<void> {
  const resultIds: number[] = [];
  const studyId = await rows.study({ key: 'known-2020', title: 'Known', year: 2020 });
  const result = async (value: number, more: Row = {}) =>
    resultIds.push(
      await rows.result({
        studyId,
        baseOriginId: base.originId,
        targetOriginId: target.originId,
        metricId: 'accuracy',
        value,
        ...more,
      }),
    );
  await result(0.5, { seed: 1 });
  await result(0.7, { seed: 2, protocol: 'LINEAR_PROBE', trainingExamples: 1000 });
  await result(0.6, { seed: 1, supersedesId: resultIds[0] });
  await result(0.8, { seed: 4, baseOriginId: other.originId });
  await insert(database, 'transfer_result_dispute', {
    resultId: resultIds[1],
    kind: 'RETRACTION',
    reason: 'A slip.',
  });
}

async function writeEdges(rows: Rows, { base, other }: Subjects): Promise<void> {
  const domains = [await rows.domain({ slug: 'medical' }), await rows.domain({ slug: 'music' })];
  for (const [place, domainId] of domains.entries()) {
    const figures = { expectedGain: 1 - place, compatibility: 0.9, margin: 0.1 };
    await rows.edge({ baseId: base.id, domainId, kind: 'PREDICTED', reason: null, ...figures });
  }
  await rows.edge({ baseId: other.id, domainId: domains[0] });
}

/** The data of an answer that has no errors. */
export async function dataOf<Data>(
  harness: Harness,
  query: string,
  variables?: Record<string, unknown>,
): Promise<Data> {
  const { data, errors } = await harness.ask<Data>(query, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

export type Nodes<Node, Name extends string> = Record<Name, { nodes: Node[] }>;
