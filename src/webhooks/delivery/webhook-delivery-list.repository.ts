import type { ListDefinition } from '../../platform/database';

const COLUMNS = [
  ...(['id', 'messageId', 'webhookId', 'kind', 'since', 'upTo', 'changeCount', 'state', 'attempts'] as const),
  'attemptLog' as const,
  ...(['statusCode', 'error', 'createdAt', 'lastAttemptAt', 'nextAttemptAt', 'finishedAt'] as const),
];

/** The columns of a message, of a row of `webhook_delivery`. */
export const DELIVERY_FACTS = COLUMNS.map((column) => `"${column}"`).join(', ');

/** The messages of a webhook, the newest first. */
export const webhookDeliveryList: ListDefinition = {
  name: 'webhook_deliveries',
  shape: { source: 'webhook_delivery', columns: COLUMNS },
  filters: { state: { kind: 'enum', column: (own) => `${own}.state` } },
  orders: { CREATED_AT: { expression: (own) => `${own}."createdAt"`, type: 'time', indexed: 'ASC' } },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
  scopes: { webhook: (own, webhook) => `${own}."webhookId" = ${webhook}` },
};
