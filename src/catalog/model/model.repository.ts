import { shapeOf, type ToOne } from '../../platform/database';
import { domainShape, SHORT_DOMAIN_FIELDS } from '../domain/domain.repository';
import { publisherShape } from '../publisher/publisher.repository';
import { licenseShape } from '../taxonomy/taxonomy.repository';
import { ModelEntity } from './model.entity';

const licensedBy = (column: 'weightsLicenseId' | 'codeLicenseId' | 'dataLicenseId'): ToOne => ({
  shape: () => licenseShape,
  on: (own, model) => `${own}.id = ${model}."${column}"`,
});

/** What may be read of a model; fields that other features add need only its `id`. */
export const modelShape = shapeOf(ModelEntity, {
  columns: [
    'id',
    'slug',
    'name',
    'summary',
    'status',
    'publisherId',
    'inputModalities',
    'outputModalities',
    'languages',
    'tags',
    'architectureFamily',
    'architectureName',
    'parameterCount',
    'weightsLicenseId',
    'codeLicenseId',
    'dataLicenseId',
    'weightsLicenseRaw',
    'downloads',
    'likes',
    'countedAt',
    'kind',
    'inputSignature',
    'outputSignature',
    'deprecationReason',
    'replacementId',
    'createdAt',
    'updatedAt',
  ],
  computed: { taskIds: (own) => `${own}.tasks`, libraryIds: (own) => `${own}.libraries` },
  needs: {
    tasks: ['taskIds'],
    libraries: ['libraryIds'],
    publisher: ['publisherId'],
    architecture: ['architectureFamily', 'architectureName'],
    memoryEstimate: ['parameterCount'],
    adaptsTo: ['kind', 'architectureFamily', 'taskIds', 'inputModalities', 'outputModalities'],
    deprecation: ['status', 'deprecationReason', 'replacementId'],
  },
  parts: {
    licenses: {
      columns: ['weightsLicenseId', 'codeLicenseId', 'dataLicenseId', 'weightsLicenseRaw'],
      one: {
        weights: licensedBy('weightsLicenseId'),
        code: licensedBy('codeLicenseId'),
        data: licensedBy('dataLicenseId'),
      },
    },
  },
  one: {
    publisher: { shape: () => publisherShape, on: (own, model) => `${own}.id = ${model}."publisherId"` },
  },
  few: {
    domains: {
      shape: () => domainShape,
      from: (own, model) =>
        `model_domain link JOIN domain ${own} ON ${own}.id = link."domainId" WHERE link."modelId" = ${model}.id`,
      orderBy: (own) => `${own}.slug`,
      fields: SHORT_DOMAIN_FIELDS,
    },
  },
});
