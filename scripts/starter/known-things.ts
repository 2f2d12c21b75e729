import type { DatasetRecord, ModelRecord, Reference } from '../../src/hubs';

export const keyOf = ({ hub, externalId }: Reference): string => `${hub}:${externalId}`;

/** Records by every id that they go by: their own, and those that they say are the same thing. */
class Records<T extends ModelRecord | DatasetRecord> {
  private readonly byKey = new Map<string, T>();

  constructor(records: readonly T[]) {
    for (const record of records) this.byKey.set(keyOf(record), record);
    for (const record of records)
      for (const same of record.sameAs) if (!this.byKey.has(keyOf(same))) this.byKey.set(keyOf(same), record);
  }

  find(reference: Reference): T | null {
    return this.byKey.get(keyOf(reference)) ?? null;
  }
}

/** The models and datasets that the starter catalogue describes. */
export class KnownThings {
  private readonly models: Records<ModelRecord>;
  private readonly datasets: Records<DatasetRecord>;

  constructor(things: readonly (ModelRecord | DatasetRecord)[]) {
    this.models = new Records(things.filter((thing) => thing.kind === 'model'));
    this.datasets = new Records(things.filter((thing) => thing.kind === 'dataset'));
  }

  model(reference: Reference): ModelRecord | null {
    return this.models.find(reference);
  }

  dataset(reference: Reference): DatasetRecord | null {
    return this.datasets.find(reference);
  }

  /** Whether a base has seen a target in training, itself or through what it was made from. */
  hasSeen(base: Reference, target: Reference): boolean {
    return this.seenBy(base, new Set()).has(this.nameOf(target));
  }

  private nameOf(dataset: Reference): string {
    return keyOf(this.dataset(dataset) ?? dataset);
  }

  private seenBy(base: Reference, passed: Set<string>): Set<string> {
    const model = this.model(base);
    if (model === null || passed.has(keyOf(model))) return new Set();
    passed.add(keyOf(model));
    const seen = new Set(model.trainings.map(({ dataset }) => this.nameOf(dataset)));
    for (const { base: parent } of model.bases)
      for (const name of this.seenBy(parent, passed)) seen.add(name);
    return seen;
  }
}
