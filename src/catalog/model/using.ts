/** What it takes to use a model, derived from its facts. */
export { estimateMemory, PRECISIONS, type MemoryOfWeights, type PrecisionName } from './memory-estimate';
export { startSnippet, type Snippet, type SnippetFacts } from './start-snippet';
