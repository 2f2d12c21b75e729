/** What makes each property of an object; it may read the others of that object. */
export type Makers<Made extends object> = { readonly [Name in keyof Made]: (own: Made) => Made[Name] };

/**
 * Returns a function that makes objects whose properties are made when each is first read, and then
 * stay. Of many properties most are never read: neither making them nor keeping the object costs
 * anything. The properties are not the object's own, so copies by spreading have none of them.
 */
export function madeWhenRead<Made extends object>(makers: Makers<Made>): () => Made;
export function madeWhenRead(makers: Readonly<Record<string, (own: object) => unknown>>): () => object {
  class MadeWhenRead {
    readonly #made: unknown[] = [];

    static {
      for (const [at, [name, make]] of Object.entries(makers).entries()) {
        const get = function (this: MadeWhenRead): unknown {
          return (this.#made[at] ??= make(this));
        };
        Object.defineProperty(this.prototype, name, { get });
      }
    }
  }
  return () => new MadeWhenRead();
}
