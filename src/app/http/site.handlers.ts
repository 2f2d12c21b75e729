import { siteAsset } from '../../web';
import type { Handler } from './exchange';
import { sendFile } from './send-file';

/** `/assets/*`: style sheet, script and sign of the pages for people. */
export const siteAssetHandler: Handler = (exchange) =>
  sendFile(exchange, siteAsset(exchange.path.slice('/assets/'.length)));
