import type { ChangeOperationName } from '../../catalog';

/** A message as it is kept. */
export interface PendingDelivery {
  readonly id: number;
  readonly messageId: string;
  readonly kind: 'CHANGES' | 'TEST';
  readonly since: number | null;
  readonly upTo: number | null;
  readonly failures: number;
  /** How often it was asked for again: an attempt counts for what was asked for before it. */
  readonly replays: number;
  /** Nothing later is sent before it is delivered. */
  readonly isNext: boolean;
  /** Numbers of the changes that it may tell. */
  readonly sequences: readonly number[];
  readonly createdAt: Date;
}

/** The columns of `PendingDelivery`, of a row of `webhook_delivery`. */
export const PENDING =
  'id, "messageId", kind, since, "upTo", failures, replays, "isNext", sequences, "createdAt"';

/** A webhook that has something to do, and that only this process attends to for a while. */
export interface ClaimedWebhook {
  readonly id: number;
  readonly url: string;
  readonly createdBy: string;
  /** Of the administrator's: by which of its tokens. */
  readonly adminMark: string | null;
  readonly entityTypes: readonly string[] | null;
  readonly operations: readonly ChangeOperationName[] | null;
  readonly position: number;
  readonly failingSince: Date | null;
  /** The newest first. */
  readonly secrets: readonly string[];
  /** Names this time of attending to it. */
  readonly leaseHolder: string;
  /** Number of the last change of the catalogue. */
  readonly revision: number;
  /** What is to be sent now; null where its next message is still to be made. */
  readonly delivery: PendingDelivery | null;
}

/** What one process says of its time of attending to a webhook. */
export type Lease = Pick<ClaimedWebhook, 'id' | 'leaseHolder'>;
