import { siteAsset } from '../../web';
import type { Handler } from './exchange';
import { sendFile } from './send-file';

/** `/assets/*`: style sheet, script and sign of the pages for people. */
export const siteAssetHandler: Handler = (exchange) =>
  sendFile(exchange, siteAsset(exchange.path.slice('/assets/'.length)));

/** `/widget.js`: the elements that show parts of the catalogue within other pages. */
export const widgetHandler: Handler = (exchange) => sendFile(exchange, siteAsset('widget.mjs'));
