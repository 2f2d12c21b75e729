import { ReferenceRepository, ReferenceService } from '../../catalog';
import type { Encoder } from '../../embedding';
import type { Database } from '../../platform/database';
import { ModelIdentityRepository } from '../identity/model-identity.repository';
import { ModelIdentityResolver } from '../identity/model-identity.resolver';
import { ModelIdentityService } from '../identity/model-identity.service';
import { OriginFieldsResolver } from '../identity/origin-fields.resolver';
import { DatasetRegistrationResolver } from './dataset-registration.resolver';
import { DatasetRegistrationService } from './dataset-registration.service';
import { ModelRegistrationResolver } from './model-registration.resolver';
import { ModelRegistrationService } from './model-registration.service';
import { RecordWriter } from './record-writer';
import { RegisteredTermsService } from './registered-terms.service';
import { RegistrationRepository } from './registration.repository';

/** The resolver classes of registration, for building the schema without a database. */
export const registrationResolvers = [
  ModelRegistrationResolver,
  DatasetRegistrationResolver,
  ModelIdentityResolver,
  OriginFieldsResolver,
] as const;

/** One instance of each of `registrationResolvers`. */
export function createRegistration(database: Database, encoder: Encoder): readonly object[] {
  const references = new ReferenceService(new ReferenceRepository());
  const repository = new RegistrationRepository();
  const registry = {
    references,
    repository,
    terms: new RegisteredTermsService(references, repository),
    writer: new RecordWriter(database, encoder, repository),
  };
  const identity = new ModelIdentityService(database, encoder, references, new ModelIdentityRepository());
  return [
    new ModelIdentityResolver(identity),
    new OriginFieldsResolver(),
    new ModelRegistrationResolver(new ModelRegistrationService(database, registry)),
    new DatasetRegistrationResolver(new DatasetRegistrationService(database, registry)),
  ];
}
