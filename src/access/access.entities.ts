import { AuditEntryEntity } from './audit/audit-entry.entity';
import { PublisherGrantEntity } from './grant/publisher-grant.entity';
import { ApiTokenEntity } from './token/api-token.entity';

/** The tables of the feature. */
export const accessEntities = [ApiTokenEntity, PublisherGrantEntity, AuditEntryEntity];
