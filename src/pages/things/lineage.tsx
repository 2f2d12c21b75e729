import type { VNode } from 'preact';
import type { ModelPageQuery } from '../operations.generated';
import { Section } from '../parts/facts';
import { modelPath, pathWith } from '../parts/links';
import { counted, spoken } from '../parts/words';
import { LineageDrawing } from './lineage-drawing';
import { layOutLineage } from './lineage-layout';

type Model = NonNullable<ModelPageQuery['model']>;

interface Step {
  readonly slug: string;
  readonly relation: string | null;
}

interface StepsProps {
  readonly title: string;
  readonly steps: readonly Step[];
  /** Where the others are, where not all are shown. */
  readonly others?: string | null;
}

const Steps = ({ title, steps, others = null }: StepsProps): VNode | null =>
  steps.length === 0 ? null : (
    <li>
      <span class="note">{title}</span>
      <ul>
        {steps.map(({ slug, relation }) => (
          <li key={slug}>
            <a href={modelPath(slug)} data-select={slug}>
              {slug}
            </a>{' '}
            {relation === null ? null : <span class="note">{spoken(relation)}</span>}
          </li>
        ))}
        {others === null ? null : (
          <li>
            <a href={others}>and the others</a>
          </li>
        )}
      </ul>
    </li>
  );

interface Made extends Pick<Model, 'slug' | 'bases' | 'derivatives'> {
  readonly ancestors: readonly { readonly depth: number; readonly model: { readonly slug: string } }[];
}

/** What a model was made from, and what was made from it: bases above, derivatives below. */
export function LineageSteps({ model }: { readonly model: Made }): VNode {
  const { bases, derivatives, ancestors, slug } = model;
  const isFolded = (derivatives.totalCount ?? 0) > derivatives.nodes.length;
  return (
    <ol class="lineage">
      <Steps
        title="further back"
        steps={ancestors
          .filter(({ depth }) => depth > 1)
          .map((ancestor) => ({ slug: ancestor.model.slug, relation: null }))}
      />
      <Steps
        title="made from"
        steps={bases.flatMap(({ base, relation }) => (base === null ? [] : [{ slug: base.slug, relation }]))}
      />
      <li class="self">
        <strong>{slug}</strong>
      </li>
      <Steps
        title={`${counted(derivatives.totalCount, derivatives.totalCountIsExact, 'model')} built on this`}
        steps={derivatives.nodes.flatMap(({ child, relation }) =>
          child === null ? [] : [{ slug: child.slug, relation }],
        )}
        others={isFolded ? pathWith('/browse/models', { base: slug }) : null}
      />
    </ol>
  );
}

/** The part of a model's page about where it comes from; none where nothing is known. */
export function Lineage({ model }: { readonly model: Model }): VNode | null {
  if (model.bases.length === 0 && model.derivatives.nodes.length === 0) return null;
  const drawn = layOutLineage(model);
  return (
    <Section id="lineage" title="Lineage">
      {drawn === null ? null : <LineageDrawing lineage={drawn} slug={model.slug} />}
      <LineageSteps model={model} />
    </Section>
  );
}
