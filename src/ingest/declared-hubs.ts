import {
  withFound,
  type CatalogRecord,
  type ModelRecord,
  type RecordProblem,
  type Reference,
  type TransferResultRecord,
} from '../hubs';
import { nameOfResult } from './describe-results';
import { isShippedHub } from './hub-standing';
import { nameOfThing } from './name-of-thing';
import type { ThingRecord } from './record-keys';

/** A record without what names unknown hubs; null where nothing of it is left. */
export interface CheckedRecord {
  record: CatalogRecord | null;
  problems: RecordProblem[];
}

const UNKNOWN = 'is no hub that is known or declared';

/** The hubs that records may be of and speak of: a misspelt one is reported, never made. */
export class DeclaredHubs {
  /** @param ids of the hubs that the catalogue has beside those that ship with the project */
  constructor(private readonly ids: Set<string>) {}

  has(id: string): boolean {
    return isShippedHub(id) || this.ids.has(id);
  }

  add(id: string): void {
    this.ids.add(id);
  }

  check(record: CatalogRecord): CheckedRecord {
    if (record.kind === 'study') return { record, problems: [] };
    if (record.kind !== 'transferResult') return this.checkThing(record);
    return this.checkResult(record);
  }

  private checkResult(record: TransferResultRecord): CheckedRecord {
    const place = nameOfResult(record);
    const { adapted } = record;
    for (const field of ['base', 'target'] as const) {
      const { hub } = record[field];
      if (!this.has(hub))
        return { record: null, problems: [{ ...place, field, ...found(hub), action: 'skipped' }] };
    }
    if (adapted === null || this.has(adapted.hub)) return { record, problems: [] };
    const problem = { ...place, field: 'adapted', ...found(adapted.hub), action: 'ignored' as const };
    return { record: { ...record, adapted: null }, problems: [problem] };
  }

  private checkThing(record: ThingRecord): CheckedRecord {
    const { hub } = record;
    const thing = nameOfThing(record);
    if (!this.has(hub))
      return { record: null, problems: [{ ...thing, field: 'hub', ...found(hub), action: 'skipped' }] };
    const problems: RecordProblem[] = [];
    const keep =
      <T>(field: string, hubOf: (item: T) => string | undefined) =>
      (item: T, place: number): boolean => {
        const other = hubOf(item);
        if (other === undefined || this.has(other)) return true;
        problems.push({ ...thing, field: `${field}.${place}.hub`, ...found(other), action: 'ignored' });
        return false;
      };
    const sameAs = record.sameAs.filter(keep<Reference>('sameAs', (one) => one.hub));
    const claims = record.kind === 'model' ? claimsOf(record, keep) : {};
    return { record: problems.length === 0 ? record : { ...record, sameAs, ...claims }, problems };
  }
}

type Keep = <T>(field: string, hubOf: (item: T) => string | undefined) => (item: T, place: number) => boolean;

const claimsOf = ({ bases, trainings, evaluations }: ModelRecord, keep: Keep) => ({
  bases: bases.filter(keep<ModelRecord['bases'][number]>('bases', ({ base }) => base.hub)),
  trainings: trainings.filter(
    keep<ModelRecord['trainings'][number]>('trainings', ({ dataset }) => dataset.hub),
  ),
  evaluations: evaluations.filter(
    keep<ModelRecord['evaluations'][number]>('evaluations', ({ dataset }) => dataset?.hub),
  ),
});

const found = (hub: string) => withFound(UNKNOWN, JSON.stringify(hub));
