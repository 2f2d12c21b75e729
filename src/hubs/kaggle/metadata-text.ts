import { parseJson, parseJsonObject } from '../json-object';
import { asDecoded, type Written } from '../text-encoding';

const STRING_OR_CONSTANT = /"[^"\\]*(?:\\[\S\s][^"\\]*)*"|\b(?:True|False|None)\b/g;
const CONSTANTS: Record<string, string> = { True: 'true', False: 'false', None: 'null' };

/**
 * Kaggle's metadata: JSON, in which authors also write Python's `False`, as the example in Kaggle's
 * own documentation does. Some versions of its client write the JSON as one JSON string.
 */
export function parseMetadata(written: Written): ReturnType<typeof parseJsonObject> {
  const parsed = parseJson(written);
  const { text, fault } = asDecoded(written);
  if ('value' in parsed) return parseJsonObject(typeof parsed.value === 'string' ? parsed.value : written);
  if (fault !== null) return parsed;
  return parseJsonObject(text.replace(STRING_OR_CONSTANT, (token) => CONSTANTS[token] ?? token));
}
