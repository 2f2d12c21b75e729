import type { ListDefinition } from '../../platform/database';
import { keyParser } from '../../platform/graphql/global-id';
import { WEBHOOK_FACTS } from './webhook.repository';

/** Webhooks, the newest first. */
export const webhookList: ListDefinition = {
  name: 'webhooks',
  shape: {
    source: `(SELECT ${WEBHOOK_FACTS} FROM webhook)`,
    columns: [
      ...([
        'id',
        'name',
        'url',
        'entityTypes',
        'operations',
        'state',
        'disabledAt',
        'disabledReason',
      ] as const),
      ...(['failingSince', 'deliveredUpTo', 'createdAt', 'createdBy'] as const),
    ],
  },
  filters: {
    id: { kind: 'key', column: (own) => `${own}.id`, parse: keyParser('Webhook') },
    name: { kind: 'text', column: (own) => `${own}.name` },
    state: { kind: 'enum', column: (own) => `${own}.state` },
    /** No field of the input: whose webhooks the viewer may see. */
    ofOwner: {
      kind: 'custom',
      compile: (value, { alias, parameters }) => `${alias}."createdBy" = ${parameters.add(value, 'text')}`,
    },
  },
  orders: {
    CREATED_AT: { expression: (own) => `${own}."createdAt"`, type: 'time', indexed: 'ASC' },
    NAME: { expression: (own) => `lower(${own}.name)`, type: 'text', indexed: 'ASC' },
  },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
};
