import type { VNode } from 'preact';
import type { ModelRowFragment } from '../operations.generated';
import { Table } from '../parts/facts';
import { modelPath } from '../parts/links';
import { compact } from '../parts/words';

/** Models, one a row. */
export const ModelTable = ({ models }: { readonly models: readonly ModelRowFragment[] }): VNode => (
  <Table
    caption="Models"
    heads={['Model', 'Tasks', 'Parameters', 'Downloads', 'Licence']}
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
