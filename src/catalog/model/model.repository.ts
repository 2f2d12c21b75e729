import { namedBy, shapeOf } from '../../platform/database';
import { domainShape, SHORT_DOMAIN_FIELDS } from '../domain/domain.repository';
import { publisherShape } from '../publisher/publisher.repository';
import { licenseShape } from '../taxonomy/taxonomy.repository';
import { ModelEntity } from './model.entity';
import { MAX_ADAPTER_STEPS } from './weights-to-load';

/**
 * Up the lineage of adapters from a model, as JSON: each step with the parameters of its base.
 */
const adapterSteps = (own: string): string => `(
    WITH RECURSIVE step("childId", "baseId", depth) AS (
      SELECT adapted."childId", adapted."baseId", 1
      FROM model_lineage adapted WHERE adapted."childId" = ${own}.id AND adapted.relation = 'ADAPTER'
      UNION
      SELECT adapted."childId", adapted."baseId", step.depth + 1
      FROM step JOIN model_lineage adapted ON adapted."childId" = step."baseId" AND adapted.relation = 'ADAPTER'
      WHERE step.depth < ${MAX_ADAPTER_STEPS}
    )
    SELECT coalesce(json_agg(json_build_object(
      'childId', known."childId", 'baseId', known."baseId", 'parameterCount', "adaptedBase"."parameterCount")), '[]')
    FROM (SELECT DISTINCT "childId", "baseId" FROM step) known
    JOIN model "adaptedBase" ON "adaptedBase".id = known."baseId")`;

/** What may be read of a model; fields that other features add need only its `id`. */
export const modelShape = shapeOf(ModelEntity, {
  columns: [
    'id',
    'slug',
    'name',
    'summary',
    'status',
    'visibility',
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
    'gated',
    'disabled',
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
  computed: { taskIds: (own) => `${own}.tasks`, libraryIds: (own) => `${own}.libraries`, adapterSteps },
  needs: {
    tasks: ['taskIds'],
    libraries: ['libraryIds'],
    publisher: ['publisherId'],
    architecture: ['architectureFamily', 'architectureName'],
    memoryEstimate: ['parameterCount', 'adapterSteps'],
    memoryUnknown: ['parameterCount', 'adapterSteps'],
    adaptsTo: ['kind', 'architectureFamily', 'taskIds', 'inputModalities', 'outputModalities'],
    deprecation: ['status', 'deprecationReason', 'replacementId'],
  },
  parts: {
    licenses: {
      columns: ['weightsLicenseId', 'codeLicenseId', 'dataLicenseId', 'weightsLicenseRaw'],
      one: {
        weights: namedBy(() => licenseShape, 'weightsLicenseId'),
        code: namedBy(() => licenseShape, 'codeLicenseId'),
        data: namedBy(() => licenseShape, 'dataLicenseId'),
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
