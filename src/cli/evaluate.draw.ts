import Table from 'cli-table3';
import type { Section } from './evaluate.sections';

/** For a terminal. */
export function drawText({ title, head, rows, notes }: Section): string {
  const table = new Table({
    head,
    colAligns: head.map((_, column) => (column === 0 ? 'left' : 'right')),
    style: { head: [], border: [] },
  });
  table.push(...rows.map((row) => row.map((cell) => cell.replaceAll('**', ''))));
  return [title, ...(rows.length === 0 ? [] : [table.toString()]), ...notes, ''].join('\n');
}

/** For a page: a GitHub table with columns of even width. */
export function drawMarkdown({ title, head, rows, notes }: Section): string {
  const escaped = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(4, ...escaped.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  const [top = [], ...body] = escaped.map((row) => row.map(pad));
  const table = rows.length === 0 ? [] : [[line(top), line(rule), ...body.map(line)].join('\n')];
  return [`### ${title}`, ...table, ...notes].join('\n\n').concat('\n');
}
