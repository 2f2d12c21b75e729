const COMMENT = /<!--\s*(Type:\s*model-index\b[\S\s]*?)-->/gi;

/**
 * Model indexes in the comments of a README, as YAML: `<!--` and a first line `Type: model-index`.
 */
export const modelIndexesIn = (markdown: string): string[] =>
  [...markdown.matchAll(COMMENT)].map(([, index = '']) => index);
