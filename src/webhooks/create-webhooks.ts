import { reachOf, visibleRows, type Principals } from '../access';
import { ChangeRepository } from '../catalog';
import { systemClock, type Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import { boundedResolve } from '../platform/fetch/name-lookup';
import { createSafeFetch, type SafeFetch } from '../platform/fetch/safe-fetch';
import type { Log } from '../platform/log';
import type { WebhookAttempt } from '../platform/metrics';
import { USUAL_WEBHOOKS, type WebhookSettings } from '../platform/settings/webhook-settings';
import { WebhookRepository } from './registry/webhook.repository';
import { WebhookRequestService } from './registry/webhook-request.service';
import { WebhookService } from './registry/webhook.service';
import { Courier, type ReadChanges } from './sending/courier';
import { Dispatcher } from './sending/dispatcher';
import { DueRepository } from './sending/due.repository';
import { DeliveryPurge } from './sending/purge';
import { SendingRepository } from './sending/sending.repository';

export interface WebhookParts {
  /** All rows: what is sent is read as whoever it is for may see it. */
  readonly database: Database;
  readonly principals: Pick<Principals, 'find' | 'markOfAdmin'>;
  readonly log: Log;
  readonly clock?: Clock;
  readonly settings?: WebhookSettings;
  /** Reaches receivers; by default by the rules of the settings. */
  readonly fetch?: SafeFetch;
  /** Uniform in [0, 1). */
  readonly random?: () => number;
  /** Called after each attempt. */
  readonly onAttempt?: (outcome: WebhookAttempt) => void;
  /** Changes by which the slowest webhook is behind, whenever that was looked for. */
  readonly onLook?: (behind: number) => void;
}

/** Webhooks, and what sends their messages. */
export interface Webhooks {
  readonly service: WebhookService;
  readonly requests: WebhookRequestService;
  /** Sends messages from `start` to `stop`, where the settings let it. */
  readonly sender: { start(): void; stop(): Promise<void> };
  readonly purge: DeliveryPurge;
}

/** Wires the feature. */
export function createWebhooks(parts: WebhookParts): Webhooks {
  const { database, principals, log, clock = systemClock, settings = USUAL_WEBHOOKS } = parts;
  const { onAttempt = () => undefined, random = Math.random, fetch = fetchBy(settings) } = parts;
  const registry = new WebhookRepository();
  const sending = new SendingRepository(database);
  const readChanges = changesOf(database);
  const courier = new Courier({ sending, principals, readChanges, fetch, clock, log, random, onAttempt });
  const dispatcher = new Dispatcher({ ...parts, due: new DueRepository(database), sending, courier, clock });
  const purge = new DeliveryPurge({ sending, clock, log });
  return {
    service: new WebhookService({ database, webhooks: registry, principals, clock, receivers: settings }),
    requests: new WebhookRequestService({ database, webhooks: registry, clock }),
    sender: {
      start: () => {
        if (!settings.isOn) return;
        dispatcher.start();
        purge.start();
      },
      stop: async () => {
        purge.stop();
        await dispatcher.stop();
      },
    },
    purge,
  };
}

function fetchBy({ origins }: WebhookSettings): SafeFetch {
  const trustedOrigins = typeof origins === 'string' ? [] : origins;
  const chosen = new Set(trustedOrigins.map((origin) => new URL(origin).hostname));
  return createSafeFetch({
    ...{ httpsOnly: true, allowPrivate: origins === 'any', trustedOrigins },
    resolve: boundedResolve({ isChosen: (host) => chosen.has(host) }),
  });
}

/** The change feed as a viewer sees it, by the rows that catalogChanged reads for it. */
const changesOf =
  (database: Database): ReadChanges =>
  (viewer, range, size) =>
    new ChangeRepository(database.as(visibleRows(reachOf(viewer)))).findWithin(range, size);
