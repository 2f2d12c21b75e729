import path from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from './errors';
import { accessOf, accessSettings, type AccessSettings } from './settings/access-settings';
import { answersFrom, answerSettings, type AnswerSettings } from './settings/answer-settings';
import { deadlineSettings, deadlinesFrom, type Deadlines } from './settings/deadline-settings';
import { receiptsFrom, receiptSettings, type ReceiptSettings } from './settings/receipt-settings';
import { budgetSettings, budgetsFrom, type BudgetSettings } from './settings/budget-settings';
import { isOrigin, originsUnless, type CorsOrigins } from './settings/origins';
import { webhooksFrom, webhookSettings, type WebhookSettings } from './settings/webhook-settings';
import { parseSyncs, SYNC_EXPECTED, type SyncSetting } from './sync-setting';

const TF_BACKENDS = ['auto', 'native', 'wasm', 'cpu'] as const;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type TfBackendChoice = (typeof TF_BACKENDS)[number];
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Every setting of the process, parsed once from its environment. */
export interface Config {
  /** Connection string of a PostgreSQL server; null means the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Connections to PostgreSQL at most, beside a few that are kept apart. */
  readonly connections: number;
  /** Absolute path of the folder that holds the embedded database. */
  readonly dataDir: string;
  /** TCP port to listen on; 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** Bearer token that allows mutations; null refuses them all. */
  readonly adminToken: string | null;
  /** Bearer token that this process asks a server with; null: as anybody. */
  readonly token: string | null;
  /** Who else is known, and what they may read of the server itself. */
  readonly access: AccessSettings;
  readonly tfBackend: TfBackendChoice;
  /**
   * Absolute path or http(s) address of a text encoder to use in place of the one that ships; null
   * for that one.
   */
  readonly encoder: string | null;
  readonly logLevel: LogLevel;
  readonly corsOrigins: CorsOrigins;
  /** Folder of queries that the operator keeps under a name; null for none. */
  readonly queriesFolder: string | null;
  /** Whether clients may read the schema through introspection. */
  readonly introspection: boolean;
  /** Base address of Hugging Face or of a mirror; null for https://huggingface.co. */
  readonly huggingFaceEndpoint: string | null;
  /** Access token of Hugging Face; sent to the endpoint only. */
  readonly huggingFaceToken: string | null;
  /** What the server reads repeatedly. */
  readonly syncs: readonly SyncSetting[];
  /** Where people reach this server, without a slash at its end; null: as they ask for it. */
  readonly publicUrl: string | null;
  /** Whose pages may show parts of the catalogue in a frame. */
  readonly frameAncestors: CorsOrigins;
  readonly deadlines: Deadlines;
  /** How long questions are kept, and for whom. */
  readonly receipts: ReceiptSettings;
  readonly budgets: BudgetSettings;
  /** What is kept of answers. */
  readonly answers: AnswerSettings;
  readonly webhooks: WebhookSettings;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const isPostgresUrl = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && (url.protocol === 'postgres:' || url.protocol === 'postgresql:');
};

const oneOf = <const T extends readonly [string, ...string[]]>(
  values: T,
  fallback: T[number],
  what: string,
) =>
  z
    .enum(values, { error: `expected one of ${values.join(', ')}` })
    .default(fallback)
    .describe(`${what}: ${ALTERNATIVES.format(values)}`);

const ALTERNATIVES = new Intl.ListFormat('en-GB', { type: 'disjunction' });

const PORT_EXPECTED = 'expected a whole number from 0 to 65535';
const CONNECTIONS_EXPECTED = 'expected a whole number from 4 to 1000';
const ORIGINS_EXPECTED = 'expected * or a comma-separated list of origins such as https://example.org';

const corsOrigins = originsUnless('', '', ORIGINS_EXPECTED);

const VISIBLE_ASCII = /^[\x21-\x7e]+$/;
const ASCII_EXPECTED = 'expected visible ASCII characters without spaces';

const isBaseAddress = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.search + url.hash === ''
  );
};

const isAddress = (text: string): boolean => /^[a-z][a-z\d+.-]*:\/\//i.test(text);

const encoderSource = z
  .string()
  .refine(
    (text) => {
      const url = isAddress(text) && URL.canParse(text) ? new URL(text) : null;
      return url === null
        ? !isAddress(text)
        : /^https?:$/.test(url.protocol) && url.username + url.password === '';
    },
    {
      error: 'expected a path, or an http(s) address without a user in it, of a model.json or of its folder',
    },
  )
  .transform((text) => (isAddress(text) ? text : path.resolve(text)));

const syncs = z
  .string()
  .default('')
  .transform((text, context) => {
    const parsed = parseSyncs(text);
    if (parsed === null) context.addIssue({ code: 'custom', message: SYNC_EXPECTED });
    return parsed ?? [];
  });

/**
 * Each variable with its default and, for those who set it, its description: said here and nowhere
 * else.
 */
