import { OPERATOR } from '../../../src/access';
import { openTestApp, type GraphQLAnswer, type TestApp } from '../../support/app';
import type { UserErrorView } from '../mutations/mutations';
import { Rows } from '../../support/rows';
import { createLog } from '../../../src/platform/log';

export const CREATE = `mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) {
  apiToken { id name scopes principal expiresAt createdBy } secret userErrors { field message code } } }`;
export const REVOKE = `mutation ($input: ApiTokenRevokeInput!) { apiTokenRevoke(input: $input) {
  apiToken { name revokedAt } userErrors { field message code } } }`;
export const GRANT = `mutation ($input: PublisherRoleGrantInput!) { publisherRoleGrant(input: $input) {
  grant { principal tokenName role publisher { slug } grantedBy } userErrors { field message code } } }`;
export const TAKE = `mutation ($input: PublisherRoleRevokeInput!) { publisherRoleRevoke(input: $input) {
  grant { principal role } userErrors { field message code } } }`;

export type Answer<Data> = Omit<GraphQLAnswer, 'data'> & { readonly data: Data };

export interface GrantView {
  readonly principal: string;
  readonly tokenName?: string | null;
  readonly role: string;
  readonly publisher?: { readonly slug: string } | null;
  readonly grantedBy?: string;
}

/** What a change of roles answers. */
export interface GrantPayload {
  readonly grant: GrantView;
  readonly userErrors: readonly UserErrorView[];
}

export interface Giving {
  readonly app: TestApp;
  /** All that the program has logged, at the finest level. */
  readonly logged: readonly string[];
  /** Asks as the token of this name; as the administrator without one. */
  ask<Data>(query: string, input?: Record<string, unknown>, as?: string): Promise<Answer<Data>>;
  /** Makes a token at the command line, to ask as. */
  program(name: string, facts: Parameters<TestApp['app']['tokens']['create']>[0] | object): Promise<string>;
  secretOf(name: string): string;
}

/** The application over the publishers acme and beta, with a maintainer of each. */
export async function openGiving(adminToken: string): Promise<Giving> {
  const logged: string[] = [];
  const log = createLog('trace', { write: (line) => void logged.push(line) });
  const app = await openTestApp({ log, adminToken });
  const rows = new Rows(app.database);
  for (const slug of ['acme', 'beta']) await rows.publisher({ slug });
  const secrets = new Map([['admin', adminToken]]);
  const program: Giving['program'] = async (name, facts) => {
    const { secret, id } = await app.app.tokens.create({ name, scopes: ['write'], ...facts }, OPERATOR);
    secrets.set(name, secret);
    return `token:${id}`;
  };
  for (const slug of ['acme', 'beta'])
    await program(`${slug}-maintainer`, { publishers: [slug], role: 'MAINTAINER', expiresInDays: 30 });
  const secretOf = (name: string) => secrets.get(name) ?? '';
  return {
    app,
    logged,
    program,
    secretOf,
    ask: (query, input, as = 'admin') =>
      app.query(query, { token: secretOf(as), ...(input !== undefined && { variables: { input } }) }),
  };
}
