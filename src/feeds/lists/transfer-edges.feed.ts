import { amount, count, maybeAmount, maybeText, text as textColumn, time as timeColumn } from '../columns';
import { defineFeed, pageVariables, readList } from '../feed';
import { between, isIn, related, slugIn } from '../filters';
import type { TransferEdgeOrderField } from '../../schema-types';
import { TransferEdgesFeedDocument } from '../operations.generated';
import { choice, number, oneOf, text, time, wholeNumber, words } from '../parameters';
import { DIRECTIONS, EDGE_KINDS, PROTOCOLS } from '../words';

const ORDERS: Readonly<Record<TransferEdgeOrderField, true>> = {
  EXPECTED_GAIN: true,
  COMPATIBILITY: true,
  EVIDENCE_COUNT: true,
  UPDATED_AT: true,
};

export const transferEdgesFeed = defineFeed({
  name: 'transfer-edges',
  title: 'How well bases are expected to do in domains, most gain first',
  document: TransferEdgesFeedDocument,
  isPaged: true,
  parameters: {
    base: words('By the slug of the base.'),
    domain: text('In this domain or below it, by slug.'),
    task: words('By task.'),
    protocol: oneOf(PROTOCOLS, 'By how the base is adapted.'),
    kind: oneOf(EDGE_KINDS, 'By how it is known.'),
    min_expected_gain: number('At least this expected gain.'),
    min_compatibility: number('At least this compatibility.', { from: 0, to: 1 }),
    min_evidence_count: wholeNumber('From at least so many results.'),
    updated_since: time('What the catalogue changed then or later.'),
    order: choice(ORDERS, 'What to order by; EXPECTED_GAIN when left out.'),
    direction: choice(DIRECTIONS, 'Which end comes first; DESC when left out.'),
  },
  columns: {
    id: textColumn('Opaque and permanent.'),
    base: maybeText('Slug of the base.'),
    domain: maybeText('Slug of the domain.'),
    task: maybeText('The task; null for any.'),
    protocol: textColumn('How the base is adapted.'),
    kind: textColumn('MEASURED, DECLARED or PREDICTED.'),
    way: maybeText('How the base comes to the task.'),
    expected_gain: maybeAmount('Expected z against the candidate bases.'),
    compatibility: maybeAmount('Share of the candidate bases that it is expected to beat, 0 to 1.'),
    margin: maybeAmount('How far the expected gain may be off.'),
    evidence_count: amount('From how many results.'),
    reason: maybeText('Why somebody declared it.'),
    catalog_revision: maybeAmount('What the catalogue was when it was computed.'),
    recommender_version: maybeText('What computed it.'),
    updated_at: timeColumn('When the catalogue last changed it.'),
  },
  argumentNames: { within: 'domain' },
  variables: (given, page) => ({
    ...pageVariables(page),
    where: {
      base: related(given.base, slugIn),
      domain: related(given.domain, (within) => ({ within })),
      task: isIn(given.task),
      protocol: isIn(given.protocol),
      kind: isIn(given.kind),
      expectedGain: between(given.min_expected_gain, undefined),
      compatibility: between(given.min_compatibility, undefined),
      evidenceCount: between(given.min_evidence_count, undefined),
      updatedAt: between(given.updated_since, undefined),
    },
    orderBy: { field: given.order ?? 'EXPECTED_GAIN', direction: given.direction ?? 'DESC' },
  }),
  read: readList((edge) => ({
    id: edge.id,
    base: edge.base?.slug ?? null,
    domain: edge.domain?.slug ?? null,
    task: edge.task?.id ?? null,
    protocol: edge.protocol,
    kind: edge.kind,
    way: edge.way,
    expected_gain: edge.expectedGain,
    compatibility: edge.compatibility,
    margin: edge.margin,
    evidence_count: edge.evidenceCount,
    reason: edge.reason,
    catalog_revision: count(edge.catalogRevision),
    recommender_version: edge.recommenderVersion,
    updated_at: edge.updatedAt,
  })),
});
