import { count, amount, maybeAmount, maybeText, text as textColumn } from './columns';
import { defineFeed, found } from './feed';
import { LineageFeedDocument, type LineageFeedQuery, type LineageNodeFragment } from './operations.generated';
import { neededText, wholeNumber } from './parameters';

const USUAL_DEPTH = 3;
const MOST_DEPTH = 10;

const PARAMETERS = {
  model: neededText('Slug of the model whose lineage is asked for.'),
  depth: wholeNumber('How many steps up and down.', { from: 1, to: MOST_DEPTH, usual: USUAL_DEPTH }),
};

interface Given {
  readonly model: string;
  readonly depth?: number | undefined;
}

const variables = ({ model, depth = USUAL_DEPTH }: Given) => ({ model, depth });

interface Placed {
  /** Steps from the model: ancestors below 0, descendants above. */
  readonly level: number;
  readonly model: LineageNodeFragment;
}

/** @throws InvalidInputError where there is no such model */
function placedIn({ model }: LineageFeedQuery): readonly Placed[] {
  const start = found(model, 'model', 'model');
  return [
    { level: 0, model: start },
    ...start.ancestors.map(({ depth, model: ancestor }) => ({ level: -depth, model: ancestor })),
    ...start.descendants.map(({ depth, model: descendant }) => ({ level: depth, model: descendant })),
  ];
}

const whole = <Flat>(rows: readonly Flat[], { catalog: { revision } }: LineageFeedQuery) => ({
  rows,
  next: null,
  whole: { totalCount: rows.length, totalCountIsExact: true, revision },
});

/** In the columns that Grafana's graph of nodes reads. */
export const lineageNodesFeed = defineFeed({
  name: 'lineage/nodes',
  title: 'A model with what it was made from and what was made from it, the hundred nearest each way',
  document: LineageFeedDocument,
  isPaged: false,
  parameters: PARAMETERS,
  columns: {
    id: textColumn('Slug of the model.'),
    title: textColumn('Its name.'),
    subtitle: maybeText('Slug of its publisher.'),
    level: amount(
      'Steps from the model that was asked for: below 0 what it was made from, above 0 the others.',
    ),
    status: textColumn('STUB, ACTIVE, DEPRECATED or REMOVED.'),
    kind: maybeText('What its weights compute.'),
    parameter_count: maybeAmount('How many parameters it has.'),
    downloads: maybeAmount('Downloads, as its hub counts them.'),
  },
  variables,
  read: (data) =>
    whole(
      placedIn(data).map(({ level, model }) => ({
        id: model.slug,
        title: model.name,
        subtitle: model.publisher?.slug ?? null,
        level,
        status: model.status,
        kind: model.kind,
        parameter_count: count(model.parameterCount),
        downloads: count(model.downloads),
      })),
      data,
    ),
});

export const lineageEdgesFeed = defineFeed({
  name: 'lineage/edges',
  title: 'What among the models of lineage/nodes was made from what',
  document: LineageFeedDocument,
  isPaged: false,
  parameters: PARAMETERS,
  columns: {
    id: textColumn('Of the edge.'),
    source: textColumn('Slug of the base.'),
    target: textColumn('Slug of what was made from it.'),
    main_stat: textColumn('How: FINETUNE, ADAPTER, QUANTIZED and so on.'),
    relation_raw: maybeText('How, in the word of the hub.'),
  },
  variables,
  read: (data) => {
    const placed = placedIn(data);
    const shown = new Set(placed.map(({ model }) => model.slug));
    const edges = placed.flatMap(({ model }) =>
      model.bases.flatMap(({ base, relation, relationRaw }) =>
        base === null || !shown.has(base.slug)
          ? []
          : [
              {
                id: `${base.slug} ${relation} ${model.slug}`,
                source: base.slug,
                target: model.slug,
                main_stat: relation,
                relation_raw: relationRaw,
              },
            ],
      ),
    );
    return whole([...new Map(edges.map((edge) => [edge.id, edge])).values()], data);
  },
});
