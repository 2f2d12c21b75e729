import { shapeOf, type ColumnOf, type ListDefinition } from '../../platform/database';
import { AuditEntryEntity } from './audit-entry.entity';

/** The audit log, newest first. */
export const auditList: ListDefinition<ColumnOf<AuditEntryEntity>> = {
  name: 'audit_log',
  shape: shapeOf(AuditEntryEntity, {
    columns: [
      ...(['id', 'at', 'principal', 'requestId', 'operation', 'action'] as const),
      ...(['entityType', 'entityKey', 'before', 'after', 'count'] as const),
    ],
  }),
  filters: {
    principal: { kind: 'text', column: (own) => `${own}.principal` },
    operation: { kind: 'text', column: (own) => `${own}.operation` },
    action: { kind: 'enum', column: (own) => `${own}.action` },
    entityType: { kind: 'text', column: (own) => `${own}."entityType"` },
    entityKey: { kind: 'text', column: (own) => `${own}."entityKey"` },
    at: { kind: 'time', column: (own) => `${own}.at` },
  },
  orders: { AT: { expression: (own) => `${own}.at`, type: 'time', indexed: 'ASC' } },
  defaultOrder: { field: 'AT', direction: 'DESC' },
};
