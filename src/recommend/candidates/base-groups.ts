import { visitInSteps } from '../../platform/slices';
import type { KnownBase } from '../knowledge/knowledge';

/** What bases are told apart by. */
export interface BaseFact {
  /** One name for one fact. */
  readonly name: string;
  /** What it is read from beside the base itself: of something else it may be another. */
  readonly of: object;
  /** Bases of equal keys are alike in it. */
  readonly keyOf: (base: KnownBase) => unknown;
}

/** Bases by something that many of them have in common. */
export interface BaseGroups {
  /** By place: which of the groups. */
  readonly of: Uint32Array;
  /** One base of each. */
  readonly samples: readonly KnownBase[];
  /** The group of those whose key is null; -1 where there is none. */
  readonly untold: number;
}

/** For facts that a base tells by itself. */
const ITSELF = {};
export const ownFact = (name: string, keyOf: BaseFact['keyOf']): BaseFact => ({ name, of: ITSELF, keyOf });

/** Words of a list as a key. */
export const wordsKey = (words: readonly string[]): string => JSON.stringify(words);

/** What tells how a base comes to tasks. */
export const TRAITS = ownFact('traits', ({ traits }) => traits);
export const LANGUAGES = ownFact('languages', ({ languages }) => wordsKey(languages));
export const SUBJECTS = ownFact('domains', ({ domainIds }) => domainIds.join(' '));

/** A number that each base has. */
export interface BaseFigure extends Pick<BaseFact, 'name' | 'of'> {
  readonly figureOf: (base: KnownBase) => number;
}

export const DOWNLOADS: BaseFigure = {
  name: 'downloads',
  of: ITSELF,
  figureOf: ({ downloads }) => downloads ?? 0,
};

/** Yields wherever it could pause. */
export function* groupBases(bases: readonly KnownBase[], { keyOf }: BaseFact): Generator<void, BaseGroups> {
  const groups = new Map<unknown, number>();
  const samples: KnownBase[] = [];
  const of = new Uint32Array(bases.length);
  yield* visitInSteps(bases, (base, place) => {
    const key = keyOf(base);
    const group = groups.get(key) ?? samples.push(base) - 1;
    groups.set(key, group);
    of[place] = group;
  });
  return { of, samples, untold: groups.get(null) ?? -1 };
}

/**
 * The groups of more bases, which come behind those that are grouped already. Yields wherever it
 * could pause.
 */
export function* extendGroups(
  known: BaseGroups,
  others: readonly KnownBase[],
  fact: BaseFact,
): Generator<void, BaseGroups> {
  // Each group has its number again, since its sample is the first of it.
  const { of: grouped, samples, untold } = yield* groupBases([...known.samples, ...others], fact);
  const of = new Uint32Array(known.of.length + others.length);
  of.set(known.of);
  of.set(grouped.subarray(known.samples.length), known.of.length);
  return { of, samples, untold };
}

/** By group, whether something holds of its bases. */
export function groupsWhere({ samples }: BaseGroups, holds: (sample: KnownBase) => boolean): Uint8Array {
  const flags = new Uint8Array(samples.length);
  samples.forEach((sample, group) => (flags[group] = holds(sample) ? 1 : 0));
  return flags;
}

/** By place. Yields wherever it could pause. */
export function* figuresOf(
  bases: readonly KnownBase[],
  { figureOf }: BaseFigure,
): Generator<void, Float64Array> {
  const figures = new Float64Array(bases.length);
  yield* visitInSteps(bases, (base, place) => (figures[place] = figureOf(base)));
  return figures;
}
