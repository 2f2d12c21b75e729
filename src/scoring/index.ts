export { columnKey, fitScorer, type ScorerFit } from './fit';
export { SCORER_SETTINGS, type ScorerSettings } from './settings';
export { doubledRanks, mean, pearson, populationSpread, standardise, weightedTau } from './statistics';
export { SCORER_VERSION, TransferScorer } from './transfer-scorer';
export type { PickedBases } from './candidate-set';
export type * from './types';
export { trialsToLearn, trialsToWin, type Trial } from './trials';
export { finish, finishInSlices } from '../platform/slices';
export { NOTHING_LEFT_OUT } from './leave-out';
