import { z } from 'zod';
import { originsUnless, type CorsOrigins } from './origins';

/** The variables that say what is sent by webhooks, and whereto. */
export const webhookSettings = {
  ROOTSTOCK_WEBHOOKS: z
    .enum(['on', 'off'], { error: 'expected one of on, off' })
    .default('on')
    .describe('whether this process sends the messages of webhooks: on or off'),
  ROOTSTOCK_WEBHOOK_ORIGINS: originsUnless(
    'none',
    'none',
    'expected none, * or a comma-separated list of origins such as http://ci.internal:8080',
  ).describe(
    'origins that webhooks may send to besides public https addresses, separated by commas, or *; none for no other',
  ),
};

export interface WebhookSettings {
  /** Whether messages are sent. */
  readonly isOn: boolean;
  /** Origins that may be private, and reached without TLS. */
  readonly origins: CorsOrigins;
}

export const webhooksFrom = (values: {
  readonly ROOTSTOCK_WEBHOOKS: 'on' | 'off';
  readonly ROOTSTOCK_WEBHOOK_ORIGINS: CorsOrigins;
}): WebhookSettings => ({
  isOn: values.ROOTSTOCK_WEBHOOKS === 'on',
  origins: values.ROOTSTOCK_WEBHOOK_ORIGINS,
});

/** Those of an environment that sets none. */
export const USUAL_WEBHOOKS: WebhookSettings = webhooksFrom(z.object(webhookSettings).parse({}));
