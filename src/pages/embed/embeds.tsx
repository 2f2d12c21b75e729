// What other pages show of the catalogue, within a frame or by `/widget.js`.
import type { VNode } from 'preact';
import type { Document } from '../document';
import { EmbedLineageDocument, EmbedModelDocument, type EmbedModelQuery } from '../operations.generated';
import { definePage, type PageRequest } from '../page';
import { Facts, Snippet } from '../parts/facts';
import { modelPath } from '../parts/links';
import { bytes, compact, spoken } from '../parts/words';
import { LineageSteps } from '../things/lineage';

type Model = NonNullable<EmbedModelQuery['model']>;

/** A document within another page. */
export const embedded = (
  title: string,
  body: VNode,
  more: Pick<Document, 'status'> = { status: 200 },
): Document => ({
  ...more,
  title: `${title} · Rootstock`,
  description: title,
  canonical: null,
  isEmbedded: true,
  body,
});

const missing = ({ name }: PageRequest): Document =>
  embedded(
    'There is no model of this name',
    <p class="fault">
      There is no model <code>{name}</code> that you may see.
    </p>,
    { status: 404 },
  );

const Title = ({ slug, name }: Pick<Model, 'slug' | 'name'>): VNode => (
  <h1>
    <a href={modelPath(slug)} data-select={slug}>
      {name}
    </a>
  </h1>
);

const Card = ({ model }: { readonly model: Model }): VNode => {
  const { effective } = model.licenses;
  return (
    <article>
      <Title {...model} />
      {model.summary === null ? null : <p>{model.summary}</p>}
      <Facts
        facts={[
          { name: 'Publisher', value: model.publisher?.name ?? null },
          { name: 'Tasks', value: model.tasks.map(({ name }) => name).join(', ') },
          { name: 'Parameters', value: model.parameterCount === null ? null : compact(model.parameterCount) },
          {
            name: 'Memory at 16 bits',
            value: model.memoryEstimate === null ? null : bytes(model.memoryEstimate.bytes),
          },
          { name: 'Licence', value: effective.license?.name ?? null },
          { name: 'Commercial use', value: spoken(effective.commercialUse) },
          { name: 'Downloads', value: model.downloads === null ? null : compact(model.downloads) },
        ]}
      />
      {model.startSnippet === null ? null : (
        <details>
          <summary>Start snippet</summary>
          <Snippet snippet={model.startSnippet} label={`Code that loads ${model.slug}`} />
        </details>
      )}
    </article>
  );
};

/** `/embed/models/<slug>`: a model as a card. */
export const modelEmbed = definePage({
  document: EmbedModelDocument,
  variables: ({ name }) => ({ slug: name }),
  show: ({ model }, request) =>
    model === null ? missing(request) : embedded(model.name, <Card model={model} />),
  showFaults: (faults) => refused(faults),
});

/** `/embed/lineage/<slug>`: what a model was made from, and what was made from it. */
export const lineageEmbed = definePage({
  document: EmbedLineageDocument,
  variables: ({ name }) => ({ slug: name }),
  show: ({ model }, request) =>
    model === null
      ? missing(request)
      : embedded(
          `Lineage of ${model.name}`,
          <article>
            <Title {...model} />
            <LineageSteps model={model} />
          </article>,
        ),
  showFaults: (faults) => refused(faults),
});

/** What the API refused. */
export const refused = (faults: readonly string[]): Document =>
  embedded(
    'This could not be shown',
    <ul class="fault" role="alert">
      {faults.map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </ul>,
    { status: 400 },
  );
