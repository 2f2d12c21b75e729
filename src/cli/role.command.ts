import Table from 'cli-table3';
import { Command, Option } from 'commander';
import type { App } from '../app';
import { InvalidInputError } from '../platform/errors';
import { openMigrated, withApp } from './open-app';
import { answerOf, catalogueOf, textOf, type OperatorCommand } from './operator';
import type { Shell } from './shell';

const ROLES = {
  viewer: 'VIEWER',
  contributor: 'CONTRIBUTOR',
  maintainer: 'MAINTAINER',
  admin: 'ADMIN',
} as const;

interface RoleFlags {
  publisher?: string;
  role: keyof typeof ROLES;
}

/** Where the commands get what they work with; tests pass their own. */
export type WithGrants = <Result>(
  shell: Shell,
  work: (app: Pick<App, 'grants' | 'operator'>) => Promise<Result>,
) => Promise<Result>;

const WHO = 'token:<id or name> or person:<issuer>#<subject>';
const roleOption = (): Option => new Option('--role <role>', 'which role').choices(Object.keys(ROLES));

/** `rootstock role`: gives and takes roles at publishers. */
export const roleCommand = (shell: Shell, open: WithGrants = withApp): Command =>
  new Command('role')
    .description('give, take and list roles at publishers, and at the whole catalogue')
    .addCommand(grantCommand(shell, open))
    .addCommand(revokeCommand(shell, open))
    .addCommand(listCommand(shell))
    .addHelpText(
      'after',
      `
  viewer       sees what is private to the publisher
  contributor  and registers and updates its models and datasets
  maintainer   and deprecates, merges and splits
  admin        everything, at the whole catalogue

Examples:
  rootstock role grant token:nightly --publisher acme --role maintainer
  rootstock role grant person:https://login.example.org#7f3c --role admin
  rootstock role list --publisher acme`,
    );

const grantCommand = (shell: Shell, open: WithGrants): Command =>
  new Command('grant')
    .description('give a role, in the place of the one that was there')
    .argument('<principal>', WHO)
    .option('--publisher <slug>', 'where; needed for all roles but admin')
    .addOption(roleOption().makeOptionMandatory())
    .action(async (principal: string, { publisher, role }: RoleFlags) => {
      if ((publisher === undefined) !== (role === 'admin'))
        throw new InvalidInputError('--publisher', 'given for every role but admin, which has none');
      const grant = { principal, publisher: publisher ?? null, role: ROLES[role] };
      const given = await open(shell, ({ grants, operator }) => grants.grant(grant, operator));
      shell.print(`${given.principal} is ${role}${publisher === undefined ? '' : ` of ${publisher}`}.`);
    });

const revokeCommand = (shell: Shell, open: WithGrants): Command =>
  new Command('revoke')
    .description('take a role; a server that runs knows within 15 seconds')
    .argument('<principal>', WHO)
    .option('--publisher <slug>', 'where; without it, the role of an administrator is taken')
    .action(async (principal: string, { publisher }: Pick<RoleFlags, 'publisher'>) => {
      const taken = await open(shell, ({ grants, operator }) =>
        grants.revoke({ principal, publisher: publisher ?? null }, operator),
      );
      const where = publisher === undefined ? 'at the whole catalogue' : `at ${publisher}`;
      shell.print(`${taken.principal} has no role ${where} any more.`);
    });

interface ListInput {
  /** Slug; null for all of them. */
  readonly publisher: string | null;
  readonly json: boolean;
}

/** What `rootstock role list` prints. */
export const roleListAnswer: OperatorCommand<ListInput, Pick<App, 'grants'>> = {
  name: 'role-list',
  run: async function* ({ publisher, json }, { grants }) {
    const listed = await grants.list(publisher);
    if (json) yield JSON.stringify(listed, null, 2);
    else yield listed.length === 0 ? 'Nobody has a role.' : tableOf(listed);
  },
};

function tableOf(listed: Awaited<ReturnType<App['grants']['list']>>): string {
  const table = new Table({ head: ['Who', 'Role', 'Where', 'Since', 'By'], style: { head: [] } });
  for (const { principal, role, publisher: slug, grantedAt, grantedBy } of listed)
    table.push([principal, role, slug ?? 'everywhere', grantedAt.toISOString().slice(0, 10), grantedBy]);
  return table.toString();
}

const listCommand = (shell: Shell): Command =>
  new Command('list')
    .description('list who is what')
    .option('--publisher <slug>', 'at this publisher only')
    .option('--json', 'print as JSON')
    .action(async ({ publisher = null, json = false }: Partial<ListInput>) => {
      const catalogue = catalogueOf(shell, () => openMigrated(shell, { isBrief: true }));
      shell.print(await textOf(answerOf(roleListAnswer, { publisher, json }, catalogue)));
    });
