import { normalSource, uniformSource } from '../../platform/random';
import type { ScorerSettings } from '../../scoring';

/** A setting as free numbers: logarithms, so that whatever they become is a setting again. */
type Point = Readonly<Record<string, number>>;

/** Spread of the settings that are tried around the known one, in natural logarithms. */
const SPREAD = 0.3;
/** A share of nothing could never grow again. */
const LEAST_SHARE = 1e-3;
/** More of the covariance than this is never lost between protocols or metrics. */
const MOST_LOSS = 0.9;

/**
 * Settings drawn around a known one: each share and variance log-normally, then scaled so that the
 * shares of targets with the noise, and those of bases, add up to what they did. The same seed
 * draws the same settings.
 */
export function nearbySettings(known: ScorerSettings, count: number, seed: number): ScorerSettings[] {
  const normal = normalSource(uniformSource(seed));
  const center = toPoint(known);
  return Array.from({ length: count }, () =>
    toSettings(
      Object.fromEntries(Object.entries(center).map(([name, value]) => [name, value + SPREAD * normal()])),
      known,
    ),
  );
}

/** Geometric mean of settings, which is steadier than the single best of them. */
export function meanSettings(settings: readonly ScorerSettings[], known: ScorerSettings): ScorerSettings {
  const points = settings.map(toPoint);
  const names = Object.keys(toPoint(known));
  const mean = (name: string): number =>
    points.reduce((sum, point) => sum + (point[name] ?? 0), 0) / Math.max(1, points.length);
  return toSettings(Object.fromEntries(names.map((name) => [name, mean(name)])), known);
}

function toPoint(settings: ScorerSettings): Point {
  const shares = (prefix: string, group: Readonly<Record<string, number>>): Array<[string, number]> =>
    Object.entries(group).map(([name, value]) => [
      `${prefix}${name}`,
      Math.log(Math.max(LEAST_SHARE, value)),
    ]);
  return Object.fromEntries([
    ...shares('target.', settings.target),
    ...shares('base.', settings.base),
    ['noise', Math.log(settings.noise)],
    ['pretrainingSimilarity', Math.log(Math.max(LEAST_SHARE, settings.pretrainingSimilarity))],
    ['protocolLoss', Math.log(Math.max(LEAST_SHARE, 1 - settings.protocolDiscount))],
    ['metricLoss', Math.log(Math.max(LEAST_SHARE, 1 - settings.metricDiscount))],
  ]);
}

function toSettings(point: Point, known: ScorerSettings): ScorerSettings {
  const at = (name: string): number => Math.exp(point[name] ?? 0);
  const total = sum(known.target) + known.noise;
  const scale = total / (sumOf(point, 'target.') + at('noise'));
  const baseScale = sum(known.base) / sumOf(point, 'base.');
  const target = { ...known.target };
  for (const name of keysOf(target)) target[name] = at(`target.${name}`) * scale;
  const base = { ...known.base };
  for (const name of keysOf(base)) base[name] = at(`base.${name}`) * baseScale;
  return {
    ...known,
    target,
    base,
    noise: at('noise') * scale,
    pretrainingSimilarity: at('pretrainingSimilarity'),
    protocolDiscount: 1 - Math.min(MOST_LOSS, at('protocolLoss')),
    metricDiscount: 1 - Math.min(MOST_LOSS, at('metricLoss')),
  };
}

function keysOf<Key extends string>(group: Readonly<Record<Key, number>>): Key[] {
  const keys: Key[] = [];
  for (const key in group) keys.push(key);
  return keys;
}

const sum = (group: Readonly<Record<string, number>>): number =>
  Object.values(group).reduce((total, value) => total + value, 0);

const sumOf = (point: Point, prefix: string): number =>
  Object.entries(point).reduce(
    (total, [name, value]) => (name.startsWith(prefix) ? total + Math.exp(value) : total),
    0,
  );
