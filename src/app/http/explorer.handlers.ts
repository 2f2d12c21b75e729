import { explorerAsset } from '../../web';
import type { Handler } from './exchange';
import { sendFile } from './send-file';

/** GraphiQL sets styles from scripts; everything else comes from this origin alone. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const explorerPageHandler: Handler = async (exchange) => {
  exchange.response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
  exchange.response.setHeader('referrer-policy', 'no-referrer');
  await sendFile(exchange, explorerAsset('explorer.html'));
};

/** `/explorer/*`: the files that the explorer's page asks for. */
export const explorerAssetHandler: Handler = (exchange) =>
  sendFile(exchange, explorerAsset(exchange.path.slice('/explorer/'.length)));