const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, { error: 'expected a URL such as postgres://user:password@host:5432/database' })
    .optional()
    .describe('PostgreSQL to use; unset, an embedded database in ROOTSTOCK_DATA_DIR'),
  ROOTSTOCK_CONNECTIONS: z
    .string()
    .regex(/^\d{1,4}$/, { error: CONNECTIONS_EXPECTED })
    .transform(Number)
    .refine((count) => count >= 4 && count <= 1000, { error: CONNECTIONS_EXPECTED })
    .prefault('10')
    .describe('connections to PostgreSQL at most, from 4 to 1000'),
  ROOTSTOCK_DATA_DIR: z.string().default('.rootstock').describe('folder of the embedded database'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: PORT_EXPECTED })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: PORT_EXPECTED })
    .default(4000)
    .describe('port to listen on; 0 takes any free one'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: 'expected a host name or an IP address' })
    .default('127.0.0.1')
    .describe('address to listen on'),
  ROOTSTOCK_ADMIN_TOKEN: z
    .string()
    .regex(VISIBLE_ASCII, { error: ASCII_EXPECTED })
    .optional()
    .describe('bearer token of the first administrator; unset, there is none'),
  ROOTSTOCK_TOKEN: z
    .string()
    .regex(VISIBLE_ASCII, { error: ASCII_EXPECTED })
    .optional()
    .describe('bearer token that "rootstock mcp" asks with; unset, it sees what anybody may see'),
  ...accessSettings,
  ROOTSTOCK_TF_BACKEND: oneOf(TF_BACKENDS, 'auto', 'how TensorFlow computes'),
  ROOTSTOCK_ENCODER: encoderSource
    .optional()
    .describe('path or address of a text encoder of your own; unset, the one that ships'),
  ROOTSTOCK_CORS_ORIGINS: corsOrigins.describe(
    'origins whose pages may read, separated by commas, or *; unset, none',
  ),
  ROOTSTOCK_QUERIES: z
    .string()
    .optional()
    .describe('folder of .graphql files that are asked at /v1/q/<name>; unset, those that ship alone'),
  ROOTSTOCK_INTROSPECTION: oneOf(['on', 'off'], 'on', 'whether clients may read the schema'),
  ROOTSTOCK_SYNC: syncs.describe(
    'what the server imports again and again, such as huggingface=6h; unset, nothing',
  ),
  ROOTSTOCK_PUBLIC_URL: z
    .string()
    .transform((address) => address.replace(/\/$/, ''))
    .refine((address) => isOrigin(address) && isBaseAddress(address), {
      error: 'expected scheme and host, such as https://models.example.org',
    })
    .optional()
    .describe(
      'address that people reach this server by, for sitemap, feed and canonical links; unset, as they ask',
    ),
  ROOTSTOCK_FRAME_ANCESTORS: originsUnless('none', '*', `${ORIGINS_EXPECTED}, or none`).describe(
    'origins whose pages may show what is at /embed/ in a frame, separated by commas, or none; unset, all',
  ),
  HF_ENDPOINT: z
    .string()
    .refine(isBaseAddress, { error: 'expected an http(s) address such as https://huggingface.co' })
    .optional()
    .describe('base address of Hugging Face or of a mirror; unset, https://huggingface.co'),
  HF_TOKEN: z
    .string()
    .regex(VISIBLE_ASCII, { error: ASCII_EXPECTED })
    .optional()
    .describe('access token of Hugging Face; sent to HF_ENDPOINT only'),
  ...deadlineSettings,
  ...receiptSettings,
  ...budgetSettings,
  ...answerSettings,
  ...webhookSettings,
  LOG_LEVEL: oneOf(LOG_LEVELS, 'info', 'least that is logged'),
});

/** One variable, for those who set it. */
export interface SettingDescription {
  readonly variable: string;
  readonly description: string;
  /**
   * Its default as it would be written; null where being unset means something of its own, which
   * the description says.
   */
  readonly fallback: string | null;
}

/** Every variable, in the order in which people look for them. */
export const SETTINGS: readonly SettingDescription[] = Object.entries(environmentSchema.shape).map(
  ([variable, schema]) => ({
    variable,
    description: schema.description ?? '',
    fallback:
      schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
        ? String(schema.def.defaultValue)
        : null,
  }),
);

/** The messages never repeat a value: a connection string or a token must not end up in a log. */
const describeFault = (issue: z.core.$ZodIssue): string => `${issue.path.join('.')}: ${issue.message}`;

/**
 * Reads the settings from an environment; a variable that is empty counts as unset.
 *
 * @param syncFaults further faults of a readable schedule, a sentence each; passed in because the
 * hubs are not known here
 * @throws ConfigurationError naming every variable at fault, all together
 */
export function parseConfig(
  environment: Environment,
  syncFaults: (syncs: readonly SyncSetting[]) => string[] = () => [],
): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(set);
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.map(describeFault)),
    ...syncFaults(parseSyncs(set.ROOTSTOCK_SYNC ?? '') ?? []),
  ];
  if (!parsed.success || faults.length > 0) throw new ConfigurationError(faults);
  const values = parsed.data;
  return {
    databaseUrl: values.DATABASE_URL ?? null,
    connections: values.ROOTSTOCK_CONNECTIONS,
    dataDir: path.resolve(values.ROOTSTOCK_DATA_DIR),
    port: values.PORT,
    host: values.HOST,
    adminToken: values.ROOTSTOCK_ADMIN_TOKEN ?? null,
    token: values.ROOTSTOCK_TOKEN ?? null,
    access: accessOf(values),
    tfBackend: values.ROOTSTOCK_TF_BACKEND,
    encoder: values.ROOTSTOCK_ENCODER ?? null,
    logLevel: values.LOG_LEVEL,
    corsOrigins: values.ROOTSTOCK_CORS_ORIGINS,
    queriesFolder: values.ROOTSTOCK_QUERIES === undefined ? null : path.resolve(values.ROOTSTOCK_QUERIES),
    introspection: values.ROOTSTOCK_INTROSPECTION === 'on',
    huggingFaceEndpoint: values.HF_ENDPOINT ?? null,
    huggingFaceToken: values.HF_TOKEN ?? null,
    syncs: values.ROOTSTOCK_SYNC,
    publicUrl: values.ROOTSTOCK_PUBLIC_URL ?? null,
    frameAncestors: values.ROOTSTOCK_FRAME_ANCESTORS,
    deadlines: deadlinesFrom(values),
    receipts: receiptsFrom(values),
    budgets: budgetsFrom(values),
    answers: answersFrom(values),
    webhooks: webhooksFrom(values),
  };
}
