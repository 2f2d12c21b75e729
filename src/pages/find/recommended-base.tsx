import type { VNode } from 'preact';
import type { RecommendedBaseFragment } from '../operations.generated';
import { Snippet, Table } from '../parts/facts';
import { datasetPath, modelPath, pathWith, publisherPath, studyPath } from '../parts/links';
import { Interval, intervalWords, ReasonBars, type Scale } from '../parts/plots';
import { bytes, compact, figure, percent, spoken } from '../parts/words';
import { OWN } from './question';

interface Props {
  readonly recommended: RecommendedBaseFragment;
  readonly scale: Scale;
  /** The result of one's own that was given for it, as it was written. */
  readonly own: string;
  /** The dataset that is asked about; empty where none is. */
  readonly dataset: string;
  readonly fault: string | undefined;
}

type Base = NonNullable<RecommendedBaseFragment['base']>;

const License = ({ licenses: { effective } }: Pick<Base, 'licenses'>): VNode => (
  <>
    {effective.license?.name ?? 'licence unknown'}
    {effective.inheritedFrom === null ? null : (
      <>
        {' '}
        from <a href={modelPath(effective.inheritedFrom.slug)}>{effective.inheritedFrom.slug}</a>
      </>
    )}
    {effective.commercialUse === 'NO' ? ', not for commercial use' : ''}
  </>
);

const Head = ({ base, way }: { readonly base: Base; readonly way: string }): VNode => (
  <p class="about">
    {base.publisher === null ? null : (
      <>
        <a href={publisherPath(base.publisher.slug)}>{base.publisher.name}</a> ·{' '}
      </>
    )}
    {base.parameterCount === null ? 'size unknown' : `${compact(base.parameterCount)} parameters`}
    {base.memoryEstimate === null ? '' : ` · ${bytes(base.memoryEstimate.bytes)} at 16 bits`} ·{' '}
    <License licenses={base.licenses} /> · {way}
  </p>
);

const Evidence = ({ evidence }: Pick<RecommendedBaseFragment, 'evidence'>): VNode | null => {
  const shown = evidence.flatMap(({ result, similarity }) =>
    result === null ? [] : [{ result, similarity }],
  );
  if (shown.length === 0) return <p>No result of this base itself: it is expected from bases like it.</p>;
  return (
    <Table
      caption="Results that this rests on"
      heads={['Study', 'Target', 'Metric', 'Value', 'Like yours']}
      figures={[3, 4]}
      rows={shown.map(({ result, similarity }) => [
        <a href={studyPath(result.study.key)}>{result.study.title}</a>,
        result.target === null ? '' : <a href={datasetPath(result.target.slug)}>{result.target.slug}</a>,
        result.metric.name,
        figure(result.value),
        percent(Math.max(0, similarity)),
      ])}
    />
  );
};

const Why = ({ recommended }: { readonly recommended: RecommendedBaseFragment }): VNode => (
  <details class="why">
    <summary>
      Why<span class="hidden"> {recommended.base?.slug}</span>
    </summary>
    <ReasonBars parts={recommended.reasons} score={recommended.score} />
    <h4>Evidence</h4>
    <Evidence evidence={recommended.evidence} />
    <p>
      {spoken(recommended.strategy.protocol)}: {recommended.strategy.reason}
    </p>
    {recommended.siblings.count === 0 ? null : (
      <p>
        Nearly the same: {recommended.siblings.slugs.join(', ')}
        {recommended.siblings.count > recommended.siblings.slugs.length ? ' and more' : ''}.
      </p>
    )}
  </details>
);

/** One base of an answer. */
export function RecommendedBase({ recommended, scale, own, dataset, fault }: Props): VNode | null {
  const { base, rank, score, interval, startSnippet, way } = recommended;
  if (base === null) return null;
  const name = `${OWN}${base.slug}`;
  return (
    <li class="base" value={rank}>
      <h3>
        <a href={modelPath(base.slug)}>{base.slug}</a>
      </h3>
      <Head base={base} way={way.text} />
      <div class="expected">
        <Interval score={score} interval={interval} scale={scale} isMeasured={own !== ''} />
        <span class="figure">{intervalWords({ score, interval })}</span>
        <label>
          <span>
            Own result<span class="hidden"> of {base.slug}</span>
          </span>
          <input
            form="question"
            name={name}
            inputMode="decimal"
            size={6}
            value={own}
            {...(fault !== undefined && { 'aria-invalid': true, 'aria-describedby': `fault-${name}` })}
          />
        </label>
      </div>
      {fault === undefined ? null : (
        <p class="fault" id={`fault-${name}`}>
          {fault}
        </p>
      )}
      {own === '' ? null : (
        <p class="note">
          Nothing was stored.{' '}
          <a href={pathWith('/contribute/result', { base: base.slug, target: dataset, value: own })}>
            Report it for everybody
          </a>
        </p>
      )}
      {startSnippet === null ? null : (
        <details>
          <summary>
            Start snippet<span class="hidden"> of {base.slug}</span>
          </summary>
          <Snippet snippet={startSnippet} label={`Code that loads ${base.slug}`} />
        </details>
      )}
      <Why recommended={recommended} />
    </li>
  );
}
