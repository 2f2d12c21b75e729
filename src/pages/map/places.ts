import type { Modality } from '../../schema-types';
import type { DomainMapQuery } from '../operations.generated';

type Domain = DomainMapQuery['domains']['nodes'][number];

/** Sides of the drawing, in its units. */
export const SIDE = 1000;
/** Left free around what is drawn. */
const EDGE = 50;
/** Units for a pixel where the drawing is as wide as the page lets it be. */
export const UNIT = SIDE / 700;

/** A domain where it is drawn. */
export interface Place {
  readonly slug: string;
  readonly name: string;
  readonly modality: Modality | null;
  readonly results: number;
  readonly x: number;
  readonly y: number;
  /** Pixels from the middle of its mark to its edge. */
  readonly radius: number;
  /** Whether its name has room where the whole map is shown. */
  readonly isNamed: boolean;
}

const across = (position: number): number => EDGE + ((position + 1) / 2) * (SIDE - 2 * EDGE);

/** 4 pixels without results, a third more for each ten times as many. */
const radiusOf = (results: number): number => 4 + 2.5 * Math.log10(1 + results);

/** Width of a letter of a name, at most, and height of its line, in pixels. */
const LETTER = 7.2;
const LINE = 15;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const boxOf = ({ name, x, y, radius }: Omit<Place, 'isNamed'>): Box => {
  const left = x / UNIT + radius + 3;
  return { left, right: left + name.length * LETTER, top: y / UNIT - LINE / 2, bottom: y / UNIT + LINE / 2 };
};

const isApart = (one: Box, other: Box): boolean =>
  one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom;

/** Domains that have a place, those with most results first: their names go before others. */
export function placesOf(domains: readonly Domain[]): Place[] {
  const taken: Box[] = [];
  return domains
    .flatMap(({ slug, name, modalities: [modality = null], resultCount: results, position }) =>
      position === null
        ? []
        : [
            {
              ...{ slug, name, modality, results },
              ...{ x: across(position.x), y: across(-position.y), radius: radiusOf(results) },
            },
          ],
    )
    .sort((a, b) => b.results - a.results || (a.slug < b.slug ? -1 : 1))
    .map((place) => {
      const box = boxOf(place);
      const isNamed = box.right < SIDE / UNIT && taken.every((other) => isApart(box, other));
      if (isNamed) taken.push(box);
      return { ...place, isNamed };
    });
}
