import type { ModalityName } from '../../catalog';
import type { KnownBase } from '../knowledge/knowledge';

/** Whether a base takes every kind of input that the target has. */
export const takesInput = (base: KnownBase, modalities: readonly ModalityName[]): boolean =>
  modalities.every((modality) => base.inputModalities.includes(modality));

/** The bases to compare on a target, by id; those measured on the very target always. */
export function candidatesFor(
  bases: readonly KnownBase[],
  target: { modalities: readonly ModalityName[]; datasetId: number | null },
): KnownBase[] {
  return bases
    .filter(
      (base) =>
        takesInput(base, target.modalities) ||
        base.results.some(({ datasetId }) => datasetId === target.datasetId),
    )
    .sort((a, b) => a.id - b.id);
}
