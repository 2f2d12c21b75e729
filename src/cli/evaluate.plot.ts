import type { EvaluationReport, MatrixReport } from '../evaluation';
import { figure, interval, signed } from './evaluate.figures';

/** One line of a chart: a value with its range, or two values that belong together. */
interface Row {
  label: string;
  value: number;
  lower: number;
  upper: number;
  /** The value that `value` is compared with. */
  other?: number;
  isMean?: boolean;
}

interface Chart {
  title: string;
  /** Everything that the picture shows, in words. */
  description: string;
  axis: string;
  /** A line across all rows. */
  mark?: number;
  legend?: readonly [value: string, other: string];
  rows: Row[];
}

const ROW = 24;
const WIDTH = 800;
const LABELS = 290;
const FIGURES = 70;
const TOP = 62;
/** The longest label that fits left of the picture. */
const LABEL_LENGTH = 40;
const INK = '#1f2328';
const PALE = '#6e7781';
const ACCENT = '#0b5cad';

/**
 * A picture of the report as SVG: the gain over looMean of each matrix with its 95% interval or, of
 * a single matrix, both on each target. Undefined when nothing was judged.
 */
export function plot(report: EvaluationReport): string | undefined {
  const judged = report.matrices.filter(({ perTarget }) => perTarget.length > 0);
  const [only, ...others] = judged;
  if (only === undefined) return undefined;
  return draw(others.length === 0 ? chartOfTargets(only) : chartOfMatrices(judged, report.overall));
}

function chartOfMatrices(matrices: readonly MatrixReport[], overall: EvaluationReport['overall']): Chart {
  const rows: Row[] = matrices
    .filter(({ repeats }) => repeats === null)
    .map(({ name, gain: { pearson } }) => ({ label: name, ...pearson }))
    .sort((a, b) => b.value - a.value);
  if (overall !== undefined) rows.push({ label: 'mean', ...overall.gain.pearson, isMean: true });
  return {
    title: 'Pearson of Rootstock less that of looMean, with 95% bootstrap intervals',
    description: rows.map((row) => `${row.label}: ${signed(row.value)} (${interval(row)})`).join('; '),
    axis: 'gain in Pearson, mean over targets',
    mark: 0,
    rows,
  };
}

function chartOfTargets({ name, perTarget }: MatrixReport): Chart {
  const rows = perTarget
    .map(({ target, methods: { rootstock, looMean } }) => ({
      label: target,
      value: rootstock.pearson,
      other: looMean.pearson,
      lower: Math.min(rootstock.pearson, looMean.pearson),
      upper: Math.max(rootstock.pearson, looMean.pearson),
    }))
    .sort((a, b) => b.value - b.other - (a.value - a.other));
  return {
    title: `${name}: Pearson on each hidden target`,
    description: rows
      .map(({ label, value, other }) => `${label}: Rootstock ${figure(value)}, looMean ${figure(other)}`)
      .join('; '),
    axis: 'Pearson',
    legend: ['Rootstock', 'looMean'],
    rows,
  };
}

function draw(chart: Chart): string {
  const { title, description, rows, mark } = chart;
  const bottom = TOP + rows.length * ROW;
  const ends = [...rows.flatMap(({ lower, upper }) => [lower, upper]), ...(mark === undefined ? [] : [mark])];
  const step = stepOf(Math.max(...ends) - Math.min(...ends));
  const first = Math.floor(Math.min(...ends) / step);
  const last = Math.max(first + 1, Math.ceil(Math.max(...ends) / step));
  const scale = (value: number): number =>
    LABELS + ((value / step - first) / (last - first)) * (WIDTH - LABELS - FIGURES - 20);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 50}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13">`,
    `<title id="title">${escape(title)}</title>`,
    `<desc id="desc">${escape(description)}</desc>`,
    `<rect width="${WIDTH}" height="${bottom + 50}" fill="#ffffff"/>`,
    `<text x="16" y="26" font-size="15" font-weight="600" fill="${INK}">${escape(title)}</text>`,
    ...legendOf(chart),
    ...ticks.flatMap((tick) => drawTick(tick, { x: scale(tick), bottom, isMark: tick === mark, step })),
    ...rows.flatMap((row, i) => drawRow(row, TOP + (i + 0.5) * ROW, scale)),
    `<text x="${(LABELS + WIDTH - FIGURES - 20) / 2}" y="${bottom + 40}" text-anchor="middle" fill="${PALE}">${escape(chart.axis)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

/** A round distance of ticks: about six of them. */
function stepOf(range: number): number {
  const rough = Math.max(range, 1e-6) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}

function legendOf({ legend }: Chart): string[] {
  if (legend === undefined) return [];
  return [
    `<circle cx="${LABELS + 6}" cy="44" r="5" fill="${ACCENT}"/><text x="${LABELS + 16}" y="48" fill="${INK}">${legend[0]}</text>`,
    `<circle cx="${LABELS + 106}" cy="44" r="4.5" fill="#ffffff" stroke="${PALE}" stroke-width="2"/><text x="${LABELS + 116}" y="48" fill="${INK}">${legend[1]}</text>`,
  ];
}

function drawTick(
  tick: number,
  { x, bottom, isMark, step }: { x: number; bottom: number; isMark: boolean; step: number },
): string[] {
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const at = x.toFixed(1);
  return [
    `<line x1="${at}" x2="${at}" y1="${TOP - 4}" y2="${bottom}" stroke="${isMark ? INK : '#d0d7de'}"/>`,
    `<text x="${at}" y="${bottom + 18}" text-anchor="middle" fill="${PALE}">${tick.toFixed(digits).replace(/^-(0(?:\.0+)?)$/, '$1')}</text>`,
  ];
}

function drawRow(row: Row, y: number, scale: (value: number) => number): string[] {
  const [x, lower, upper] = [row.value, row.lower, row.upper].map((value) => scale(value).toFixed(1));
  const weight = row.isMean === true ? ' font-weight="700"' : '';
  const other =
    row.other === undefined
      ? []
      : [
          `<circle cx="${scale(row.other).toFixed(1)}" cy="${y}" r="4.5" fill="#ffffff" stroke="${PALE}" stroke-width="2"/>`,
        ];
  return [
    `<text x="${LABELS - 12}" y="${y + 4}" text-anchor="end" fill="${INK}"${weight}>${escape(shorten(row.label))}</text>`,
    `<line x1="${lower}" x2="${upper}" y1="${y}" y2="${y}" stroke="${row.other === undefined ? ACCENT : PALE}" stroke-width="2"/>`,
    ...other,
    row.isMean === true
      ? `<path d="M${x} ${y - 7}l7 7l-7 7l-7 -7z" fill="${ACCENT}"/>`
      : `<circle cx="${x}" cy="${y}" r="5" fill="${ACCENT}"/>`,
    `<text x="${WIDTH - 12}" y="${y + 4}" text-anchor="end" fill="${INK}"${weight}>${signed(row.value - (row.other ?? 0))}</text>`,
  ];
}

function shorten(label: string): string {
  return label.length > LABEL_LENGTH ? `${label.slice(0, LABEL_LENGTH - 1)}…` : label;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
