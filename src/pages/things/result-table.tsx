import type { ComponentChildren, VNode } from 'preact';
import type { ResultRowFragment } from '../operations.generated';
import { Table } from '../parts/facts';
import { studyPath } from '../parts/links';
import { DotOnRange } from '../parts/plots';
import { figure, spoken } from '../parts/words';

interface Linked {
  readonly href: string;
  readonly text: string;
}

interface Row {
  readonly result: ResultRowFragment;
  /** Null where it may not be seen. */
  readonly other: Linked | null;
  readonly further?: Linked | null;
}

interface Props {
  /** What stands in the first column. */
  readonly other: string;
  readonly further?: string;
  readonly rows: readonly Row[];
  /** Left out on the page of the study itself. */
  readonly isOfStudy?: boolean;
}

const link = (linked: Linked | null | undefined): ComponentChildren =>
  linked === null || linked === undefined ? 'not public' : <a href={linked.href}>{linked.text}</a>;

/** Transfer results with their figure on the range of its metric, and the study of each. */
export const ResultTable = ({ other, further, rows, isOfStudy = false }: Props): VNode => (
  <Table
    caption="Transfer results"
    heads={[
      other,
      ...(further === undefined ? [] : [further]),
      ...['How', 'Metric', 'Value', 'On its range'],
      ...(isOfStudy ? [] : ['Study']),
    ]}
    figures={[further === undefined ? 3 : 4]}
    rows={rows.map((row) => {
      const { protocol, metric, value, study, isRetracted } = row.result;
      return [
        link(row.other),
        ...(further === undefined ? [] : [link(row.further)]),
        spoken(protocol),
        metric.name,
        isRetracted ? `${figure(value)}, retracted` : figure(value),
        <DotOnRange value={value} least={metric.minimum} greatest={metric.maximum} />,
        ...(isOfStudy ? [] : [<a href={studyPath(study.key)}>{study.title}</a>]),
      ];
    })}
  />
);
