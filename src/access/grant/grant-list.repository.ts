import type { ListDefinition } from '../../platform/database';

/** Who is what, where; of tokens that are revoked nothing. By publisher, or by token. */
export const grantList: ListDefinition = {
  name: 'grants',
  shape: {
    source: `(SELECT held.id, held.principal, held."publisherId", held.role, held."grantedAt", held."grantedBy",
    api_token.name AS "tokenName", api_token.number AS "tokenNumber"
  FROM publisher_grant held LEFT JOIN api_token ON held.principal = 'token:' || api_token.id
  WHERE api_token."revokedAt" IS NULL)`,
    columns: ['id', 'principal', 'publisherId', 'role', 'grantedBy', 'tokenName'],
    computed: { since: (own) => `${own}."grantedAt"` },
    needs: { publisher: ['publisherId'] },
  },
  filters: {
    principal: { kind: 'text', column: (own) => `${own}.principal` },
    role: { kind: 'enum', column: (own) => `${own}.role` },
  },
  orders: { SINCE: { expression: (own) => `${own}."grantedAt"`, type: 'time', indexed: 'ASC' } },
  defaultOrder: { field: 'SINCE', direction: 'ASC' },
  scopes: {
    publisher: (own, publisher) => `${own}."publisherId" = ${publisher}`,
    token: (own, token) => `${own}."tokenNumber" = ${token}`,
  },
};
