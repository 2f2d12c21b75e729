import type { VNode } from 'preact';
import type { Modality } from '../../schema-types';
import type { ChosenDomainFragment } from '../operations.generated';
import { pathWith } from '../parts/links';
import { spoken, whole } from '../parts/words';
import { SIDE, UNIT, type Place } from './places';
import { kindClass, shapeOf } from './shapes';

/** Where a domain is shown on the map. */
export const chosenPath = (slug: string): string => pathWith('/map', { at: slug });

interface MarkProps {
  readonly modality: Modality | null;
  readonly radius: number;
}

const Mark = ({ modality, radius }: MarkProps): VNode => (
  <path
    class={`mark ${kindClass(modality)}`}
    d={shapeOf(modality)}
    transform={`scale(${radius.toFixed(1)})`}
  />
);

const PointOf = ({ place, role }: { readonly place: Place; readonly role: string }): VNode => {
  const { slug, name, modality, results, x, y, radius, isNamed } = place;
  return (
    <g
      class={`point${role}${isNamed ? '' : ' unnamed'}`}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${UNIT.toFixed(3)})`}
      data-slug={slug}
    >
      <a href={chosenPath(slug)} tabIndex={-1}>
        <title>
          {`${name}: ${modality === null ? 'data of any kind' : spoken(modality)}, ${whole(results)} results`}
        </title>
        <Mark modality={modality} radius={radius} />
        <text x={(radius + 3).toFixed(1)} y="4.5">
          {name}
        </text>
      </a>
    </g>
  );
};

interface Transfer {
  readonly expectedGain: number;
  readonly evidenceCount: number;
  readonly domain: { readonly slug: string } | null;
}

/** Bows to the left of its way, so that there and back can be told apart. */
function bow(from: Place, to: Place): string {
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const [turnX, turnY] = [(to.y - from.y) * 0.15, (from.x - to.x) * 0.15];
  const shown = [from.x, from.y, x + turnX, y + turnY, to.x, to.y].map((value) => value.toFixed(1));
  return `M${shown[0]} ${shown[1]}Q${shown[2]} ${shown[3]} ${shown[4]} ${shown[5]}`;
}

/** 1 to 5 pixels: what is expected to be better is wider. */
const widthOf = (gain: number): number => Math.min(5, Math.max(1, 1 + 2.5 * gain));

interface EdgesProps {
  readonly chosen: ChosenDomainFragment;
  readonly places: ReadonlyMap<string, Place>;
}

const Edges = ({ chosen, places }: EdgesProps): VNode | null => {
  const own = places.get(chosen.slug);
  if (own === undefined) return null;
  const edge = (way: 'in' | 'out', { domain, expectedGain, evidenceCount }: Transfer): VNode | null => {
    const other = places.get(domain?.slug ?? '');
    if (other === undefined || other === own) return null;
    return (
      <path
        key={`${way} ${other.slug}`}
        class={`edge ${way}${evidenceCount === 0 ? ' predicted' : ''}`}
        d={way === 'in' ? bow(other, own) : bow(own, other)}
        stroke-width={widthOf(expectedGain).toFixed(1)}
        marker-end={`url(#arrow-${way})`}
      />
    );
  };
  return (
    <>
      {chosen.transfersFrom.map((one) => edge('in', one))}
      {chosen.transfersTo.map((one) => edge('out', one))}
    </>
  );
};

const Arrow = ({ way }: { readonly way: 'in' | 'out' }): VNode => (
  <marker
    id={`arrow-${way}`}
    class={`edge ${way}`}
    viewBox="0 0 8 8"
    refX="7"
    refY="4"
    markerWidth="9"
    markerHeight="9"
    markerUnits="userSpaceOnUse"
    orient="auto"
  >
    <path class={`head ${way}`} d="M0 0L8 4L0 8Z" />
  </marker>
);

interface DrawingProps {
  readonly places: readonly Place[];
  readonly chosen: ChosenDomainFragment | null;
}

/** The map itself. It is not read aloud: the lists beside it say the same. */
export const Drawing = ({ places, chosen }: DrawingProps): VNode => {
  const bySlug = new Map(places.map((place) => [place.slug, place]));
  const near = new Set(chosen?.similarDomains.map(({ domain }) => domain?.slug) ?? []);
  const role = (slug: string): string => (slug === chosen?.slug ? ' chosen' : near.has(slug) ? ' near' : '');
  return (
    <svg id="drawing" viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
      <defs>
        <Arrow way="in" />
        <Arrow way="out" />
      </defs>
      <g id="edges">{chosen === null ? null : <Edges {...{ chosen, places: bySlug }} />}</g>
      <g id="points">
        {places.map((place) => (
          <PointOf key={place.slug} place={place} role={role(place.slug)} />
        ))}
      </g>
    </svg>
  );
};

/** What the marks mean. */
export const Legend = ({ kinds }: { readonly kinds: readonly (Modality | null)[] }): VNode => (
  <ul class="legend" aria-label="Marks">
    {kinds.map((kind) => (
      <li key={kind}>
        <svg viewBox="-9 -9 18 18" aria-hidden="true">
          <Mark modality={kind} radius={7} />
        </svg>
        {kind === null ? 'any kind of data' : spoken(kind)}
      </li>
    ))}
  </ul>
);
