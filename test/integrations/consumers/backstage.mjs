import assert from 'node:assert/strict';
import {
  apiEntityV1alpha1Validator,
  locationEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  FieldFormatEntityPolicy,
} from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';

const KINDS = {
  API: apiEntityV1alpha1Validator,
  Location: locationEntityV1alpha1Validator,
  Resource: resourceEntityV1alpha1Validator,
};
const POLICIES = [new SchemaValidEntityPolicy(), new FieldFormatEntityPolicy()];

async function follow(address, found = []) {
  const response = await fetch(address);
  assert.equal(response.status, 200);
  for (const document of parseAllDocuments(await response.text())) {
    const entity = document.toJS();
    for (const policy of POLICIES) await policy.enforce(entity);
    assert.ok(await KINDS[entity.kind].check(entity));
    found.push(entity);
    if (entity.kind === 'Location') for (const target of entity.spec.targets) await follow(target, found);
  }
  return found;
}

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: 'Backstage',
  package: '@backstage/catalog-model',
  page: 'backstage.md',
  checks: {
    'every entity, from the location to the last page': async ({ url }) => {
      const entities = await follow(`${url}/v1/feeds/backstage.yaml?limit=200`);
      const models = entities.filter(({ kind }) => kind === 'Resource');
      assert.ok(models.length > 300);
      assert.equal(new Set(models.map(({ metadata }) => metadata.name.toLowerCase())).size, models.length);
    },
  },
};
