import type { VNode } from 'preact';
import type { ModelRowFragment } from '../operations.generated';
import { Table, type TableHead } from '../parts/facts';
import { modelPath } from '../parts/links';
import { compact } from '../parts/words';
import type { Sorting } from './browse-list';

interface Props {
  readonly models: readonly ModelRowFragment[];
  /** How the list is put into another order; left out where it cannot. */
  readonly sorting?: Sorting;
}

/** A head that puts the list into an order, with the largest first. */
const by = (text: string, order: string, sorting: Sorting | undefined): TableHead =>
  sorting === undefined
    ? text
    : { text, href: sorting.addressOf(order), isSorted: sorting.current === order };

/** Models, one a row. */
export const ModelTable = ({ models, sorting }: Props): VNode => (
  <Table
    caption="Models"
    heads={[
      'Model',
      'Tasks',
      by('Parameters', 'size', sorting),
      by('Downloads', 'downloads', sorting),
      'Licence',
    ]}
    figures={[2, 3]}
    rows={models.map(({ slug, tasks, parameterCount, downloads, licenses }) => [
      <a href={modelPath(slug)}>{slug}</a>,
      tasks.map(({ name }) => name).join(', '),
      parameterCount === null ? '' : compact(parameterCount),
      downloads === null ? '' : compact(downloads),
      licenses.effective.license?.id ?? '',
    ])}
  />
);
