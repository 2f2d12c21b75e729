import type { VNode } from 'preact';
import { ModelTable } from '../browse/model-table';
import { nothingHere } from '../notices';
import { PublisherPageDocument, type PublisherPageQuery } from '../operations.generated';
import { definePage } from '../page';
import { Section } from '../parts/facts';
import { datasetPath, pathWith, publisherPath, safeUrl } from '../parts/links';
import { counted } from '../parts/words';

type Publisher = NonNullable<PublisherPageQuery['publisher']>;

const Body = ({ publisher }: { readonly publisher: Publisher }): VNode => {
  const { models, datasets } = publisher;
  const url = safeUrl(publisher.url);
  return (
    <article class="thing">
      <h1>{publisher.name}</h1>
      <p class="slug">
        <code>{publisher.slug}</code>
        {url === null ? null : (
          <>
            {' '}
            · <a href={url}>{url}</a>
          </>
        )}
      </p>
      <Section
        id="models"
        title="Models"
        note={`${counted(models.totalCount, models.totalCountIsExact, 'model')}, the most downloaded first.`}
      >
        <ModelTable models={models.nodes} />
        <a href={pathWith('/browse/models', { publisher: publisher.slug })}>Browse them</a>
      </Section>
      {datasets.nodes.length === 0 ? null : (
        <Section
          id="datasets"
          title="Datasets"
          note={`${counted(datasets.totalCount, datasets.totalCountIsExact, 'dataset')}.`}
        >
          <ul>
            {datasets.nodes.map(({ slug, name }) => (
              <li key={slug}>
                <a href={datasetPath(slug)}>{name}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </article>
  );
};

export const publisherPage = definePage({
  document: PublisherPageDocument,
  variables: ({ name }) => ({ slug: name }),
  show: (data, { name, origin }) => {
    const publisher = data.publisher;
    if (publisher === null) return nothingHere('publisher', name);
    const canonical = publisherPath(publisher.slug);
    return {
      status: 200,
      title: `${publisher.name} · Rootstock`,
      description: `Models and datasets of ${publisher.name}`,
      canonical,
      // https://schema.org/Organization
      thing: { '@type': 'Organization', name: publisher.name, url: `${origin}${canonical}` },
      body: <Body publisher={publisher} />,
    };
  },
});
