import type { GraphQLFormattedError } from 'graphql';
import { reachOf } from '../../access';
import type { CancelSignal } from '../../platform/cancellation';
import {
  StreamBreak,
  type Formatted,
  type OperationRequest,
  type WithinContext,
} from '../../platform/graphql/subscribe';
import type { Asked } from './executing';
import { goneSignal } from './gone';
import { lastEventOf } from './operation-request';

/** A subscription that has begun, or what prevented it. */
export type Followed =
  | {
      readonly kind: 'stream';
      /** To be read to their end, or left: until then they have their place. */
      readonly events: AsyncIterableIterator<Formatted>;
      /**
       * Aborted when they end before their time, since the server stops or their client may see
       * more or less than before: then nobody is told that they are complete.
       */
      readonly broken: AbortSignal;
    }
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLFormattedError[] };

/**
 * Begins to follow a subscription, by whatever its events are sent.
 *
 * @throws RateLimitedError where its client has too many, or has spent its budget
 * @throws UnavailableError where it may be tried again
 */
export async function follow(asked: Asked, operation: OperationRequest): Promise<Followed> {
  const { exchange, visit, subscriber, admission, running } = asked;
  exchange.operation = { type: 'subscription', name: operation.operationName ?? null };
  const release = admission.openSubscription(visit.client);
  try {
    const changed = new AbortController();
    const subscribed = await subscriber.subscribe(operation, withinTurns(asked, changed));
    if (subscribed.kind === 'refused') {
      release();
      return subscribed;
    }
    // What was asked for has begun: events have turns of their own, and it has its own place.
    visit.turn.end();
    const broken = AbortSignal.any([running.stopping, changed.signal]);
    return { kind: 'stream', events: untilTheirEnd(subscribed.events, release), broken };
  } catch (error) {
    release();
    throw error;
  }
}

/** Calls `onEnd` once, when the events have ended, failed or been left. */
function untilTheirEnd(
  events: AsyncIterableIterator<Formatted>,
  onEnd: () => void,
): AsyncIterableIterator<Formatted> {
  let hasEnded = false;
  const end = (): void => {
    if (!hasEnded) onEnd();
    hasEnded = true;
  };
  return {
    next: async () => {
      try {
        const result = await events.next();
        if (result.done === true) end();
        return result;
      } catch (error) {
        end();
        throw error;
      }
    },
    return: async () => {
      end();
      await events.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/**
 * The opening of a subscription has the turn of its request; each event has one of its own, which
 * costs as much, and waits for it before its time begins. Who follows is looked up again for each:
 * `changed` is aborted, and the event not told, once they see more or less than when they began.
 */
function withinTurns(
  { exchange, visit, admission, running, createContext }: Asked,
  changed: AbortController,
): WithinContext {
  const { request, response, requestId, log } = exchange;
  const facts = { authorization: request.headers.authorization, requestId, log };
  const gone = goneSignal(response);
  const opening = { ...visit.context, ...lastEventOf(request.headers) };
  const reach = reachOf(visit.context.viewer).name;
  const current = async (signal: CancelSignal) => {
    const context = await createContext({ ...facts, signal });
    if (reachOf(context.viewer).name === reach) return context;
    changed.abort();
    throw new StreamBreak();
  };
  let isOpening = true;
  return async (work) => {
    const turn = isOpening ? visit.turn : admission.openEvent(visit.client, visit.tellSpent);
    const contextOf = isOpening
      ? (signal: CancelSignal) => turn.beginReading(signal).then(() => ({ ...opening, signal }))
      : current;
    try {
      if (!isOpening) await turn.begin(visit.turn.cost ?? 1, gone);
      isOpening = false;
      return await running.run(response, (signal) => turn.during(contextOf(signal).then(work)));
    } finally {
      turn.end();
    }
  };
}
