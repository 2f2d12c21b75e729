import { AsyncLocalStorage } from 'node:async_hooks';

/** Who makes a change, through what. The audit log keeps it with every row that is written. */
export interface Actor {
  /** `admin`, `token:<uuid>`, `person:<issuer>#<subject>`, `operator` or `system`. */
  readonly principal: string;
  /** The HTTP request; null for the command line and for background work. */
  readonly requestId: string | null;
  /** The mutation or command, such as `modelUpdate` or `import huggingface`. */
  readonly operation: string;
}

/** What the server does of its own accord: repeated imports, what follows from a change. */
export const SYSTEM: Actor = { principal: 'system', requestId: null, operation: 'background' };

/** In the words of a transaction's settings, which the triggers of the audit log read. */
export const actorStatement = ({ principal, requestId, operation }: Actor) => ({
  label: 'set_actor',
  text: `SELECT set_config('rootstock.principal', $1, true), set_config('rootstock.request', $2, true),
    set_config('rootstock.operation', $3, true)`,
  values: [principal, requestId ?? '', operation],
});

const actors = new AsyncLocalStorage<Actor>();

/**
 * Makes every transaction that `work` begins one of `actor`. It travels with the asynchronous
 * calls, so that services, which the command line uses too, need not hand a request through.
 */
export const actingAs = <Result>(actor: Actor, work: () => Result): Result => actors.run(actor, work);

/** Whoever acts here. */
export const currentActor = (): Actor => actors.getStore() ?? SYSTEM;
