import type { VNode } from 'preact';
import {
  CompareBasesDocument,
  StartDocument,
  type CompareBasesQuery,
  type RecommendedBaseFragment,
} from '../operations.generated';
import type { Document } from '../document';
import { targetOf } from '../find/question';
import { definePage, given, type PageRequest } from '../page';
import { Section, Table } from '../parts/facts';
import { modelPath, pathWith } from '../parts/links';
import { Faults } from '../parts/faults';
import { Interval, intervalWords, scaleOf } from '../parts/plots';
import { bytes, compact, percent, signed, spoken, whole } from '../parts/words';

type Comparison = CompareBasesQuery['compareBases'];

const MOST = 4;

const basesOf = (request: PageRequest): string[] => [
  ...new Set(
    given(request, 'bases')
      .split(',')
      .map((slug) => slug.trim())
      .filter((slug) => slug !== ''),
  ),
];

/** What is missing, or too much, for a comparison; in words for people. */
function faultsOf(request: PageRequest): string[] {
  const bases = basesOf(request).length;
  const hasTarget = ['target', 'dataset', 'domain'].some((name) => given(request, name) !== '');
  return [
    ...(bases < 2 ? ['Bases: expected at least two slugs, with a comma between them.'] : []),
    ...(bases > MOST ? [`Bases: expected at most ${MOST}.`] : []),
    ...(hasTarget ? [] : ['What for: expected a task in a few words.']),
  ];
}

const isBare = ({ query }: PageRequest): boolean =>
  ['bases', 'target', 'dataset', 'domain'].every((name) => !query.get(name));

/** Whether there is enough to compare, and not too much: two to four bases and a target. */
export const isComparing = (request: PageRequest): boolean => faultsOf(request).length === 0;

const Form = ({ request }: { readonly request: PageRequest }): VNode => {
  const [target, dataset, domain] = ['target', 'dataset', 'domain'].map((name) => given(request, name));
  return (
    <form action="/compare" method="get" class="stacked">
      <label for="bases">Two to four bases, with commas between them</label>
      <input
        id="bases"
        name="bases"
        value={given(request, 'bases')}
        placeholder="facebook/dinov2-base, microsoft/rad-dino"
      />
      {dataset && !target ? <input type="hidden" name="dataset" value={dataset} /> : null}
      {domain && !target ? <input type="hidden" name="domain" value={domain} /> : null}
      {(dataset || domain) && !target ? (
        <p>
          For <code>{dataset || domain}</code>
        </p>
      ) : (
        <>
          <label for="target">What for?</label>
          <input
            id="target"
            name="target"
            value={target}
            placeholder="find tuberculosis in chest radiographs"
          />
        </>
      )}
      <button type="submit">Compare</button>
    </form>
  );
};

/** The page before anything is compared. */
export const compareStartPage = definePage({
  document: StartDocument,
  variables: () => ({}),
  show: (_data, request) =>
    isBare(request)
      ? compared(request, null)
      : { ...compared(request, <Faults faults={faultsOf(request)} />), status: 400 },
});

interface Row {
  readonly name: string;
  readonly values: readonly string[];
}

const factsOf = (bases: readonly RecommendedBaseFragment[]): Row[] => {
  const of = (name: string, value: (one: RecommendedBaseFragment) => string): Row => ({
    name,
    values: bases.map(value),
  });
  return [
    of('Expected', intervalWords),
    of('Beats of the candidates', ({ compatibility }) => percent(compatibility)),
    of('Way', ({ way }) => way.text),
    of('Results that count', ({ evidence }) => whole(evidence.length)),
    of('Known by', ({ evidenceTier }) => spoken(evidenceTier)),
    of('Parameters', ({ base }) => (base?.parameterCount ? compact(base.parameterCount) : 'unknown')),
    of('Memory at 16 bits', ({ base }) =>
      base?.memoryEstimate ? bytes(base.memoryEstimate.bytes) : 'unknown',
    ),
    of('Licence', ({ base }) => base?.licenses.effective.license?.name ?? 'unknown'),
    of('Commercial use', ({ base }) => spoken(base?.licenses.effective.commercialUse ?? 'UNKNOWN')),
  ];
};

const Differences = ({ differences }: Pick<Comparison, 'differences'>): VNode | null => {
  if (differences.length === 0) return null;
  const scale = scaleOf(differences.flatMap(({ interval }) => [interval.lower, interval.upper]));
  return (
    <Section id="differences" title="Differences" note="The upright line is no difference at all.">
      <Table
        caption="Differences between two bases each"
        heads={['Expected to be better', 'than', 'by', 'With its interval', 'Sure']}
        figures={[2, 4]}
        rows={differences.map(({ better, worse, value, interval, probability }) => [
          better?.slug ?? '',
          worse?.slug ?? '',
          signed(value),
          <Interval score={value} interval={interval} scale={scale} />,
          percent(probability),
        ])}
      />
    </Section>
  );
};

const Side = ({ comparison, isAll }: { readonly comparison: Comparison; readonly isAll: boolean }): VNode => {
  const bases = comparison.bases.map(({ estimate }) => estimate);
  const rows = factsOf(bases).filter(({ values }) => isAll || new Set(values).size > 1);
  return (
    <>
      {comparison.abstention === null ? null : (
        <p class="caution">
          {comparison.abstention.reason} {comparison.abstention.advice}
        </p>
      )}
      {comparison.warning === null ? null : <p class="caution">{comparison.warning}</p>}
      <Table
        caption="Bases side by side"
        heads={['Fact', ...bases.map(({ base }) => base?.slug ?? '')]}
        rows={rows.map(({ name, values }) => [name, ...values])}
      />
      <ul>
        {comparison.bases.flatMap(({ estimate: { base }, failures }) =>
          base === null
            ? []
            : [
                <li key={base.slug}>
                  <a href={modelPath(base.slug)}>{base.slug}</a>
                  {failures.length === 0 ? '' : `: ${failures.join('; ')}`}
                </li>,
              ],
        )}
      </ul>
      <Differences differences={comparison.differences} />
    </>
  );
};

const compared = (request: PageRequest, below: VNode | null): Document => ({
  status: 200,
  title: 'Compare bases · Rootstock',
  description: 'Two to four pretrained bases side by side on one target',
  canonical: '/compare',
  body: (
    <>
      <h1>Compare bases</h1>
      <Form request={request} />
      {below}
    </>
  ),
});

/** Two to four bases side by side. */
export const comparePage = definePage({
  document: CompareBasesDocument,
  variables: (request) => ({
    target: targetOf({
      text: given(request, 'target'),
      dataset: given(request, 'dataset'),
      domain: given(request, 'domain'),
    }),
    models: basesOf(request),
  }),
  show: ({ compareBases }, request) => {
    const isAll = given(request, 'rows') === 'all';
    const rows = isAll ? undefined : 'all';
    const other = pathWith('/compare', { ...Object.fromEntries(request.query), rows });
    return compared(
      request,
      <>
        <Side comparison={compareBases} isAll={isAll} />
        <p>
          <a href={other}>{isAll ? 'Only what differs' : 'All rows, not only what differs'}</a>
        </p>
      </>,
    );
  },
  showFaults: (faults, request) => compared(request, <Faults faults={faults} />),
});
