// Statements are read by people, too: in logs, and under `schema/statements` when they change.

export const joinLines = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

export const nested = (text: string): string => `(\n  ${text.replaceAll('\n', '\n  ')}\n)`;

export const whereClause = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join('\n  AND ')}`;
