import type { VNode } from 'preact';
import { DomainMapDocument, type ChosenDomainFragment, type DomainMapQuery } from '../operations.generated';
import { definePage, given, type PageRequest } from '../page';
import { Section } from '../parts/facts';
import { spoken, whole } from '../parts/words';
import { Chosen } from './chosen';
import { chosenPath, Drawing, Legend } from './drawing';
import { placesOf, type Place } from './places';

type Domain = DomainMapQuery['domains']['nodes'][number];

const TITLE = 'Map of domains';
const DESCRIPTION = 'Domains by how alike they are, and what transfers between them';

const variablesOf = (request: PageRequest) => {
  const [at, text] = [given(request, 'at'), given(request, 'q')];
  return { after: null, at, isChosen: at !== '', text, isSearched: at === '' && text !== '' };
};

const Search = ({
  domains,
  request,
}: {
  readonly domains: readonly Domain[];
  readonly request: PageRequest;
}): VNode => (
  <form action="/map" method="get" role="search" id="search">
    <label for="q">Find a domain</label>
    <div class="box">
      <input type="search" id="q" name="q" list="names" value={given(request, 'q')} autocomplete="off" />
      <button type="submit">Show</button>
    </div>
    <datalist id="names">
      {domains.map(({ slug, name }) => (
        <option key={slug} value={name} data-slug={slug} />
      ))}
    </datalist>
  </form>
);

const KEYS =
  'Arrow keys go from point to point, Enter shows one, plus and minus zoom, 0 shows the whole map. The list below says the same in words.';

interface PictureProps {
  readonly places: readonly Place[];
  readonly chosen: ChosenDomainFragment | null;
}

const Picture = ({ places, chosen }: PictureProps): VNode => (
  <div class="picture">
    <div id="map" role="group" tabIndex={0} aria-label={TITLE} aria-describedby="map-keys">
      <Drawing {...{ places, chosen }} />
    </div>
    <p id="map-keys" class="note">
      {KEYS}
    </p>
    <p id="status" role="status" class="note" />
  </div>
);

const InWords = ({ domains }: { readonly domains: readonly Domain[] }): VNode => (
  <ul class="words">
    {domains.map(({ slug, name, modalities: [modality], resultCount }) => (
      <li key={slug}>
        <a href={chosenPath(slug)} data-slug={slug}>
          {name}
        </a>{' '}
        <span class="note">
          {[...(modality === undefined ? [] : [spoken(modality)]), `${whole(resultCount)} results`].join(
            ', ',
          )}
        </span>
      </li>
    ))}
  </ul>
);

const nameOfAsked = (request: PageRequest): string => given(request, 'at') || given(request, 'q');

const Side = ({
  chosen,
  request,
}: {
  readonly chosen: ChosenDomainFragment | null;
  readonly request: PageRequest;
}): VNode => {
  if (chosen !== null) return <Chosen chosen={chosen} />;
  const asked = nameOfAsked(request);
  return asked === '' ? (
    <p class="note">Choose a domain to see what it is near to and what transfers to it and from it.</p>
  ) : (
    <p role="alert">There is no domain “{asked}” here.</p>
  );
};

/** Where each domain lies among the others, and what transfers between them. */
export const mapPage = definePage({
  document: DomainMapDocument,
  variables: variablesOf,
  more: {
    variables: ({ domains: { pageInfo } }) =>
      pageInfo.hasNextPage
        ? { after: pageInfo.endCursor, at: '', isChosen: false, text: '', isSearched: false }
        : null,
    join: (data, { domains }) => ({
      ...data,
      domains: { ...domains, nodes: [...data.domains.nodes, ...domains.nodes] },
    }),
  },
  show: ({ domains: { nodes: domains }, chosen: asked, found }, request) => {
    const chosen = asked ?? found?.nodes[0] ?? null;
    const places = placesOf(domains);
    const kinds = [...new Set(places.map(({ modality }) => modality))];
    return {
      status: chosen === null && nameOfAsked(request) !== '' ? 404 : 200,
      title: chosen === null ? `${TITLE} · Rootstock` : `${chosen.name} · ${TITLE} · Rootstock`,
      description: DESCRIPTION,
      canonical: '/map',
      styles: ['map.css'],
      scripts: ['map.mjs'],
      body: (
        <>
          <h1>{TITLE}</h1>
          <p class="note">
            Domains whose descriptions are alike lie close together; the larger, the more results. Lines lead
            from where bases come to where they go: the wider, the better they are expected to do; dashed
            where no result says so.
          </p>
          {places.length === 0 ? <p>The map is being drawn. The list is there already.</p> : null}
          <div class="map">
            {places.length === 0 ? null : <Picture {...{ places, chosen }} />}
            <div class="beside">
              <Search {...{ domains, request }} />
              <Legend kinds={kinds} />
              <div id="chosen">
                <Side {...{ chosen, request }} />
              </div>
            </div>
          </div>
          <Section id="words" title="All domains">
            <InWords domains={domains} />
          </Section>
        </>
      ),
    };
  },
});
