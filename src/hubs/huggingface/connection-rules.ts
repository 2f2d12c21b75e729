import type { FetchRules } from '../../platform/fetch/safe-fetch';
import type { HubSettings } from '../read-options';
import { HUGGING_FACE_URL } from './listing-address';

/** An endpoint that the settings name may be private; the token goes to it, or to the Hub, only. */
export function connectionRules(settings: Partial<HubSettings>): Partial<FetchRules> {
  const { huggingFaceEndpoint: endpoint = null, huggingFaceToken: token = null } = settings;
  const { origin } = new URL(endpoint ?? HUGGING_FACE_URL);
  return {
    trustedOrigins: endpoint === null ? [] : [origin],
    token: token === null ? null : { origin, value: token },
  };
}
