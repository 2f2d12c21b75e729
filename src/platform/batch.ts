import { Deferred } from './deferred';

/** Reads the values of all keys at once, in their order; one that failed is an error. */
type Load<Key, Value> = (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>;

/**
 * Reads together what is asked for one by one, and each key once. Reading begins when all promises
 * that are settled have been followed, so that whoever they bring here takes part.
 */
export class Batch<Key, Value> {
  private readonly known = new Map<Key, Deferred<Value>>();
  private waiting: Key[] = [];

  constructor(private readonly read: Load<Key, Value>) {}

  load(key: Key): Deferred<Value> {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = new Deferred<Value>();
    this.known.set(key, made);
    if (this.waiting.length === 0) afterPromises(() => this.readWaiting());
    this.waiting.push(key);
    return made;
  }

  private readWaiting(): void {
    const keys = this.waiting;
    this.waiting = [];
    const failed = (reason: unknown): void => {
      for (const key of keys) this.known.get(key)?.reject(reason);
    };
    const succeeded = (values: readonly (Value | Error)[]): void => {
      for (const [at, key] of keys.entries()) {
        const value = values[at];
        const deferred = this.known.get(key);
        if (value instanceof Error || value === undefined) deferred?.reject(value ?? missing(key));
        else deferred?.resolve(value);
      }
    };
    try {
      this.read(keys).then(succeeded, failed);
    } catch (error) {
      failed(error);
    }
  }
}

const missing = (key: unknown): Error => new Error(`Nothing was read for ${String(key)}.`);

const settled = Promise.resolve();
const afterPromises = (work: () => void): void => void settled.then(() => process.nextTick(work));
