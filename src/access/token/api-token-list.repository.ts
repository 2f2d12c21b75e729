import type { ListDefinition } from '../../platform/database';
import { keyParser } from '../../platform/graphql/global-id';
import { TOKEN_FACTS } from './api-token.repository';
import { isOnlyFor } from './tokens-of-publishers';

/** Tokens, the newest first. */
export const apiTokenList: ListDefinition = {
  name: 'api_tokens',
  shape: {
    source: `(SELECT ${TOKEN_FACTS} FROM api_token)`,
    columns: [
      ...(['id', 'principal', 'name', 'scopes', 'isForEveryPublisher', 'createdAt', 'createdBy'] as const),
      ...(['expiresAt', 'revokedAt', 'lastUsedAt'] as const),
    ],
  },
  filters: {
    id: { kind: 'key', column: (own) => `${own}.id`, parse: keyParser('ApiToken') },
    name: { kind: 'text', column: (own) => `${own}.name` },
    isRevoked: { kind: 'flag', condition: (own) => `${own}."revokedAt" IS NOT NULL` },
    /** No field of the input: the publishers whose tokens the viewer may see. */
    onlyFor: {
      kind: 'custom',
      compile: (value, { alias, parameters }) =>
        isOnlyFor(alias, `${alias}.principal`, parameters.add(value, 'int[]')),
    },
  },
  orders: {
    CREATED_AT: { expression: (own) => `${own}."createdAt"`, type: 'time', indexed: 'ASC' },
    NAME: { expression: (own) => `lower(${own}.name)`, type: 'text', indexed: 'ASC' },
  },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
};
