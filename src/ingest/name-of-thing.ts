import type { DatasetRecord, ModelRecord, RecordProblem, Reference } from '../hubs';

/**
 * How reports name a model or dataset.
 *
 * @param names other things that a problem of it tells of
 * @param tellsOfHidden whether the problem would not be without something that is hidden
 */
export const nameOfThing = (
  { hub, externalId: id, private: isPrivate }: ModelRecord | DatasetRecord,
  names: readonly Reference[] = [],
  tellsOfHidden = false,
): Pick<RecordProblem, 'hub' | 'id' | 'subject'> =>
  isPrivate || tellsOfHidden || names.length > 0
    ? { hub, id, subject: { isPrivate: isPrivate || tellsOfHidden, names } }
    : { hub, id };
