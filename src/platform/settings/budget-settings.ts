import { z } from 'zod';
import { parseNetwork, type Network } from '../network';

const NETWORKS_EXPECTED =
  'expected addresses or networks such as 10.0.0.0/8, separated by commas, of the proxies in front';

const networks = z
  .string()
  .default('')
  .transform((text, context): Network[] => {
    const entries = text.split(',').map((entry) => entry.trim());
    const parsed = entries.filter((entry) => entry !== '').map(parseNetwork);
    const known = parsed.filter((network) => network !== null);
    if (known.length < parsed.length) context.addIssue({ code: 'custom', message: NETWORKS_EXPECTED });
    return known;
  });

const MOST = 999_999_999;

const wholeNumber = (fallback: number, from: number) =>
  z
    .string()
    .regex(/^\d+$/, { error: `expected a whole number from ${from} to ${MOST}` })
    .transform(Number)
    .refine((count) => count >= from && count <= MOST, {
      error: `expected a whole number from ${from} to ${MOST}`,
    })
    .prefault(String(fallback));

const isRedisUrl = (text: string): boolean => URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol);

/** The variables that say how much one client may have of the service. */
export const budgetSettings = {
  ROOTSTOCK_BUDGET: wholeNumber(3_000_000, 0).describe(
    'cost units that one client may spend in a minute; 0 for as many as it likes',
  ),
  ROOTSTOCK_QUEUE: wholeNumber(512, 2).describe(
    'operations that may be open at once, waiting or at work; a quarter of them for one client',
  ),
  ROOTSTOCK_SUBSCRIPTIONS: wholeNumber(1000, 2).describe(
    'subscriptions that may be open at once; a tenth of them for one client',
  ),
  ROOTSTOCK_WRONG_TOKENS: wholeNumber(100, 0).describe(
    'different wrong tokens that one address may try in ten minutes; 0 for as many as it likes',
  ),
  ROOTSTOCK_TRUSTED_PROXIES: networks.describe(
    'addresses or networks whose X-Forwarded-For says who the client is, and whose X-Forwarded-Proto by which scheme it came, separated by commas; unset, none',
  ),
  REDIS_URL: z
    .string()
    .refine(isRedisUrl, { error: 'expected a URL such as redis://user:password@host:6379/0' })
    .optional()
    .describe(
      'Redis that counts budgets and keeps answers for several processes together; unset, each does so for itself',
    ),
};

/** How much one client may have of the service. */
export interface BudgetSettings {
  /** Cost units in a minute; null for no bound. */
  readonly units: number | null;
  readonly operations: Shares;
  readonly subscriptions: Shares;
  /** Different wrong tokens of one address in ten minutes; null for no bound. */
  readonly wrongTokens: number | null;
  readonly trustedProxies: readonly Network[];
  readonly redisUrl: string | null;
}

/** How much there is of something, and how much of it one client may have at most. */
export interface Shares {
  readonly total: number;
  readonly perClient: number;
}

const shares = (total: number, part: number): Shares => ({
  total,
  perClient: Math.max(1, Math.floor(total / part)),
});

const boundOf = (count: number): number | null => (count === 0 ? null : count);

export const budgetsFrom = (values: {
  readonly ROOTSTOCK_BUDGET: number;
  readonly ROOTSTOCK_QUEUE: number;
  readonly ROOTSTOCK_SUBSCRIPTIONS: number;
  readonly ROOTSTOCK_WRONG_TOKENS: number;
  readonly ROOTSTOCK_TRUSTED_PROXIES: readonly Network[];
  readonly REDIS_URL?: string | undefined;
}): BudgetSettings => ({
  units: boundOf(values.ROOTSTOCK_BUDGET),
  operations: shares(values.ROOTSTOCK_QUEUE, 4),
  subscriptions: shares(values.ROOTSTOCK_SUBSCRIPTIONS, 10),
  wrongTokens: boundOf(values.ROOTSTOCK_WRONG_TOKENS),
  trustedProxies: values.ROOTSTOCK_TRUSTED_PROXIES,
  redisUrl: values.REDIS_URL ?? null,
});

/** Those of an environment that sets none. */
export const USUAL_BUDGETS: BudgetSettings = budgetsFrom(z.object(budgetSettings).parse({}));
