/** One source that the server reads repeatedly. */
export interface SyncSetting {
  /** A hub's id, as in `rootstock import <id>`. */
  readonly hub: string;
  /** What to read; null for everything that the hub lists. */
  readonly address: string | null;
  /** Milliseconds from the end of one reading to the next. */
  readonly everyMs: number;
}

export const SYNC_EXPECTED =
  'expected hub=interval or "hub address interval", separated by commas, such as huggingface=6h; intervals from 5m to 90d';

const ENTRY = /^([a-z0-9][a-z0-9-]*)(?:\s*=\s*|\s+(?:(https?:\/\/\S+)\s+)?)(\d{1,6})([mhd])$/i;
const MINUTE_MS = 60_000;
const UNITS_MS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: 60 * MINUTE_MS, d: 1440 * MINUTE_MS };
/**
 * A timer waits at most 24.8 days. Longer waits are split, but an interval of years is surely a
 * mistake.
 */
const LONGEST_MS = 90 * 1440 * MINUTE_MS;

/**
 * Reads `huggingface=6h, huggingface https://huggingface.co/api/models?author=google 30m`; null
 * when it is something else.
 */
export function parseSyncs(text: string): SyncSetting[] | null {
  const syncs: SyncSetting[] = [];
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const [, hub, address, count, unit = ''] = ENTRY.exec(entry) ?? [];
    const everyMs = Number(count) * (UNITS_MS[unit.toLowerCase()] ?? 0);
    if (hub === undefined || !(everyMs >= 5 * MINUTE_MS && everyMs <= LONGEST_MS)) return null;
    syncs.push({ hub, address: address ?? null, everyMs });
  }
  return syncs;
}
