import type { VNode } from 'preact';
import { nothingHere } from '../notices';
import { StudyPageDocument, type StudyPageQuery } from '../operations.generated';
import { definePage } from '../page';
import { Facts, Section } from '../parts/facts';
import { datasetPath, modelPath, pathWith, safeUrl, studyPath } from '../parts/links';
import { counted } from '../parts/words';
import { ResultTable } from './result-table';

type Results = StudyPageQuery['transferResults'];
type Study = Results['nodes'][number]['study'];

interface Props {
  readonly study: Study;
  readonly results: Results;
}

const Body = ({ study, results }: Props): VNode => {
  const url = safeUrl(study.url);
  const repository = safeUrl(study.repository);
  const { pageInfo, totalCount, totalCountIsExact, nodes } = results;
  return (
    <article class="thing">
      <h1>{study.title}</h1>
      <Facts
        facts={[
          { name: 'To cite', value: study.citation },
          { name: 'Year', value: study.year === null ? null : String(study.year) },
          { name: 'DOI', value: study.doi },
          { name: 'Published', value: url === null ? null : <a href={url}>{url}</a> },
          { name: 'Code or data', value: repository === null ? null : <a href={repository}>{repository}</a> },
          { name: 'Licence of the figures', value: study.license },
        ]}
      />
      <Section
        id="results"
        title="Its transfer results"
        note={`${counted(totalCount, totalCountIsExact, 'result')} in the catalogue.`}
      >
        <ResultTable
          other="Base"
          further="Target"
          isOfStudy
          rows={nodes.map(({ base, target, ...result }) => ({
            result,
            other: base === null ? null : { href: modelPath(base.slug), text: base.slug },
            further: target === null ? null : { href: datasetPath(target.slug), text: target.slug },
          }))}
        />
        {pageInfo.hasNextPage && pageInfo.endCursor !== null ? (
          <a rel="next" href={pathWith(studyPath(study.key), { after: pageInfo.endCursor })}>
            Further results
          </a>
        ) : null}
      </Section>
    </article>
  );
};

export const studyPage = definePage({
  document: StudyPageDocument,
  variables: ({ name, query }) => ({ key: name, after: query.get('after') }),
  show: (data, { name, origin }) => {
    const results = data.transferResults;
    const study = results.nodes[0]?.study;
    if (study === undefined) return nothingHere('study', name);
    const canonical = studyPath(study.key);
    return {
      status: 200,
      title: `${study.title} · Rootstock`,
      description: study.citation ?? study.title,
      canonical,
      // https://schema.org/ScholarlyArticle
      thing: {
        '@type': 'ScholarlyArticle',
        name: study.title,
        url: `${origin}${canonical}`,
        ...(study.doi !== null && { identifier: study.doi }),
      },
      body: <Body study={study} results={results} />,
    };
  },
});
