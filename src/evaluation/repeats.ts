import type { ResultRow } from './rows';

/**
 * Tables of which more than this share of cells stands in another, with the same value, repeat it.
 */
const REPEATED_SHARE = 0.5;

/**
 * For each table the name of another that holds most of its cells already, or null. Of two that
 * hold each other's the one that is held more repeats the other, of equals the later. A mean over
 * tables would count such cells twice.
 */
export function findRepeats(
  tables: ReadonlyArray<{ source: string; results: readonly ResultRow[] }>,
): Array<string | null> {
  const cells = tables.map(({ results }) => new Set(results.map(cellOf)));
  return cells.map((own, table) => {
    const holder = cells.findIndex((others, other) => {
      if (other === table) return false;
      const share = shareHeld(own, others);
      const back = shareHeld(others, own);
      return share > REPEATED_SHARE && (share > back || (share === back && other < table));
    });
    return tables[holder]?.source ?? null;
  });
}

function cellOf({ modelId, targetId, value }: ResultRow): string {
  return JSON.stringify([modelId, targetId, value]);
}

function shareHeld(own: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...own].filter((cell) => others.has(cell)).length / own.size;
}
