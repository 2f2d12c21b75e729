import type { VNode } from 'preact';
import { modifiedOn } from '../../croissant';
import { nothingHere } from '../notices';
import { ModelPageDocument, type ModelPageQuery } from '../operations.generated';
import { definePage } from '../page';
import { Facts, Links, Section, Snippet, Table } from '../parts/facts';
import { datasetPath, domainPath, modelPath, publisherPath, safeUrl, similarPath } from '../parts/links';
import { bytes, compact, counted, day, fieldWords, figure, signed, spoken, whole } from '../parts/words';
import { Lineage } from './lineage';
import { Origins } from './origins';
import { ResultTable } from './result-table';

type Model = NonNullable<ModelPageQuery['model']>;

const accessOf = ({ gated, disabled }: Model): string => {
  const words = [
    gated === true ? 'asks for consent first' : '',
    disabled === true ? 'closed by its hub' : '',
  ];
  return words.filter((word) => word !== '').join(', ');
};

const License = ({ licenses }: Pick<Model, 'licenses'>): VNode => {
  const { effective, weights, conflicts } = licenses;
  return (
    <>
      {effective.license?.name ?? weights?.name ?? 'unknown'}
      {effective.inheritedFrom === null ? null : (
        <>
          , inherited from{' '}
          <a href={modelPath(effective.inheritedFrom.slug)}>{effective.inheritedFrom.slug}</a>
        </>
      )}
      {`; commercial use ${spoken(effective.commercialUse)}, derivatives ${spoken(effective.derivatives)}`}
      {conflicts.map(({ right, base }) => (
        <span key={right} class="caution">
          {' '}
          Claims more than {base?.slug ?? 'a base'} gives: {fieldWords(right)}.
        </span>
      ))}
    </>
  );
};

const factsOf = (model: Model) => [
  {
    name: 'Tasks',
    value: model.tasks.length === 0 ? null : <Links links={taskLinks(model)} />,
  },
  { name: 'Parameters', value: model.parameterCount === null ? null : whole(model.parameterCount) },
  {
    name: 'Memory at 16 bits',
    value:
      model.memoryEstimate === null ? null : (
        <span title={model.memoryEstimate.formula}>{bytes(model.memoryEstimate.bytes)}</span>
      ),
  },
  { name: 'Licence', value: <License licenses={model.licenses} /> },
  { name: 'Kind', value: model.kind === null ? null : spoken(model.kind) },
  { name: 'Architecture', value: model.architecture?.name ?? model.architecture?.family ?? null },
  { name: 'Takes', value: model.inputModalities.map(spoken).join(', ') },
  { name: 'Gives', value: model.outputModalities.map(spoken).join(', ') },
  { name: 'Libraries', value: model.libraries.map(({ name }) => name).join(', ') },
  { name: 'Languages', value: model.languages.join(', ') },
  {
    name: 'Domains',
    value:
      model.domains.length === 0 ? null : (
        <Links links={model.domains.map(({ slug, name }) => ({ href: domainPath(slug), text: name }))} />
      ),
  },
  {
    name: 'Publisher',
    value:
      model.publisher === null ? null : (
        <a href={publisherPath(model.publisher.slug)}>{model.publisher.name}</a>
      ),
  },
  {
    name: 'Access',
    value: accessOf(model),
  },
  { name: 'Downloads', value: model.downloads === null ? null : whole(model.downloads) },
  { name: 'Changed', value: <time dateTime={model.updatedAt}>{day(model.updatedAt)}</time> },
];

const taskLinks = ({ tasks }: Pick<Model, 'tasks'>) =>
  tasks.map(({ id, name }) => ({ href: `/browse/models?task=${encodeURIComponent(id)}`, text: name }));

const Trained = ({ trainedOn }: Pick<Model, 'trainedOn'>): VNode | null =>
  trainedOn.length === 0 ? null : (
    <Section id="trained" title="Trained on">
      <ul>
        {trainedOn.map(({ role, dataset }) =>
          dataset === null ? null : (
            <li key={`${role} ${dataset.slug}`}>
              <a href={datasetPath(dataset.slug)}>{dataset.slug}</a> <span class="note">{spoken(role)}</span>
            </li>
          ),
        )}
      </ul>
    </Section>
  );

const Expected = ({ transferEdges: { nodes } }: Pick<Model, 'transferEdges'>): VNode | null =>
  nodes.length === 0 ? null : (
    <Section id="transfer" title="Where it transfers to" note="Expected gain over the average candidate.">
      <Table
        caption="Transfer to domains"
        heads={['Domain', 'How', 'Gain', 'Known by', 'Results']}
        figures={[2, 4]}
        rows={nodes.map(({ domain, protocol, expectedGain, kind, evidenceCount }) => [
          domain === null ? '' : <a href={domainPath(domain.slug)}>{domain.name}</a>,
          spoken(protocol),
          expectedGain === null ? '' : signed(expectedGain),
          spoken(kind),
          whole(evidenceCount),
        ])}
      />
    </Section>
  );

