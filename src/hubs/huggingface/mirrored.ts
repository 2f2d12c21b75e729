import { z } from 'zod';
import {
  asList,
  isPlainObject,
  itemsIn,
  objectOf,
  own,
  textOf,
  type Plain,
  type PlainObject,
} from '../plain-json';
import type { Settled } from '../settle';
import { RELATIONS } from './named-repositories';
import { HUGGING_FACE } from './repository-id';

const FIELD = 'rootstock';

/**
 * What a catalogue such as this one adds to the records of its `/hf/api`, so that a mirror takes
 * nothing for a repository of the Hub that is none.
 */
const mirrored = z.object({
  /** The hub that the catalogue has it from, and its id there. */
  hub: z.string().nullable(),
  id: z.string().nullable(),
  /** Ids in the record that the Hub has under another one; null: not at all. */
  ids: z.record(z.string(), z.string().nullable()).default({}),
  /** Tags that nobody wrote. */
  added: z.array(z.string()).default([]),
  tasks: z.array(z.string()).optional(),
  libraries: z.array(z.string()).optional(),
  parameterCount: z.number().int().positive().optional(),
});
type Mirrored = z.infer<typeof mirrored>;

/** What a catalogue says of where a record is from; `field` where that cannot be read. */
export type Mirror = Mirrored | { readonly field: string; readonly fault: string };

/** A record of a catalogue; null where it is one of the Hub itself. */
export function mirroredIn(raw: PlainObject): Mirror | null {
  const stated = own(raw, FIELD);
  if (stated === null) return null;
  const { data, error } = mirrored.safeParse(stated);
  if (error === undefined) return data;
  const [{ path = [], message = '' } = {}] = error.issues;
  return {
    field: [FIELD, ...path].join('.'),
    fault: `cannot be read, so that nothing tells whether it is of Hugging Face: ${message}`,
  };
}

/** What is from the Hub itself; null for anything else. */
export const ofTheHub = (mirror: Mirror | null): (Mirrored & { readonly id: string }) | null =>
  mirror !== null && 'hub' in mirror && mirror.hub === HUGGING_FACE && mirror.id !== null
    ? { ...mirror, id: mirror.id }
    : null;

/** What a catalogue has from elsewhere, or nobody knows whence, is no repository of the Hub. */
export function leftOutAsElsewhere(id: string, mirror: Mirror): Settled<never> {
  const [field, message] =
    'hub' in mirror
      ? [
          `${FIELD}.hub`,
          `is not of Hugging Face: that catalogue has it from ${mirror.hub ?? 'nowhere that it tells'}`,
        ]
      : [mirror.field, mirror.fault];
  return { record: null, problems: [{ hub: HUGGING_FACE, id, field, message, action: 'leftOut' }] };
}

/** Fields of results, as `candidateOf` reads them: of a card, or beside it. */
const RESULTS = ['model-index', 'model_index'];

const BEFORE_ID = new RegExp(`^(dataset:|base_model:(?:(?:${RELATIONS.join('|')}):)?)(.+)$`);

/** Puts the Hub's ids in the place of those of the catalogue, and nothing for what it has not. */
class Renaming {
  private readonly ids: ReadonlyMap<string, string | null>;

  constructor({ ids }: Mirrored) {
    this.ids = new Map(Object.entries(ids));
  }

  name(id: string): string | null {
    const known = this.ids.get(id);
    return known === undefined ? id : known;
  }

  names(values: Plain): Plain[] {
    return asList(values).flatMap((value) => this.name(textOf(value) ?? '') ?? []);
  }

  tag(tag: Plain): Plain[] {
    const [, prefix, id] = BEFORE_ID.exec(textOf(tag) ?? '') ?? [];
    if (prefix === undefined || id === undefined) return [tag];
    const name = this.name(id);
    return name === null ? [] : [`${prefix}${name}`];
  }

  /** What a record or its card holds of results, by the name that it has there. */
  indexes(holder: PlainObject): PlainObject {
    const fields = RESULTS.filter((field) => own(holder, field) !== null);
    return Object.fromEntries(fields.map((field) => [field, this.index(own(holder, field))]));
  }

  /** The results of a card, those on what the Hub has not without a dataset. */
  private index(index: Plain): Plain {
    return itemsIn(index)
      .filter(isPlainObject)
      .map((entry) => ({
        ...entry,
        results: itemsIn(own(entry, 'results'))
          .filter(isPlainObject)
          .map((result) => this.result(result)),
      }));
  }

  private result(result: PlainObject): PlainObject {
    const dataset = objectOf(own(result, 'dataset'));
    const type = this.name(textOf(own(dataset, 'type')) ?? '');
    return { ...result, dataset: type === null ? null : { ...dataset, type, name: type } };
  }
}

/** A record of a catalogue as the Hub itself would have it. */
export function asListed(raw: PlainObject, mirror: Mirrored): PlainObject {
  const renaming = new Renaming(mirror);
  const card = objectOf(own(raw, 'cardData'));
  const added = new Set<Plain>(mirror.added);
  const named = (field: string) => {
    const value = own(card, field);
    return value === null ? {} : { [field]: renaming.names(value) };
  };
  return {
    ...raw,
    ...renaming.indexes(raw),
    // Told apart from what is stored: see `parameterCount`.
    safetensors: null,
    tags: itemsIn(own(raw, 'tags'))
      .filter((tag) => !added.has(tag))
      .flatMap((tag) => renaming.tag(tag)),
    cardData: {
      ...card,
      ...named('datasets'),
      ...named('base_model'),
      ...renaming.indexes(card),
    },
    ...(mirror.tasks === undefined ? {} : { pipeline_tag: mirror.tasks }),
    ...(mirror.libraries === undefined ? {} : { library_name: mirror.libraries }),
  };
}
