import { taskNearby } from '../../../src/recommend/question/near-task';
import type { DatasetRow } from '../../../src/recommend/knowledge/rows';
import { aBase, aDataset, aKnowledge, aResult } from './a-knowledge';

/** A vector whose cosine with `TARGET` is this. */
const at = (similarity: number): Float32Array => Float32Array.of(similarity, Math.sqrt(1 - similarity ** 2));
const TARGET = Float32Array.of(1, 0);

function nearby(datasets: ReadonlyArray<Partial<DatasetRow> & { similarity: number; isMeasured?: boolean }>) {
  const knowledge = aKnowledge({
    bases: [aBase(1)],
    datasets: datasets.map(({ tasks = [], modalities = ['IMAGE'] }, id) =>
      aDataset(id + 1, { tasks, modalities }),
    ),
    results: datasets.flatMap(({ isMeasured = true }, id) =>
      isMeasured ? [aResult(id + 1, { datasetId: id + 1 })] : [],
    ),
  });
  const datasetVectors = new Map(datasets.map(({ similarity }, id) => [id + 1, at(similarity)]));
  return taskNearby(TARGET, 'IMAGE', { knowledge, datasetVectors });
}

describe('the task of the datasets nearby', () => {
  it('is the one that weighs most by similarity, never surer than 0.8', () => {
    const found = nearby([
      { similarity: 0.9, tasks: ['object-detection'] },
      { similarity: 0.5, tasks: ['image-classification'] },
      { similarity: 0.5, tasks: ['image-classification'] },
    ]);
    expect(found?.id).toBe('object-detection');
    expect(found?.confidence).toBeCloseTo((0.8 * 0.81) / (0.81 + 0.25 + 0.25 + 0.16), 6);
    const many = Array.from({ length: 20 }, () => ({ similarity: 1, tasks: ['image-segmentation'] }));
    expect(nearby(many)?.confidence).toBeGreaterThan(0.75);
    expect(nearby(many)?.confidence).toBeLessThan(0.8);
  });

  it('counts only datasets that were measured, that are near, and of the kind of data', () => {
    const tasks = ['image-classification'];
    expect(nearby([{ similarity: 0.9, tasks, isMeasured: false }])).toBeNull();
    expect(nearby([{ similarity: 0.3, tasks }])).toBeNull();
    expect(nearby([{ similarity: 0.9, tasks, modalities: ['TEXT'] }])).toBeNull();
    expect(nearby([{ similarity: 0.9, tasks: [] }])).toBeNull();
  });
});
