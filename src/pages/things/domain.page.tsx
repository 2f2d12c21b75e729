import type { VNode } from 'preact';
import { nothingHere } from '../notices';
import { DomainPageDocument, type DomainPageQuery } from '../operations.generated';
import { definePage } from '../page';
import { Facts, Links, Section, Table } from '../parts/facts';
import { datasetPath, domainPath, modelPath, pathWith } from '../parts/links';
import { counted, signed, spoken, whole } from '../parts/words';

type Domain = NonNullable<DomainPageQuery['domain']>;

const named = ({ slug, name }: { readonly slug: string; readonly name: string }) => ({
  href: domainPath(slug),
  text: name,
});

const Nearest = ({ similarDomains }: Pick<Domain, 'similarDomains'>): VNode => (
  <Section id="similar" title="Nearest domains">
    <ul>
      {similarDomains.map(({ domain, similarity }) =>
        domain === null ? null : (
          <li key={domain.slug}>
            <a href={domainPath(domain.slug)}>{domain.name}</a>{' '}
            <span class="figure">{similarity.toFixed(2)}</span>
          </li>
        ),
      )}
    </ul>
  </Section>
);

const TransfersFrom = ({ transfersFrom }: Pick<Domain, 'transfersFrom'>): VNode | null =>
  transfersFrom.length === 0 ? null : (
    <Section id="sources" title="What transfers to it" note="Mean expected gain of bases of other domains.">
      <Table
        caption="Domains that transfer to it"
        heads={['Domain', 'Gain', 'Results', 'Best base']}
        figures={[1, 2]}
        rows={transfersFrom.map(({ domain, expectedGain, evidenceCount, bestBase }) => [
          domain === null ? '' : <a href={domainPath(domain.slug)}>{domain.name}</a>,
          signed(expectedGain),
          whole(evidenceCount),
          bestBase === null ? '' : <a href={modelPath(bestBase.slug)}>{bestBase.slug}</a>,
        ])}
      />
    </Section>
  );

const Bases = ({ transferEdges: { nodes } }: Pick<Domain, 'transferEdges'>): VNode | null =>
  nodes.length === 0 ? null : (
    <Section id="bases" title="Bases that transfer best">
      <Table
        caption="Bases that transfer best"
        heads={['Base', 'How', 'Gain', 'Known by', 'Results']}
        figures={[2, 4]}
        rows={nodes.map(({ base, protocol, expectedGain, kind, evidenceCount }) => [
          base === null ? '' : <a href={modelPath(base.slug)}>{base.slug}</a>,
          spoken(protocol),
          expectedGain === null ? '' : signed(expectedGain),
          spoken(kind),
          whole(evidenceCount),
        ])}
      />
    </Section>
  );

const Body = ({ domain }: { readonly domain: Domain }): VNode => (
  <article class="thing">
    <h1>{domain.name}</h1>
    <p class="slug">
      <code>{domain.slug}</code>
    </p>
    {domain.description === '' ? null : <p class="lead">{domain.description}</p>}
    <p>
      <a href={pathWith('/', { domain: domain.slug })}>Find a base for this domain</a>
    </p>
    <Facts
      facts={[
        { name: 'Also called', value: domain.aliases.join(', ') },
        { name: 'Part of', value: domain.parent === null ? null : <Links links={[named(domain.parent)]} /> },
        {
          name: 'Parts',
          value: domain.children.length === 0 ? null : <Links links={domain.children.map(named)} />,
        },
      ]}
    />
    <Nearest similarDomains={domain.similarDomains} />
    <TransfersFrom transfersFrom={domain.transfersFrom} />
    <Bases transferEdges={domain.transferEdges} />
    <Section
      id="models"
      title="Models"
      note={`${counted(domain.models.totalCount, domain.models.totalCountIsExact, 'model')} in the catalogue.`}
    >
      <ul>
        {domain.models.nodes.map(({ slug }) => (
          <li key={slug}>
            <a href={modelPath(slug)}>{slug}</a>
          </li>
        ))}
      </ul>
      <a href={pathWith('/browse/models', { domain: domain.slug })}>All of them</a>
    </Section>
    {domain.datasets.nodes.length === 0 ? null : (
      <Section id="datasets" title="Datasets">
        <ul>
          {domain.datasets.nodes.map(({ slug }) => (
            <li key={slug}>
              <a href={datasetPath(slug)}>{slug}</a>
            </li>
          ))}
        </ul>
      </Section>
    )}
  </article>
);

export const domainPage = definePage({
  document: DomainPageDocument,
  variables: ({ name }) => ({ slug: name }),
  show: (data, { name, origin }) => {
    const domain = data.domain;
    if (domain === null) return nothingHere('domain', name, '/browse/domains');
    const canonical = domainPath(domain.slug);
    const description = domain.description || `What transfers to ${domain.name}, and its nearest domains`;
    return {
      status: 200,
      title: `${domain.name} · Rootstock`,
      description,
      canonical,
      // https://schema.org/DefinedTerm
      thing: {
        ...{ '@type': 'DefinedTerm', name: domain.name, termCode: domain.slug },
        ...{ description, url: `${origin}${canonical}` },
      },
      body: <Body domain={domain} />,
    };
  },
});
