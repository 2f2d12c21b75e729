import { isStorable } from './written-text';

/**
 * Path of the first text in a value, keys among them, that PostgreSQL cannot store; null when there
 * is none.
 */
export function unstorableIn(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : path;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    const found = isStorable(key) ? unstorableIn(part, at) : path;
    if (found !== null) return found;
  }
  return null;
}

/** What is asked of a text that holds what `unstorableIn` finds, completing "must be ...". */
export const STORABLE = 'text without NUL characters and without halves of surrogate pairs';
