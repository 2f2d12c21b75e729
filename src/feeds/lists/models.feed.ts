import type { z } from 'zod';
import {
  count,
  ids,
  joined,
  list,
  maybeAmount,
  maybeFlag,
  maybeText,
  slugs,
  text as textColumn,
  time as timeColumn,
} from '../columns';
import { defineFeed, pageVariables, readList } from '../feed';
import { between, hasAny, isIn, related, slugIn } from '../filters';
import type { ModelOrderField } from '../../schema-types';
import { ModelsFeedDocument } from '../operations.generated';
import { choice, flag, oneOf, text, time, wholeNumber, words } from '../parameters';
import { DIRECTIONS, MODALITIES, MODEL_KINDS, STATUSES } from '../words';

const ORDERS: Readonly<Record<Exclude<ModelOrderField, 'RELEVANCE'>, true>> = {
  SLUG: true,
  NAME: true,
  DOWNLOADS: true,
  LIKES: true,
  PARAMETER_COUNT: true,
  CREATED_AT: true,
  UPDATED_AT: true,
};

const COLUMNS = {
  slug: textColumn('Readable name in addresses, such as google-bert/bert-base-uncased.'),
  id: textColumn('Opaque and permanent.'),
  name: textColumn('Name as its publisher writes it.'),
  publisher: maybeText('Slug of who owns it.'),
  summary: maybeText('What it is, in a sentence or two.'),
  status: textColumn('STUB, ACTIVE, DEPRECATED or REMOVED.'),
  kind: maybeText('What its weights compute.'),
  input_modalities: list('Kinds of input.'),
  output_modalities: list('Kinds of output.'),
  tasks: list('What it predicts.'),
  domains: list('Slugs of the subject areas that it was made for.'),
  architecture_family: maybeText('Such as resnet.'),
  architecture: maybeText('Its architecture, as its publisher names it.'),
  parameter_count: maybeAmount('How many parameters it has.'),
  weights_license: maybeText('Licence of its weights.'),
  code_license: maybeText('Licence of its code.'),
  data_license: maybeText('Licence of its training data.'),
  effective_license: maybeText('Licence of its weights, resolved through lineage.'),
  commercial_use: textColumn('Whether the effective licence allows commercial use: YES, NO or UNKNOWN.'),
  libraries: list('Software that runs it.'),
  languages: list('Languages that it knows.'),
  tags: list('Further words of its hubs.'),
  gated: maybeFlag('Whether its hub asks for a name or consent first.'),
  downloads: maybeAmount('Downloads, as its hub counts them.'),
  likes: maybeAmount('Likes, as its hub counts them.'),
  created_at: timeColumn('When the catalogue first recorded it.'),
  updated_at: timeColumn('When the catalogue last changed it.'),
};

/** What models can be chosen and ordered by. */
export const MODEL_PARAMETERS = {
  search: text('Words that it is described by.'),
  publisher: words('By the slug of who owns it.'),
  status: oneOf(STATUSES, 'By status.'),
  kind: oneOf(MODEL_KINDS, 'By what the weights compute.'),
  modality: oneOf(MODALITIES, 'By kind of input.'),
  output_modality: oneOf(MODALITIES, 'By kind of output.'),
  task: words('By task, such as image-classification.'),
  domain: text('In this domain or below it, by slug.'),
  library: words('By software that runs it.'),
  language: words('By language.'),
  tag: words('By tag.'),
  license: words('By the licence of its weights, such as apache-2.0.'),
  family: words('By family of architecture.'),
  trained_on: words('By the slug of a dataset that it was trained on.'),
  base: words('By the slug of a model that it was made from.'),
  min_parameters: wholeNumber('At least so many parameters.'),
  max_parameters: wholeNumber('At most so many parameters.'),
  min_downloads: wholeNumber('At least so many downloads.'),
  gated: flag('Whether its hub asks for a name or consent first.'),
  updated_since: time('What the catalogue changed then or later.'),
  order: choice(ORDERS, 'What to order by; by slug when left out.'),
  direction: choice(DIRECTIONS, 'Which end comes first; ASC when left out.'),
};

/** For parameters that are called otherwise than arguments of the API. */
export const MODEL_ARGUMENTS = { within: 'domain' };

/** Which models are meant, and in which order. */
export const modelVariables = (given: z.output<z.ZodObject<typeof MODEL_PARAMETERS>>) => ({
  search: given.search,
  where: {
    publisher: related(given.publisher, slugIn),
    status: isIn(given.status),
    kind: isIn(given.kind),
    inputModalities: hasAny(given.modality),
    outputModalities: hasAny(given.output_modality),
    tasks: hasAny(given.task),
    domains: related(given.domain, (within) => ({ within })),
    libraries: hasAny(given.library),
    languages: hasAny(given.language),
    tags: hasAny(given.tag),
    license: related(given.license, (id) => ({ id: { in: id } })),
    architectureFamily: isIn(given.family),
    trainedOn: related(given.trained_on, (dataset) => ({ dataset: { in: dataset } })),
    bases: related(given.base, (base) => ({ base: { in: base } })),
    parameterCount: between(given.min_parameters, given.max_parameters),
    downloads: between(given.min_downloads, undefined),
    gated: given.gated,
    updatedAt: between(given.updated_since, undefined),
  },
  orderBy: { field: given.order ?? 'SLUG', direction: given.direction ?? 'ASC' },
});

export const modelsFeed = defineFeed({
  name: 'models',
  title: 'Models of the catalogue',
  document: ModelsFeedDocument,
  isPaged: true,
  parameters: MODEL_PARAMETERS,
  columns: COLUMNS,
  argumentNames: MODEL_ARGUMENTS,
  variables: (given, page) => ({ ...pageVariables(page), ...modelVariables(given) }),
  read: readList((model) => ({
    slug: model.slug,
    id: model.id,
    name: model.name,
    publisher: model.publisher?.slug ?? null,
    summary: model.summary,
    status: model.status,
    kind: model.kind,
    input_modalities: joined(model.inputModalities),
    output_modalities: joined(model.outputModalities),
    tasks: ids(model.tasks),
    domains: slugs(model.domains),
    architecture_family: model.architecture?.family ?? null,
    architecture: model.architecture?.name ?? null,
    parameter_count: count(model.parameterCount),
    weights_license: model.licenses.weights?.id ?? null,
    code_license: model.licenses.code?.id ?? null,
    data_license: model.licenses.data?.id ?? null,
    effective_license: model.licenses.effective.license?.id ?? null,
    commercial_use: model.licenses.effective.commercialUse,
    libraries: ids(model.libraries),
    languages: joined(model.languages),
    tags: joined(model.tags),
    gated: model.gated,
    downloads: count(model.downloads),
    likes: count(model.likes),
    created_at: model.createdAt,
    updated_at: model.updatedAt,
  })),
});
