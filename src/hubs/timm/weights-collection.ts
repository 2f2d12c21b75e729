import { reference } from '../huggingface/repository-id';
import { unique } from '../plain-json';
import type { Reference } from '../records';
import type { TimmCard } from './card';
import type { Extras } from './extras';
import type { Measured } from './tables';
import { taggedRecord, weightsOf } from './weights';

/** Pretrained weights with what tables and cards say of them. */
export class WeightsCollection {
  readonly measured = new Map<string, Measured>();
  private readonly cards = new Map<string, TimmCard>();

  get isEmpty(): boolean {
    return this.measured.size === 0 && this.cards.size === 0;
  }

  addCard(card: TimmCard): void {
    this.cards.set(card.name, card);
  }

  /**
   * Records before the schema has checked them: those of the tables first, then those that only
   * have a card.
   */
  *candidates(extras: Extras): Generator<[string, Record<string, unknown>]> {
    for (const [name, { record, evaluations, raw }] of this.measured) {
      const card = this.cards.get(name);
      const all = { ...record, evaluations, ...this.rawOf(name, raw, extras) };
      yield [name, card === undefined ? all : withCard(all, card)];
    }
    for (const [name, card] of this.cards)
      if (!this.measured.has(name))
        yield [name, withCard({ ...taggedRecord(name), ...this.rawOf(name, {}, extras) }, card)];
  }

  /** All that was read of it, and from which files. */
  private rawOf(name: string, tables: Measured['raw'], extras: Extras) {
    const benchmarks = extras.benchmarksOf(weightsOf(name).architecture);
    const card = this.cards.get(name)?.raw;
    const raw = {
      ...tables,
      ...(benchmarks === null ? {} : { benchmarks }),
      ...(card === undefined ? {} : { card }),
    };
    return { raw, parts: Object.keys(raw) };
  }
}

type Candidate = ReturnType<typeof taggedRecord> & Record<string, unknown>;

/** What the tables measured stands; the card adds what they leave open. */
function withCard(record: Candidate, card: TimmCard): Candidate {
  const tags = Array.isArray(record.tags) ? record.tags.map(String) : [];
  return {
    ...record,
    summary: card.summary,
    licenses: { weights: card.license },
    tags: unique([...tags, ...card.tags]),
    parameterCount: record.parameterCount ?? card.parameterCount,
    inputSignature: record.inputSignature ?? card.inputSignature,
    trainings: record.trainings.length > 0 ? record.trainings : trainingsOf(card.datasets),
  };
}

/** A card names what the weights were tuned on last. */
const trainingsOf = (names: readonly string[]) =>
  names
    .map((name) => reference('dataset', name))
    .filter((dataset): dataset is Reference => dataset !== null)
    .map((dataset) => ({ dataset, role: 'FINE_TUNING' }));
