import { isAnythingHidden } from '../../src/access';
import { grantList } from '../../src/access/grant/grant-list.repository';
import { GrantRepository } from '../../src/access/grant/grant.repository';
import { auditList } from '../../src/access/audit/audit-list.repository';
import { AuditRepository } from '../../src/access/audit/audit.repository';
import { NamedThingsRepository } from '../../src/access/guard/named-things.repository';
import { apiTokenList } from '../../src/access/token/api-token-list.repository';
import { ApiTokenRepository } from '../../src/access/token/api-token.repository';
import { actorStatement, SYSTEM } from '../../src/platform/database/actor';
import { recordList } from './lists';
import { Recorder } from './recorder';

const TOKEN = {
  id: '',
  name: 'nightly',
  hash: '',
  scopes: ['read'] as const,
  isForEveryPublisher: true,
  expiresAt: null,
  createdBy: 'operator',
};

/** What the feature that knows who asks runs. */
export async function recordAccess(): Promise<Recorder> {
  const recorder = new Recorder('access');
  const sql = recorder.on();
  const tokens = new ApiTokenRepository(sql);
  await tokens.findByHash('');
  await tokens.findById('');
  await tokens.touch('');
  await tokens.insert(sql, TOKEN);
  await tokens.revoke(sql, 'token:nightly');
  await tokens.principalOf(sql, { number: null, uuid: null, name: 'nightly' }, null);
  await tokens.list({ withRevoked: false });
  const grants = new GrantRepository(sql);
  await grants.of('operator');
  await grants.publisherIds(['acme']);
  await grants.give(sql, [], 'operator');
  await grants.take(sql, 'operator', null);
  await grants.tokenWithRole(sql, { number: null, uuid: null, name: 'nightly' }, null);
  await grants.maintainersBeside(sql, 'operator');
  await grants.list();
  const audit = new AuditRepository(sql);
  await audit.reporterOf(1);
  await audit.refused({
    principal: 'anonymous',
    requestId: null,
    operation: '',
    code: '',
    message: '',
    count: 1,
  });
  await new NamedThingsRepository(sql).find([]);
  await sql.query(actorStatement(SYSTEM));
  await isAnythingHidden(sql);
  await recordList(recorder, auditList, { isAtRoot: true });
  await recordList(recorder, apiTokenList, { isAtRoot: true });
  await recordList(recorder, grantList, { isAtRoot: false });
  return recorder;
}
