import { serverAudits } from 'graphql-http';
import { outcomeOf, type Finding, type Outcome } from '../suite';

/** The audits of GraphQL over HTTP, https://graphql.github.io/graphql-over-http/draft/. */
export async function auditGraphqlOverHttp(address: string): Promise<Outcome> {
  const findings: Finding[] = [];
  // One after another: they share the budget of one client.
  for (const audit of serverAudits({ url: `${address}/graphql`, fetchFn: fetch })) {
    const result = await audit.fn();
    findings.push({ name: audit.name, fault: result.status === 'ok' ? null : result.reason });
  }
  return outcomeOf(findings);
}
