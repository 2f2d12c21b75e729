import type { Modality } from '../../schema-types';

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** A closed line through corners around the middle, the first at the top, turned by so much. */
function around(corners: number, { turned = 0, inner = 1 } = {}): string {
  const points = Array.from({ length: inner === 1 ? corners : 2 * corners }, (_, place) => {
    const count = inner === 1 ? corners : 2 * corners;
    const angle = ((place + turned) / count) * 2 * Math.PI - Math.PI / 2;
    const away = place % 2 === 1 ? inner : 1;
    return `${rounded(away * Math.cos(angle))} ${rounded(away * Math.sin(angle))}`;
  });
  return `M${points.join('L')}Z`;
}

const CIRCLE = 'M-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0Z';

/** The mark of each kind of data, of radius 1 around the middle. */
export const SHAPES: Readonly<Record<Modality, string>> = {
  IMAGE: CIRCLE,
  TEXT: around(4, { turned: 0.5 }),
  AUDIO: around(3),
  VIDEO: around(4),
  TABULAR: around(4, { turned: 1, inner: 0.45 }),
  TIME_SERIES: around(3, { turned: 1.5 }),
  GRAPH: around(6),
  MOLECULE: around(5),
  POINT_CLOUD: around(6, { inner: 0.5 }),
};

/** Of what nothing tells its kind of data. */
export const NO_SHAPE = around(3, { inner: 0.35 });

export const shapeOf = (modality: Modality | null): string =>
  modality === null ? NO_SHAPE : SHAPES[modality];

/** `kind-time-series`. */
export const kindClass = (modality: Modality | null): string =>
  `kind-${modality === null ? 'unknown' : modality.toLowerCase().replaceAll('_', '-')}`;
