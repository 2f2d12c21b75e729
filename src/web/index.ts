export { explorerAsset } from './explorer';
export { siteAsset } from './site';
export type { WebFile } from './web-file';
