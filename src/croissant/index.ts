// Datasets as Croissant describes them, of MLCommons.
export { croissantPath, describe, missingFacts, modifiedOn } from './describe';