const Evaluations = ({ evaluations: { nodes } }: Pick<Model, 'evaluations'>): VNode | null =>
  nodes.length === 0 ? null : (
    <Section id="evaluations" title="Evaluations" note="As its card or a leaderboard reports them.">
      <Table
        caption="Evaluations"
        heads={['Dataset', 'Metric', 'Value', 'Source']}
        figures={[2]}
        rows={nodes.map(({ dataset, metric, value, verified, sourceUrl }) => {
          const source = safeUrl(sourceUrl);
          const words = verified ? 'verified' : 'as reported';
          return [
            dataset === null ? '' : <a href={datasetPath(dataset.slug)}>{dataset.slug}</a>,
            metric.name,
            figure(value),
            source === null ? words : <a href={source}>{words}</a>,
          ];
        })}
      />
    </Section>
  );

const Versions = ({ versions }: Pick<Model, 'versions'>): VNode | null =>
  versions.length === 0 ? null : (
    <Section id="versions" title="Versions">
      <ul>
        {versions.map(({ name, createdAt, artifacts }) => (
          <li key={name}>
            <code>{name}</code> <time dateTime={createdAt}>{day(createdAt)}</time>
            {artifacts.map(({ uri, format, size }) => (
              <span key={uri} class="note">
                {' '}
                {format ?? 'file'}
                {size === null ? '' : ` ${bytes(size)}`}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );

const Similar = ({ slug }: Pick<Model, 'slug'>): VNode => (
  <Section id="similar" title="Similar models">
    <a href={similarPath(slug)}>Models that are described alike</a>
  </Section>
);

const Body = ({ model }: { readonly model: Model }): VNode => (
  <article class="thing">
    <h1>{model.name}</h1>
    <p class="slug">
      <code>{model.slug}</code>
    </p>
    {model.status === 'ACTIVE' ? null : <p class="caution">This model is {spoken(model.status)}.</p>}
    {model.deprecation === null ? null : (
      <p class="caution">
        {model.deprecation.reason}
        {model.deprecation.replacement === null ? null : (
          <>
            {' '}
            Use{' '}
            <a href={modelPath(model.deprecation.replacement.slug)}>{model.deprecation.replacement.slug}</a>.
          </>
        )}
      </p>
    )}
    {model.summary === null ? null : <p class="lead">{model.summary}</p>}
    <Facts facts={factsOf(model)} />
    {model.startSnippet === null ? null : (
      <Section id="start" title="Start from it">
        <Snippet snippet={model.startSnippet} label={`Code that loads ${model.slug}`} />
      </Section>
    )}
    <Lineage model={model} />
    <Trained trainedOn={model.trainedOn} />
    {model.transferResults.nodes.length === 0 ? null : (
      <Section
        id="results"
        title="Transfer results"
        note={`${counted(model.transferResults.totalCount, model.transferResults.totalCountIsExact, 'result')}; the latest are shown.`}
      >
        <ResultTable
          other="Target"
          rows={model.transferResults.nodes.map(({ target, ...result }) => ({
            result,
            other: target === null ? null : { href: datasetPath(target.slug), text: target.slug },
          }))}
        />
      </Section>
    )}
    <Expected transferEdges={model.transferEdges} />
    <Evaluations evaluations={model.evaluations} />
    <Similar slug={model.slug} />
    <Versions versions={model.versions} />
    <Origins origins={model.origins} />
  </article>
);

const oneLine = ({ name, slug, summary, parameterCount, tasks }: Model): string =>
  summary ??
  [
    `${name} (${slug})`,
    ...(parameterCount === null ? [] : [`${compact(parameterCount)} parameters`]),
    ...tasks.map((task) => task.name),
  ].join(', ');

/** https://schema.org/SoftwareSourceCode is what fits a model best; it has no type of its own. */
const schemaOrgOf = (model: Model, address: string): object => ({
  '@type': 'SoftwareSourceCode',
  name: model.name,
  identifier: model.slug,
  url: address,
  description: oneLine(model),
  dateModified: modifiedOn(model) ?? undefined,
  keywords: [...model.tasks.map(({ id }) => id), ...model.tags].slice(0, 20),
  ...(model.publisher !== null && { author: { '@type': 'Organization', name: model.publisher.name } }),
  ...(model.licenses.weights?.url && { license: model.licenses.weights.url }),
});

export const modelPage = definePage({
  document: ModelPageDocument,
  variables: ({ name }) => ({ slug: name }),
  show: (data, { name, origin }) => {
    const model = data.model;
    if (model === null) return nothingHere('model', name, '/browse/models');
    const canonical = modelPath(model.slug);
    return {
      status: 200,
      title: `${model.name} · Rootstock`,
      description: oneLine(model),
      canonical,
      thing: schemaOrgOf(model, `${origin}${canonical}`),
      isEmbeddable: true,
      body: <Body model={model} />,
    };
  },
});
