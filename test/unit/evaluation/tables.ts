import type { EvaluationTables } from '../../../src/evaluation';
import type { ResultRow } from '../../../src/evaluation/rows';

export const result = (
  targetId: string,
  modelId: string,
  value: number,
  more: Partial<ResultRow> = {},
): ResultRow => ({
  source: 'study',
  modelId,
  targetId,
  protocol: 'finetune',
  metric: 'accuracy',
  higherIsBetter: true,
  value,
  ...more,
});

const FAMILIES = ['resnet', 'vit', 'swin', 'densenet', 'mnasnet', 'convnext'];
const DATA = ['imagenet', 'places', 'birds21k', 'web'];

/**
 * Bases of six families, each pretrained on four sets of data, on eight targets: the data decide,
 * the targets agree, and a fixed wobble keeps ties away.
 */
export function aGrid(): EvaluationTables {
  const targets = ['birds', 'dogs', 'cars', 'pets', 'flowers', 'digits', 'planes', 'scenes'];
  const results = targets.flatMap((target, t) =>
    FAMILIES.flatMap((family, f) =>
      DATA.map((data, d) =>
        result(
          target,
          `${family}-${data}`,
          0.5 + 0.08 * d + 0.01 * f + 0.013 * ((t * 5 + f * 3 + d * 7) % 4),
          {
            architecture: `${family}50`,
            pretrainingData: data,
          },
        ),
      ),
    ),
  );
  return {
    results,
    datasets: targets.map((targetId) => ({
      targetId,
      modality: 'image',
      description: `Photographs of ${targetId}`,
    })),
    models: [],
  };
}
