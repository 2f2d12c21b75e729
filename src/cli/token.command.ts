import Table from 'cli-table3';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { App } from '../app';
import { openMigrated, withApp } from './open-app';
import { answerOf, catalogueOf, textOf, type OperatorCommand } from './operator';
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

/** Where the commands get what they work with; tests pass their own. */
export type WithTokens = <Result>(
  shell: Shell,
  work: (app: Pick<App, 'tokens' | 'operator'>) => Promise<Result>,
) => Promise<Result>;

/** `rootstock token`: makes, lists and revokes the tokens by which programs are known. */
export const tokenCommand = (shell: Shell, open: WithTokens = withApp): Command =>
  new Command('token')
    .description('make, list and revoke the tokens by which programs are known')
    .addCommand(createCommand(shell, open))
    .addCommand(listCommand(shell))
    .addCommand(revokeCommand(shell, open));

const createCommand = (shell: Shell, open: WithTokens): Command =>
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
    .action(async ({ scope, publisher, role, expires, ...flags }: CreateFlags) => {
      const created = await open(shell, ({ tokens, operator }) =>
        tokens.create(
          {
            name: flags.name,
            scopes: scope,
            publishers: publisher ?? null,
            role: ROLE_NAMES[role ?? 'none'],
            expiresInDays: expires,
          },
          operator,
        ),
      );
      const { id, secret, token } = created;
      const { expiresAt } = token;
      if (flags.json === true) {
        shell.print(JSON.stringify({ id, secret, expiresAt }, null, 2));
        return;
      }
      shell.print(secret);
      const end = expiresAt === null ? 'It does not expire' : `It expires at ${expiresAt.toISOString()}`;
      shell.note(`Token ${flags.name} (${id}). ${end}. It is not shown again: keep it now.`);
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
export const tokenListAnswer: OperatorCommand<ListInput, Pick<App, 'tokens'>> = {
  name: 'token-list',
  run: async function* ({ all, json }, { tokens }) {
    const listed = await tokens.list({ withRevoked: all });
    if (json) yield JSON.stringify(listed, null, 2);
    else yield listed.length === 0 ? 'There are no tokens.' : tableOf(listed);
  },
};

const listCommand = (shell: Shell): Command =>
  new Command('list')
    .description('list the tokens, the newest first')
    .option('--all', 'revoked ones, too')
    .option('--json', 'print as JSON')
    .action(async ({ all = false, json = false }: Partial<ListInput>) => {
      const catalogue = catalogueOf(shell, () => openMigrated(shell, { isBrief: true }));
      shell.print(await textOf(answerOf(tokenListAnswer, { all, json }, catalogue)));
    });

const revokeCommand = (shell: Shell, open: WithTokens): Command =>
  new Command('revoke')
    .description('end a token; a server that runs knows within 15 seconds')
    .argument('<token>', 'its id or name')
    .action(async (token: string) => {
      const { principal } = await open(shell, ({ tokens, operator }) => tokens.revoke(token, operator));
      shell.print(`Revoked ${principal}.`);
    });

function parseDays(text: string): number | null {
  if (text === 'never') return null;
  const days = Number(/^(\d{1,4})d?$/.exec(text)?.[1]);
  if (days >= 1) return days;
  throw new InvalidArgumentError(EXPECTED_DAYS);
}

function tableOf(tokens: readonly ListedToken[]): string {
  const table = new Table({
    head: ['Name', 'Scopes', 'For', 'Made', 'Expires', 'Last used', 'Id'],
    style: { head: [] },
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
