import { groupBy } from '../../platform/group-by';

/** Weights that have to be in memory for a model to run, or why their number is not known. */
export type WeightsToLoad =
  | {
      readonly isKnown: true;
      /** Parameters of the model, then of the base that it is an adapter on, and so on. */
      readonly parts: readonly number[];
      readonly total: number;
    }
  | { readonly isKnown: false; readonly reason: string };

/** How a model is asked for what it is made of. */
export interface AdapterGraph<Id> {
  parametersOf(id: Id): number | null;
  /** The models that it is an adapter on. */
  adaptedBy(id: Id): readonly Id[];
}

/** Adapters on adapters are rare; lineage that says more steps is at fault. */
export const MAX_ADAPTER_STEPS = 5;
/** What has this part of its base's weights is no adapter: it was merged into them. */
const WHOLE = 0.5;

const NUMBER_UNKNOWN = 'Its number of parameters is not known.';
const BASE_UNKNOWN = 'It is an adapter, and the number of parameters of its base is not known.';
const SEVERAL_BASES = 'It is an adapter, and which of several bases it needs is not known.';

const known = (parts: readonly number[]): WeightsToLoad => ({
  isKnown: true,
  parts,
  total: parts.reduce((sum, part) => sum + part, 0),
});
const unknown = (reason: string): WeightsToLoad => ({ isKnown: false, reason });

/** Where the first of a model and its bases stands that holds all weights of the last one. */
const firstWhole = (parts: readonly number[]): number =>
  parts.findIndex((part) => part >= WHOLE * (parts.at(-1) ?? 0));

/**
 * The weights that a model needs: its own and, for an adapter, those of its base. A model with half
 * as many weights as its base, or more, holds them itself.
 */
export function weightsToLoad<Id>(id: Id, graph: AdapterGraph<Id>): WeightsToLoad {
  const parts: number[] = [];
  let current = id;
  for (let step = 0; step < MAX_ADAPTER_STEPS; step += 1) {
    const own = graph.parametersOf(current);
    if (own === null) return unknown(step === 0 ? NUMBER_UNKNOWN : BASE_UNKNOWN);
    parts.push(own);
    const [base, ...others] = graph.adaptedBy(current);
    if (others.length > 0) return unknown(SEVERAL_BASES);
    if (base === undefined) return known(parts.slice(0, firstWhole(parts) + 1));
    current = base;
  }
  return unknown(BASE_UNKNOWN);
}

/** A model that is an adapter, and the base that it is one on. */
export interface AdapterStep {
  readonly childId: number;
  readonly baseId: number;
  /** Parameters of the base. */
  readonly parameterCount: number | null;
}

/** What a model and the steps up from it say about its weights. */
export function weightsOfModel(model: {
  readonly id: number;
  readonly parameterCount: number | null;
  readonly adapterSteps: readonly AdapterStep[];
}): WeightsToLoad {
  const bases = groupBy(model.adapterSteps, ({ childId }) => childId);
  const counts = new Map(model.adapterSteps.map(({ baseId, parameterCount }) => [baseId, parameterCount]));
  return weightsToLoad(model.id, {
    parametersOf: (id) => (id === model.id ? model.parameterCount : (counts.get(id) ?? null)),
    adaptedBy: (id) => (bases.get(id) ?? []).map(({ baseId }) => baseId),
  });
}
