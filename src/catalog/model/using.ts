/** What it takes to use a model, derived from its facts. */
export { bytesOfWeights, estimateMemory, PRECISIONS, type PrecisionName } from './memory-estimate';
export { startSnippet } from './start-snippet';
export { weightsToLoad, type WeightsToLoad } from './weights-to-load';
