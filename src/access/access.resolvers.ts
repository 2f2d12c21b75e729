import { ListReader, type Database } from '../platform/database';
import {
  createResolvers,
  made,
  type ResolverInstances,
  type ResolverList,
} from '../platform/graphql/resolver-list';
import type { AuditEntry } from './audit/audit-entry.type';
import { auditList } from './audit/audit-list.repository';
import { AuditLogResolver } from './audit/audit-log.resolver';
import type { Access } from './create-access';
import { apiTokenList } from './token/api-token-list.repository';
import { ApiTokenResolver } from './token/api-token.resolver';
import type { ApiToken } from './token/api-token.type';

interface AccessServices {
  readonly entries: ListReader<AuditEntry>;
  readonly listed: ListReader<ApiToken>;
  readonly tokens: Access['tokens'];
}

/** The resolvers of the feature. */
export const accessResolvers: ResolverList<AccessServices> = [
  made(AuditLogResolver, ({ entries }) => new AuditLogResolver(entries)),
  made(ApiTokenResolver, ({ listed, tokens }) => new ApiTokenResolver(listed, tokens)),
];

/** Wires them over a database. */
export const createAccessResolvers = (
  database: Database,
  { tokens }: Pick<Access, 'tokens'>,
): ResolverInstances =>
  createResolvers(accessResolvers, {
    entries: new ListReader<AuditEntry>(database, auditList),
    listed: new ListReader<ApiToken>(database, apiTokenList),
    tokens,
  });
