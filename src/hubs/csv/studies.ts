import { cellOf, type Cells } from '../csv-rows';
import type { Omission } from './companions';
import knownStudies from './data/known-studies.json';

/**
 * Published studies, by the key that tables cite them by; the starter catalogue has some of them
 * under another key.
 */
const KNOWN = new Map(Object.entries(knownStudies));
const ARXIV = /\barXiv[ :]*(\d{4}\.\d{4,5})/i;
const NO_LICENCE = /^(?:none|not)\b/i;

/** What a row says that it is cited from. */
export const citationOf = (cells: Cells): string | null => cellOf(cells, 'citation', 'source');

/** Key of the row's study: what it cites, else its source; null when it has neither. */
export function studyKeyOf(cells: Cells): string | null {
  const written = citationOf(cells);
  if (written === null) return null;
  const key = keyIn(written);
  return key === '' ? null : (KNOWN.get(key)?.key ?? key);
}

const keyIn = (written: string): string =>
  written
    .replace(/[^A-Za-z0-9._:-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 100);

/**
 * Rows of a table of sources, by the key in front of their citation: `doe2026: Doe, Leaves, arXiv
 * 2601.00001`.
 */
export class SourceTable {
  private readonly rows = new Map<string, { cells: Cells; text: string | null }>();

  /** Takes a row in, or says how it is left out. */
  add(cells: Cells): Omission | null {
    const [, key, text] = /^([\w.-]+)(?::\s*(.+))?$/s.exec(cellOf(cells, 'citation') ?? '') ?? [];
    if (key === undefined) return { isFault: true, reason: 'cites nothing' };
    const known = this.rows.get(key);
    // Later rows of one study give its key alone.
    if (known?.text == null) this.rows.set(key, { cells: known?.cells ?? cells, text: text ?? null });
    return null;
  }

  /** The study that a row of results cites, before the schema has checked it. */
  study(cells: Cells): Record<string, unknown> {
    const citation = citationOf(cells) ?? '';
    const known = KNOWN.get(citation);
    if (known !== undefined) return known;
    const row = this.rows.get(citation);
    const text = row?.text ?? citation;
    const [, arxiv] = ARXIV.exec(text) ?? [];
    const licence = row === undefined ? null : cellOf(row.cells, 'licence', 'license');
    return {
      kind: 'study',
      key: studyKeyOf(cells),
      title: text,
      citation: text,
      url: arxiv === undefined ? null : `https://arxiv.org/abs/${arxiv}`,
      repository: row === undefined ? null : cellOf(row.cells, 'repo', 'repository'),
      license: licence === null || NO_LICENCE.test(licence) ? null : licence,
    };
  }
}
