import { parseJsonObject } from '../json-object';

const STRING_OR_CONSTANT = /"[^"\\]*(?:\\[\S\s][^"\\]*)*"|\b(?:True|False|None)\b/g;
const CONSTANTS: Record<string, string> = { True: 'true', False: 'false', None: 'null' };

/**
 * Kaggle's metadata: JSON, in which authors also write Python's `False`, as the example in Kaggle's
 * own documentation does.
 */
export function parseMetadata(text: string): ReturnType<typeof parseJsonObject> {
  const parsed = parseJsonObject(text);
  if ('value' in parsed) return parsed;
  return parseJsonObject(text.replace(STRING_OR_CONSTANT, (token) => CONSTANTS[token] ?? token));
}
