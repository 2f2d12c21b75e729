import type { VNode } from 'preact';
import { addressOf, faultsOf, inputOf, isAsked, questionOf, targetOf, type Question } from '../find/question';
import { EmbedRecommendDocument, type EmbedRecommendQuery } from '../operations.generated';
import { definePage, staticPage, type Page, type PageRequest } from '../page';
import { modelPath, pathWith } from '../parts/links';
import { Interval, intervalWords, scaleOf } from '../parts/plots';
import { compact, whole } from '../parts/words';
import { embedded, refused } from './embeds';

type Answered = EmbedRecommendQuery['recommendBases'];

const SHOWN = 3;
const MOST = 10;

/** How many bases are shown: `first` of the address, from 1 to 10. */
function shownOf({ query }: PageRequest): number {
  const first = Number(query.get('first') ?? SHOWN);
  return Number.isInteger(first) ? Math.min(MOST, Math.max(1, first)) : SHOWN;
}

const Form = ({
  question,
  request,
}: {
  readonly question: Question;
  readonly request: PageRequest;
}): VNode => (
  <form action="/embed/recommend" method="get" target="_self" role="search">
    <label for="q">What is your task?</label>
    <div class="box">
      <input id="q" name="q" type="search" value={question.text} autocomplete="off" />
      <button type="submit">Find</button>
    </div>
    {[...request.query].map(([name, value]) =>
      name === 'q' ? null : <input key={name} type="hidden" name={name} value={value} />,
    )}
  </form>
);

const Base = ({ recommended, scale }: BaseProps): VNode | null => {
  const { base, score, interval, way, reasons } = recommended;
  if (base === null) return null;
  const [reason] = [...reasons].sort((a, b) => b.contribution - a.contribution);
  const { license } = base.licenses.effective;
  return (
    <li data-base={base.slug} data-score={score}>
      <a href={modelPath(base.slug)} data-select={base.slug}>
        {base.slug}
      </a>
      <p class="note">
        {base.parameterCount === null ? 'size unknown' : `${compact(base.parameterCount)} parameters`} ·{' '}
        {license?.name ?? 'licence unknown'} · {way.text}
      </p>
      <Interval score={score} interval={interval} scale={scale} />
      <p class="note">
        <span class="figure">{intervalWords({ score, interval })}</span> {reason?.text}
      </p>
    </li>
  );
};

interface BaseProps {
  readonly recommended: Answered['recommendations'][number];
  readonly scale: ReturnType<typeof scaleOf>;
}

const Bases = ({ answer, question }: { readonly answer: Answered; readonly question: Question }): VNode => {
  const { abstention, recommendations, candidates } = answer;
  if (abstention !== null)
    return (
      <p data-abstained="">
        {abstention.reason} {abstention.advice}
      </p>
    );
  const scale = scaleOf(recommendations.flatMap(({ interval }) => [interval.lower, interval.upper]));
  return (
    <>
      <ol class="bases">
        {recommendations.map((recommended) => (
          <Base key={recommended.rank} {...{ recommended, scale }} />
        ))}
      </ol>
      <p class="note">
        Of {whole(candidates)} candidates.{' '}
        <a href={pathWith('/', addressOf(question))}>Reasons, evidence and limits</a>
      </p>
    </>
  );
};

/** Whether the address asks for no form. */
const isFixed = ({ query }: PageRequest): boolean => query.has('fixed');

/** `/embed/recommend?q=…`: a task, with the bases to start from. */
const answerEmbed = definePage({
  document: EmbedRecommendDocument,
  variables: (request) => ({ input: { ...inputOf(questionOf(request)), first: shownOf(request) } }),
  show: ({ recommendBases: answer }, request) => {
    const question = questionOf(request);
    const title = Object.values(targetOf(question)).join('');
    const body = (
      <article>
        <h1>A base for: {title}</h1>
        {isFixed(request) ? null : <Form {...{ question, request }} />}
        {answer.warning === null ? null : (
          <p class="caution" role="note">
            {answer.warning}
          </p>
        )}
        <Bases {...{ answer, question }} />
      </article>
    );
    return { ...embedded(`A base for: ${title}`, body), faults: [...faultsOf(question).values()] };
  },
  showFaults: (faults) => refused(faults),
});

/** The same before anything is asked, which needs nothing of the API. */
const emptyEmbed = staticPage((request) =>
  embedded(
    'Find a base',
    <article>
      <h1>Find a base</h1>
      <Form question={questionOf(request)} request={request} />
    </article>,
  ),
);

export const recommendEmbed = (request: PageRequest): Page =>
  isAsked(questionOf(request)) ? answerEmbed : emptyEmbed;
