import type { VNode } from 'preact';
import { figure, signed } from './words';

/** From the least to the greatest of what is drawn, zero among it. */
export interface Scale {
  readonly least: number;
  readonly greatest: number;
}

export function scaleOf(values: readonly number[]): Scale {
  const least = Math.min(0, ...values);
  const greatest = Math.max(0, ...values);
  return greatest > least ? { least, greatest } : { least: -1, greatest: 1 };
}

const WIDTH = 240;
const HEIGHT = 20;
const EDGE = 6;

const across = ({ least, greatest }: Scale, value: number): number =>
  EDGE + ((value - least) / (greatest - least)) * (WIDTH - 2 * EDGE);
const at = (scale: Scale, value: number): string => across(scale, value).toFixed(1);

interface IntervalProps {
  readonly score: number;
  readonly interval: { readonly lower: number; readonly upper: number };
  readonly scale: Scale;
  /** Whether the base has a result of one's own: a square then. */
  readonly isMeasured?: boolean;
}

/** An interval in figures. */
export const intervalWords = ({ score, interval }: Pick<IntervalProps, 'score' | 'interval'>): string =>
  `${signed(score)} (${signed(interval.lower)} to ${signed(interval.upper)})`;

/** An expectation as a dot on the line of its interval; upright stands the average candidate. */
export function Interval({ score, interval, scale, isMeasured = false }: IntervalProps): VNode {
  const words = `${intervalWords({ score, interval })}, 90 times of 100`;
  const middle = HEIGHT / 2;
  return (
    <svg class="interval" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
      <title>{words}</title>
      <line class="zero" x1={at(scale, 0)} x2={at(scale, 0)} y1="0" y2={HEIGHT} />
      <line
        class="span"
        x1={at(scale, interval.lower)}
        x2={at(scale, interval.upper)}
        y1={middle}
        y2={middle}
      />
      {isMeasured ? (
        <rect class="mark" x={across(scale, score) - 4} y={middle - 4} width="8" height="8" />
      ) : (
        <circle class="mark" cx={at(scale, score)} cy={middle} r="4.5" />
      )}
    </svg>
  );
}

interface Part {
  readonly text: string;
  readonly contribution: number;
}

/** Reasons as bars to both sides of zero; each begins where the one before it ended. */
export function ReasonBars({
  parts,
  score,
}: {
  readonly parts: readonly Part[];
  readonly score: number;
}): VNode {
  let sum = 0;
  const bars = parts.map(({ text, contribution }) => {
    const from = sum;
    sum += contribution;
    return { text, contribution, from, to: sum };
  });
  const scale = scaleOf([...bars.flatMap(({ from, to }) => [from, to]), score]);
  return (
    <ol class="reasons">
      {bars.map(({ text, contribution, from, to }) => (
        <li key={text}>
          <span class="figure">{signed(contribution)}</span>
          <svg class="bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
            <line class="zero" x1={at(scale, 0)} x2={at(scale, 0)} y1="0" y2={HEIGHT} />
            <rect
              class={contribution < 0 ? 'against' : 'for'}
              x={Math.min(across(scale, from), across(scale, to)).toFixed(1)}
              y="4"
              width={Math.max(1, Math.abs(across(scale, to) - across(scale, from))).toFixed(1)}
              height={HEIGHT - 8}
            />
          </svg>
          <span>{text}</span>
        </li>
      ))}
      <li class="sum">
        <span class="figure">{signed(score)}</span>
        <span />
        <span>expected, all together</span>
      </li>
    </ol>
  );
}

interface Dot {
  readonly value: number;
  readonly least: number | null | undefined;
  readonly greatest: number | null | undefined;
}

/** A figure as a dot on the range of its metric; nothing where the metric has no range. */
export function DotOnRange({ value, least, greatest }: Dot): VNode | null {
  if (least === null || least === undefined || greatest === null || greatest === undefined) return null;
  if (!(greatest > least)) return null;
  const scale = { least, greatest };
  const words = `${figure(value)} of ${figure(least)} to ${figure(greatest)}`;
  return (
    <svg class="dot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
      <line class="range" x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      <circle class="mark" cx={at(scale, value)} cy={HEIGHT / 2} r="4.5" />
    </svg>
  );
}
