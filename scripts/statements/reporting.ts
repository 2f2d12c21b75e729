import { findPlace, runStatements } from '../../src/reporting/reporting-role.repository';
import { roleStatements } from '../../src/reporting/role-statements';
import { Recorder } from './recorder';

const PLACE = { database: 'catalogue', owner: 'rootstock', roleIsThere: false };
const ROLE = { name: 'grafana', timeoutMs: 30_000, connections: 10 };
const VIEWS = { schema: 'reporting', secret: 'SCRAM-SHA-256$4096:salt$stored:server' };

/** What asks for a role that reads the views, and what makes it. */
export async function recordReporting(): Promise<Recorder> {
  const recorder = new Recorder('reporting');
  await findPlace(recorder.on({ answers: { reporting_place: [PLACE] } }), ROLE.name);
  const statements = roleStatements(ROLE, PLACE, VIEWS);
  const text = statements.map((statement) => `${statement};`).join('\n');
  await runStatements(recorder.on({ form: 'all for one role' }), [text]);
  return recorder;
}
