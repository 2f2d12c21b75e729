import type { GraphQLSchema } from 'graphql';
import type { Clock } from '../../platform/clock';
import type { SqlExecutor } from '../../platform/database';
import type { Log } from '../../platform/log';
import { AuditRepository } from '../audit/audit.repository';
import { RefusalLog } from '../audit/refusal-log';
import type { Viewer } from '../viewer';
import { guardMutations } from './guard-mutations';
import { MutationGuard } from './mutation-guard';
import { MUTATION_NEEDS } from './mutation-needs';
import { NamedThingsRepository } from './named-things.repository';

export interface GuardParts {
  readonly database: SqlExecutor;
  readonly log: Log;
  readonly clock?: Clock;
  /** What a viewer may see; everything unless given. */
  readonly seenBy?: (viewer: Viewer) => SqlExecutor;
}

/**
 * Guards the mutations of the catalogue's schema. Returns what keeps refused attempts, so that its
 * writing can be awaited before the database is closed.
 *
 * @throws TypeError when a mutation does not say what it needs
 */
export function guardSchema(
  schema: GraphQLSchema,
  { database, log, clock, seenBy = () => database }: GuardParts,
): RefusalLog {
  const audit = new AuditRepository(database);
  const refusals = new RefusalLog({ audit, log, clock });
  const guard = new MutationGuard({
    needs: MUTATION_NEEDS,
    find: (viewer, things) => new NamedThingsRepository(seenBy(viewer)).find(things),
    reporterOf: (resultId) => audit.reporterOf(resultId),
  });
  guardMutations(schema, { guard, refusals });
  return refusals;
}
