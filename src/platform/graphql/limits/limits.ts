/** How much one operation may ask for. */
export interface OperationLimits {
  /** Lexical tokens of the document; bounds what validating it can cost. */
  readonly tokens: number;
  /** Levels of nested fields; one connection takes three (`models`, `edges`, `node`). */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /**
   * Objects that the operation may return at most, weighted by the declared complexity of its
   * fields.
   */
  readonly cost: number;
  /** Entities that a gateway may ask for at once. */
  readonly representations: number;
}

/**
 * Wide enough for a page of 100 models with three relations of 20 each, narrow enough to answer in
 * seconds.
 */
export const DEFAULT_LIMITS: OperationLimits = {
  tokens: 2000,
  depth: 15,
  aliases: 30,
  directives: 30,
  cost: 50_000,
  representations: 1000,
};
