import type { AttemptOutcomeName } from '../delivery/webhook-delivery.entity';

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/**
 * Milliseconds until each next attempt, as Standard Webhooks proposes them:
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const DELAYS_MS: readonly number[] = [
  ...[5 * SECOND, 5 * MINUTE, 30 * MINUTE],
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR),
];
const LONGEST_MS = 24 * HOUR;
/**
 * Failing for so long, and in more attempts than there are delays, a webhook is given up: the
 * attempts above take half of that. A server that was down itself counts no days.
 */
const PATIENCE_MS = 5 * 24 * HOUR;
/** Share by which an attempt comes earlier or later, so that they do not come together. */
const JITTER = 0.1;

/** What the other side said to a message. */
export type Reply =
  | { readonly kind: 'accepted'; readonly status: number }
  | {
      readonly kind: 'failed';
      readonly outcome: Exclude<AttemptOutcomeName, 'DELIVERED'>;
      /** Null where there was no answer. */
      readonly status: number | null;
      /** In a sentence. */
      readonly error: string;
      /** How long it asks to be left alone. */
      readonly retryAfterMs: number | null;
    };

/** Where sending stands, before the reply. */
export interface Standing {
  readonly kind: 'CHANGES' | 'TEST';
  /** Whether nothing later is sent before it is delivered. */
  readonly isNext: boolean;
  /** Failures of this message before. */
  readonly failures: number;
  /** First failure since the webhook last had a message delivered. */
  readonly failingSince: Date | null;
}

/** What follows from a reply. */
export type Verdict =
  | { readonly state: 'DELIVERED' }
  | { readonly state: 'PENDING'; readonly nextAttemptAt: Date; readonly failingSince: Date | null }
  | {
      readonly state: 'FAILED';
      readonly failingSince: Date | null;
      /** Why the webhook sends nothing any more; null where it goes on. */
      readonly disabledReason: 'GONE' | 'FAILING' | null;
    };

const GONE = 410;

/**
 * Decides what becomes of a message. What comes next is tried until it is delivered, for nothing
 * may be left out, or until the webhook is given up as a whole. What is sent again on request holds
 * nothing up, says nothing of the webhook, and is given up by itself after the last of the delays,
 * or by 410; a test is tried once.
 *
 * @param random uniform in [0, 1)
 */
export function judge(reply: Reply, standing: Standing, now: number, random: () => number): Verdict {
  if (reply.kind === 'accepted') return { state: 'DELIVERED' };
  const { kind, isNext, failures } = standing;
  const isGone = reply.status === GONE;
  const delay = DELAYS_MS[failures];
  const failed = { state: 'FAILED', failingSince: standing.failingSince } as const;
  if (kind === 'TEST' || (!isNext && (isGone || delay === undefined)))
    return { ...failed, disabledReason: null };
  const failingSince = isNext ? (standing.failingSince ?? new Date(now)) : standing.failingSince;
  if (isNext && isGone) return { ...failed, failingSince, disabledReason: 'GONE' };
  if (isNext && failures >= DELAYS_MS.length && now - (failingSince?.getTime() ?? now) >= PATIENCE_MS)
    return { ...failed, failingSince, disabledReason: 'FAILING' };
  const wait = (delay ?? LONGEST_MS) * (1 + JITTER * (2 * random() - 1));
  const asked = Math.min(reply.retryAfterMs ?? 0, LONGEST_MS);
  return { state: 'PENDING', nextAttemptAt: new Date(now + Math.max(wait, asked)), failingSince };
}
