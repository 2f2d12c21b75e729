import { MODALITIES, type ModalityName } from '../../catalog';

/** Shares of the modalities among a domain's data, adding up to 1; empty where nothing is known. */
export type ModalityShares = ReadonlyMap<ModalityName, number>;

/** The best modality must beat the second by this factor to be taken without asking. */
const CLEAR_LEAD = 1.2;

/** The modality that leads the others clearly; null where none does. */
export function clearWinner(weights: ReadonlyMap<ModalityName, number>): ModalityName | null {
  const [first, second] = MODALITIES.map((modality) => ({
    modality,
    weight: weights.get(modality) ?? 0,
  })).sort((a, b) => b.weight - a.weight);
  if (first === undefined || first.weight <= 0) return null;
  return first.weight >= CLEAR_LEAD * (second?.weight ?? 0) ? first.modality : null;
}

/** Parts of their sum. */
export function toShares(weights: ReadonlyMap<ModalityName, number>): Map<ModalityName, number> {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return new Map([...weights].map(([modality, weight]) => [modality, weight / total]));
}

export function addWeight(weights: Map<ModalityName, number>, modality: ModalityName, weight: number): void {
  weights.set(modality, (weights.get(modality) ?? 0) + weight);
}
