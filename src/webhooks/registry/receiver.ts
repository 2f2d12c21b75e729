import { isIP } from 'node:net';
import { whyNotPublic } from '../../platform/fetch/address-rules';
import type { WebhookSettings } from '../../platform/settings/webhook-settings';

/** Where messages may be sent besides public https addresses. */
export type ReceiverRules = Pick<WebhookSettings, 'origins'>;

const OPERATOR = 'unless the operator allows its origin with ROOTSTOCK_WEBHOOK_ORIGINS';
/** Names that are this machine, everywhere (RFC 6761, 6.3). */
const THIS_MACHINE = /^(.+\.)?localhost\.?$/;

/**
 * Why messages may not be sent to an address, completing "... ."; null where they may. Names are
 * looked up when a message is sent: what they lead to may change until then.
 */
export function whyNotReceiver(address: string, { origins }: ReceiverRules): string | null {
  if (!URL.canParse(address)) return 'Must be a URL';
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return 'Must be an https address';
  if (url.username !== '' || url.password !== '') return 'Must not name a user or a password';
  if (url.hash !== '') return 'Must not have a fragment';
  if (origins === 'any' || (origins !== 'none' && origins.includes(url.origin))) return null;
  if (url.protocol !== 'https:') return `Must be an https address, ${OPERATOR}`;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const literal = THIS_MACHINE.test(host) ? 'loopback' : null;
  const rule = isIP(host) === 0 ? literal : whyNotPublic(host);
  return rule === null ? null : `Must be a public address, which ${host} is not (${rule}), ${OPERATOR}`;
}
