import { amount, maybeText, maybeTime, text as textColumn } from './columns';
import { defineFeed } from './feed';
import { HubsFeedDocument } from './operations.generated';

/** All hubs, which one operation tells. */
export const hubsFeed = defineFeed({
  name: 'hubs',
  title: 'Where records come from, and when each was last read',
  document: HubsFeedDocument,
  isPaged: false,
  parameters: {},
  columns: {
    hub: textColumn('The word for it, such as huggingface.'),
    name: textColumn('Readable name.'),
    url: maybeText('Home page.'),
    last_synced_at: maybeTime('When records were last taken from it; null for never.'),
    record_count: amount('Models and datasets for everybody that it has described, stubs not counted.'),
    model_count: amount('Models for everybody that it has described.'),
    dataset_count: amount('Datasets for everybody that it has described.'),
    problem_count: amount('Records and fields of its last import that could not be used.'),
  },
  variables: () => ({}),
  read: ({ catalog: { hubs, revision } }) => ({
    rows: hubs.map((hub) => ({
      hub: hub.id,
      name: hub.name,
      url: hub.url,
      last_synced_at: hub.lastSyncedAt,
      record_count: hub.recordCount,
      model_count: hub.modelCount,
      dataset_count: hub.datasetCount,
      problem_count: hub.problemCount,
    })),
    next: null,
    whole: { totalCount: hubs.length, totalCountIsExact: true, revision },
  }),
});
