import Table from 'cli-table3';
import { Command, Option } from 'commander';
import type { App } from '../app';
import { InvalidInputError } from '../platform/errors';
import { openMigrated } from './open-app';
import { answerOf, catalogueOf, printAnswer, type Catalogue, type OperatorCommand } from './operator';
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

/** What the commands need of the application. */
type Services = Pick<App, 'grants' | 'operator'>;

const WHO = 'token:<id or name> or person:<issuer>#<subject>';
const roleOption = (): Option => new Option('--role <role>', 'which role').choices(Object.keys(ROLES));

/** `rootstock role`: gives and takes roles at publishers. */
export const roleCommand = (
  shell: Shell,
  catalogue: Catalogue<Services> = catalogueOf(shell, () => openMigrated(shell, { isBrief: true })),
): Command =>
  new Command('role')
    .description('give, take and list roles at publishers, and at the whole catalogue')
    .addCommand(grantCommand(shell, catalogue))
    .addCommand(revokeCommand(shell, catalogue))
    .addCommand(listCommand(shell, catalogue))
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

type GrantInput = Parameters<App['grants']['grant']>[0];

/** What `rootstock role grant` prints. */
export const roleGrantAnswer: OperatorCommand<GrantInput, Services> = {
  name: 'role-grant',
  run: async function* (grant, { grants, operator }) {
    const { principal } = await grants.grant(grant, operator);
    const { role, publisher } = grant;
    yield `${principal} is ${role.toLowerCase()}${publisher === null ? '' : ` of ${publisher}`}.`;
  },
};

const grantCommand = (shell: Shell, catalogue: Catalogue<Services>): Command =>
  new Command('grant')
    .description('give a role, in the place of the one that was there')
    .argument('<principal>', WHO)
    .option('--publisher <slug>', 'where; needed for all roles but admin')
    .addOption(roleOption().makeOptionMandatory())
    .action(async (principal: string, { publisher, role }: RoleFlags) => {
      if ((publisher === undefined) !== (role === 'admin'))
        throw new InvalidInputError('--publisher', 'given for every role but admin, which has none');
      const grant = { principal, publisher: publisher ?? null, role: ROLES[role] };
      await printAnswer(shell, answerOf(roleGrantAnswer, grant, catalogue));
    });

type RevokeInput = Parameters<App['grants']['revoke']>[0];

/** What `rootstock role revoke` prints. */
export const roleRevokeAnswer: OperatorCommand<RevokeInput, Services> = {
  name: 'role-revoke',
  run: async function* (grant, { grants, operator }) {
    const { principal } = await grants.revoke(grant, operator);
    const where = grant.publisher === null ? 'at the whole catalogue' : `at ${grant.publisher}`;
    yield `${principal} has no role ${where} any more.`;
  },
};

const revokeCommand = (shell: Shell, catalogue: Catalogue<Services>): Command =>
  new Command('revoke')
    .description('take a role; other servers on the same database know within 15 seconds')
    .argument('<principal>', WHO)
    .option('--publisher <slug>', 'where; without it, the role of an administrator is taken')
    .action(async (principal: string, { publisher = null }: { publisher?: string | null }) =>
      printAnswer(shell, answerOf(roleRevokeAnswer, { principal, publisher }, catalogue)),
    );

interface ListInput {
  /** Slug; null for all of them. */
  readonly publisher: string | null;
  readonly json: boolean;
}

/** What `rootstock role list` prints. */
export const roleListAnswer: OperatorCommand<ListInput, Services> = {
  name: 'role-list',
  run: async function* ({ publisher, json }, { grants }) {
    const listed = await grants.list(publisher);
    if (json) yield JSON.stringify(listed, null, 2);
    else yield listed.length === 0 ? 'Nobody has a role.' : tableOf(listed);
  },
};

function tableOf(listed: Awaited<ReturnType<App['grants']['list']>>): string {
  const table = new Table({
    head: ['Who', 'Role', 'Where', 'Since', 'By'],
    style: { head: [], border: [] },
  });
  for (const { principal, role, publisher: slug, grantedAt, grantedBy } of listed)
    table.push([principal, role, slug ?? 'everywhere', grantedAt.toISOString().slice(0, 10), grantedBy]);
  return table.toString();
}

const listCommand = (shell: Shell, catalogue: Catalogue<Services>): Command =>
  new Command('list')
    .description('list who is what')
    .option('--publisher <slug>', 'at this publisher only')
    .option('--json', 'print as JSON')
    .action(async ({ publisher = null, json = false }: Partial<ListInput>) => {
      await printAnswer(shell, answerOf(roleListAnswer, { publisher, json }, catalogue));
    });
