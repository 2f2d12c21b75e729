/** An object of an answer, by the keys of its fields. */
export type Answered = Record<string, unknown>;

/**
 * What the objects of one selection are instances of: V8 learns how large they become.
 *
 * @param isOdd whether a key is one that objects take for their prototype
 */
export function kindOfAnswered(isOdd: boolean): new () => Answered {
  class Kind {
    [key: string]: unknown;
  }
  if (!isOdd) return Kind;
  return class extends Kind {
    constructor() {
      super();
      Object.setPrototypeOf(this, null);
    }
  };
}
