import Table from 'cli-table3';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { App } from '../app';
import { openMigrated } from './open-app';
import { answerOf, catalogueOf, printAnswer, type Catalogue, type OperatorCommand } from './operator';
import type { Shell } from './shell';

type ListedToken = Awaited<ReturnType<App['tokens']['list']>>[number];
type TokenInput = Parameters<App['tokens']['create']>[0];

const SCOPES: TokenInput['scopes'] = ['read', 'report', 'write', 'admin'];
const ROLES = ['viewer', 'contributor', 'maintainer'] as const;
const EXPECTED_DAYS = 'Expected a number of days such as 90d, or never.';

interface CreateFlags {
  name: string;
  scope: TokenInput['scopes'];
  publisher?: string[];
  role?: (typeof ROLES)[number];
  expires: number | null;
  json?: true;
}

/** What the commands need of the application. */
type Services = Pick<App, 'tokens' | 'operator'>;

/** `rootstock token`: makes, lists and revokes the tokens by which programs are known. */
export const tokenCommand = (
  shell: Shell,
  catalogue: Catalogue<Services> = catalogueOf(shell, () => openMigrated(shell, { isBrief: true })),
): Command =>
  new Command('token')
    .description('make, list and revoke the tokens by which programs are known')
    .addCommand(createCommand(shell, catalogue))
    .addCommand(listCommand(shell, catalogue))
    .addCommand(revokeCommand(shell, catalogue));

interface CreateInput {
  readonly token: TokenInput;
  readonly json: boolean;
}

/** What `rootstock token create` prints. */
export const tokenCreateAnswer: OperatorCommand<CreateInput, Services> = {
  name: 'token-create',
  run: async function* ({ token: wanted, json }, { tokens, operator }) {
    const { id, secret, token } = await tokens.create(wanted, operator);
    const { name, expiresAt } = token;
    if (json) {
      yield JSON.stringify({ id, secret, expiresAt }, null, 2);
      return;
    }
    yield secret;
    const end = expiresAt === null ? 'It does not expire' : `It expires at ${expiresAt.toISOString()}`;
    return `Token ${name} (${id}). ${end}. It is not shown again: keep it now.`;
  },
};

const createCommand = (shell: Shell, catalogue: Catalogue<Services>): Command =>
  new Command('create')
    .description('make a token and show it, once')
    .requiredOption('--name <name>', 'its name: letters, digits and . _ -')
    .addOption(
      new Option('--scope <scope...>', 'what it may be used for').choices(SCOPES).makeOptionMandatory(),
    )
    .option('--publisher <slug...>', 'only for what these publishers own')
    .addOption(
      new Option('--role <role>', 'what it is for them; contributor unless it only reads').choices(ROLES),
    )
    .option('--expires <days>', 'when it expires, such as 90d, or never', parseDays, null)
    .option('--json', 'print id, secret and expiry as JSON')
    .addHelpText(
      'after',
      `
The token goes to standard output, and only its hash is kept.
  read    sees what is internal, and what is private to its publishers
  report  reports results and evaluations
  write   registers and updates models and datasets
  admin   everything, for the whole catalogue

Examples:
  rootstock token create --name nightly --scope report write --publisher acme --expires 90d
  rootstock token create --name prometheus --scope read`,
    )
    .action(async ({ name, scope, publisher, role, expires, json }: CreateFlags) => {
      const token = {
        name,
        scopes: scope,
        publishers: publisher ?? null,
        role: ROLE_NAMES[role ?? 'none'],
        expiresInDays: expires,
      };
      const wanted = { token, json: json === true };
      await printAnswer(shell, answerOf(tokenCreateAnswer, wanted, catalogue));
    });

const ROLE_NAMES = {
  viewer: 'VIEWER',
  contributor: 'CONTRIBUTOR',
  maintainer: 'MAINTAINER',
  none: null,
} as const;

interface ListInput {
  readonly all: boolean;
  readonly json: boolean;
}

/** What `rootstock token list` prints. */
export const tokenListAnswer: OperatorCommand<ListInput, Services> = {
  name: 'token-list',
  run: async function* ({ all, json }, { tokens }) {
    const listed = await tokens.list({ withRevoked: all });
    if (json) yield JSON.stringify(listed, null, 2);
    else yield listed.length === 0 ? 'There are no tokens.' : tableOf(listed);
  },
};

const listCommand = (shell: Shell, catalogue: Catalogue<Services>): Command =>
  new Command('list')
    .description('list the tokens, the newest first')
    .option('--all', 'revoked ones, too')
    .option('--json', 'print as JSON')
    .action(async ({ all = false, json = false }: Partial<ListInput>) => {
      await printAnswer(shell, answerOf(tokenListAnswer, { all, json }, catalogue));
    });

interface RevokeInput {
  /** Id or name. */
  readonly token: string;
}

/** What `rootstock token revoke` prints. */
export const tokenRevokeAnswer: OperatorCommand<RevokeInput, Services> = {
  name: 'token-revoke',
  run: async function* ({ token }, { tokens, operator }) {
    const { principal } = await tokens.revoke(token, operator);
    yield `Revoked ${principal}.`;
  },
};

const revokeCommand = (shell: Shell, catalogue: Catalogue<Services>): Command =>
  new Command('revoke')
    .description('end a token; other servers on the same database know within 15 seconds')
    .argument('<token>', 'its id or name')
    .action((token: string) => printAnswer(shell, answerOf(tokenRevokeAnswer, { token }, catalogue)));

function parseDays(text: string): number | null {
  if (text === 'never') return null;
  const days = Number(/^(\d{1,4})d?$/.exec(text)?.[1]);
  if (days >= 1) return days;
  throw new InvalidArgumentError(EXPECTED_DAYS);
}

function tableOf(tokens: readonly ListedToken[]): string {
  const table = new Table({
    head: ['Name', 'Scopes', 'For', 'Made', 'Expires', 'Last used', 'Id'],
    style: { head: [], border: [] },
  });
  for (const token of tokens) {
    const { name, scopes, isForEveryPublisher, roles, createdAt, expiresAt, revokedAt, lastUsedAt, id } =
      token;
    const places = [...(isForEveryPublisher ? ['all'] : []), ...roles].join(', ');
    const end = revokedAt === null ? dayOf(expiresAt) : `revoked ${dayOf(revokedAt)}`;
    table.push([name, scopes.join(', '), places, dayOf(createdAt), end, minuteOf(lastUsedAt), id]);
  }
  return table.toString();
}

const dayOf = (time: Date | null): string => time?.toISOString().slice(0, 10) ?? 'never';
const minuteOf = (time: Date | null): string => time?.toISOString().slice(0, 16).replace('T', ' ') ?? 'never';
