/**
 * Closed sets of the catalogue's vocabulary: the same words in the database, in TypeScript and in
 * GraphQL.
 */

export const MODALITIES = [
  'IMAGE',
  'TEXT',
  'AUDIO',
  'VIDEO',
  'TABULAR',
  'TIME_SERIES',
  'GRAPH',
  'MOLECULE',
  'POINT_CLOUD',
] as const;
export type ModalityName = (typeof MODALITIES)[number];

export const ENTITY_STATUSES = ['STUB', 'ACTIVE', 'DEPRECATED', 'REMOVED'] as const;
export type EntityStatusName = (typeof ENTITY_STATUSES)[number];

export const LINEAGE_RELATIONS = [
  'FINETUNE',
  'ADAPTER',
  'QUANTIZED',
  'MERGE',
  'DISTILLED',
  'CONVERTED',
  'COMPONENT',
  'OTHER',
] as const;
export type LineageRelationName = (typeof LINEAGE_RELATIONS)[number];

type RelationTrait = 'WEIGHTS' | 'LEARNING' | 'SAME_WEIGHTS' | 'ONE_PURPOSE' | 'ADAPTATION';

/** What follows for a child from how it was made from its base. */
const TRAITS: Readonly<Record<LineageRelationName, readonly RelationTrait[]>> = {
  FINETUNE: ['WEIGHTS', 'LEARNING', 'ONE_PURPOSE', 'ADAPTATION'],
  ADAPTER: ['WEIGHTS', 'LEARNING', 'ONE_PURPOSE', 'ADAPTATION'],
  QUANTIZED: ['WEIGHTS', 'LEARNING', 'ONE_PURPOSE', 'SAME_WEIGHTS'],
  MERGE: ['WEIGHTS', 'LEARNING', 'ONE_PURPOSE'],
  // It learned from its base, yet is itself one to start from.
  DISTILLED: ['WEIGHTS', 'LEARNING'],
  CONVERTED: ['WEIGHTS', 'LEARNING', 'ONE_PURPOSE', 'SAME_WEIGHTS'],
  // One part of several: a detector is an adaptation of its backbone, yet what the backbone has
  // seen does not count as seen by the whole.
  COMPONENT: ['WEIGHTS', 'ADAPTATION'],
  // May be anything.
  OTHER: [],
};

const relationsWith = (trait: RelationTrait): ReadonlySet<LineageRelationName> =>
  new Set(LINEAGE_RELATIONS.filter((relation) => TRAITS[relation].includes(trait)));

/**
 * Relations by which the child's weights come from the base, so that its licence binds the child.
 */
export const WEIGHT_RELATIONS = relationsWith('WEIGHTS');
/** Relations by which a child carries on what its base has learned as a whole. */
export const LEARNING_RELATIONS = relationsWith('LEARNING');
/** Relations that leave the weights as they are, but for their format or precision. */
export const SAME_WEIGHTS_RELATIONS = relationsWith('SAME_WEIGHTS');
/** Relations that make a child for one purpose; what it was made from is the one to start from. */
export const ONE_PURPOSE_RELATIONS = relationsWith('ONE_PURPOSE');
/** Relations by which a value measured of the child says how well its base transfers. */
export const ADAPTATION_RELATIONS = relationsWith('ADAPTATION');

export const TRAINING_ROLES = ['PRETRAINING', 'FINE_TUNING'] as const;
export type TrainingRoleName = (typeof TRAINING_ROLES)[number];

export const RIGHTS = ['YES', 'NO', 'UNKNOWN'] as const;
export type RightName = (typeof RIGHTS)[number];

/** The hub of what is registered, or said by hand, in this catalogue. */
export const LOCAL_HUB = 'local';
