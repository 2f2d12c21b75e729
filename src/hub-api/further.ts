import { questionOf, type Question } from './asked';
import { AT_HUB, versionOf } from './known-at-hub';
import {
  HubModelBasesDocument,
  HubModelFiguresDocument,
  HubModelFilesDocument,
  HubModelTrainingsDocument,
  type HubModelFragment,
} from './operations.generated';

/** What a hundred more cost at most. */
const PRICES = { links: 1_200, files: 200, figures: 1_600 };

/** A list of a model as far as it was read. */
interface Part<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: Node[];
}

/** Where a list goes on; null where all of it was read. */
const placeBehind = (part: Part<unknown> | undefined): string | null =>
  part?.pageInfo.hasNextPage === true ? part.pageInfo.endCursor : null;

/** A list with the part that follows; what is gone meanwhile is at its end. */
const joined = <Node>(known: Part<Node> | undefined, next: Part<Node> | undefined) => ({
  pageInfo: next?.pageInfo ?? { hasNextPage: false, endCursor: null },
  nodes: [...(known?.nodes ?? []), ...(next?.nodes ?? [])],
});

/**
 * What follows of a list that was not read to its end, a hundred at a time: of bases, data, files,
 * then figures. Null where all is known.
 *
 * @param of what is made of the model with it
 */
export function furtherOf<Made>(
  node: HubModelFragment,
  of: (known: HubModelFragment) => Made,
): Question<Made> | null {
  const { slug, bases, trainings, figures, versions = [] } = node;
  const behind = (after: string) => ({ slug, after, ...AT_HUB });
  const [base, training, figure] = [bases, trainings, figures].map(placeBehind);
  if (base != null)
    return questionOf(
      HubModelBasesDocument,
      behind(base),
      ({ model }) => of({ ...node, bases: joined(bases, model?.further) }),
      PRICES.links,
    );
  if (training != null)
    return questionOf(
      HubModelTrainingsDocument,
      behind(training),
      ({ model }) => of({ ...node, trainings: joined(trainings, model?.further) }),
      PRICES.links,
    );
  const version = versionOf(versions, node);
  const file = placeBehind(version?.files);
  if (version !== null && file !== null)
    return questionOf(
      HubModelFilesDocument,
      { ...behind(file), version: version.name },
      ({ model }) => {
        const files = joined(version.files, model?.versions[0]?.further);
        return of({ ...node, versions: [{ ...version, files }] });
      },
      PRICES.files,
    );
  if (figure == null) return null;
  return questionOf(
    HubModelFiguresDocument,
    behind(figure),
    ({ model }) => of({ ...node, figures: joined(figures, model?.further) }),
    PRICES.figures,
  );
}
