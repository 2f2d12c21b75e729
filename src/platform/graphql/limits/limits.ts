/** How much one operation may ask for. */
export interface OperationLimits {
  /** Lexical tokens of the document; bounds what validating it can cost. */
  readonly tokens: number;
  /** Levels of nested fields; one connection takes three (`models`, `edges`, `node`). */
  readonly depth: number;
  /** Fields and fragments, as if each fragment were written out wherever it is spread. */
  readonly selections: number;
  readonly aliases: number;
  readonly directives: number;
  /** Directives of one field, fragment or operation. */
  readonly directivesOfOne: number;
  /** Fields `__schema` and `__type`: each reads all of the schema. */
  readonly introspections: number;
  /** Levels of lists and objects in one value, of an argument or a variable. */
  readonly nesting: number;
  /** Faults of a document that are looked for; each costs a message. */
  readonly errors: number;
  /**
   * Units that the operation may cost at most; one is what making an object of an ordinary list
   * takes.
   */
  readonly cost: number;
  /** Entities that a gateway may ask for at once. */
  readonly representations: number;
  /** Objects that an answer may hold, whatever its cost was estimated to be. */
  readonly objects: number;
  /** Bytes that an answer may have, about. */
  readonly bytes: number;
}

/**
 * Wide enough for a page of 100 models with three relations of 20 each, narrow enough to answer in
 * seconds.
 */
export const DEFAULT_LIMITS: OperationLimits = {
  tokens: 2000,
  depth: 15,
  selections: 5000,
  aliases: 30,
  directives: 30,
  directivesOfOne: 5,
  introspections: 4,
  nesting: 50,
  errors: 25,
  cost: 50_000,
  representations: 1000,
  objects: 50_000,
  bytes: 16_000_000,
};
