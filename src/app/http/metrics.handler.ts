import type { MetricsAccess } from '../../platform/settings/access-settings';
import type { Metrics } from '../../platform/metrics';
import { UnauthenticatedError } from '../../platform/errors';
import type { Handler } from './exchange';
import { send } from './respond';
import { nothingThere } from './router';
import { faultOf, recognise, type Doors } from './visit';

/** Answers with everything that is counted, in the format of Prometheus. */
export const openMetricsHandler =
  (metrics: Metrics): Handler =>
  async ({ response }) =>
    send(response, { status: 200, contentType: metrics.contentType, body: await metrics.render() });

/**
 * The same on the port of the API: for everyone, for whoever has a token with the scope `read`, or
 * for nobody.
 */
export function metricsHandler(
  metrics: Metrics,
  { access, doors }: { readonly access: MetricsAccess; readonly doors: Doors },
): Handler {
  const answer = openMetricsHandler(metrics);
  if (access === 'open') return answer;
  if (access === 'off') return nothingThere.handle;
  return async (exchange) => {
    const { context } = await recognise(exchange, doors);
    if (context.viewer.scopes.has('read')) return answer(exchange);
    throw new UnauthenticatedError(
      'Metrics need the header "Authorization: Bearer <token>" with a token that has the scope read.',
      faultOf(context.viewer),
    );
  };
}
