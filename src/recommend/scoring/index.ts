export { columnKey, fitScorer, type ScorerFit } from './fit';
export { TransferScorer, SCORER_VERSION } from './transfer-scorer';
export type * from './types';
