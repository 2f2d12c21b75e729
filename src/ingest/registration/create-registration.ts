import { ReferenceRepository, ReferenceService } from '../../catalog';
import type { Encoder } from '../../embedding';
import type { Database } from '../../platform/database';
import { IdentityRepository } from '../identity/identity.repository';
import { IdentityResolver } from '../identity/identity.resolver';
import { IdentityService } from '../identity/identity.service';
import { OriginFieldsResolver } from '../identity/origin-fields.resolver';
import type { Kind } from '../plan';
import { DatasetRegistrationResolver } from './dataset-registration.resolver';
import { DatasetRegistrationService } from './dataset-registration.service';
import { ModelRegistrationResolver } from './model-registration.resolver';
import { ModelRegistrationService } from './model-registration.service';
import { RecordWriter } from './record-writer';
import { RegisteredTermsService } from './registered-terms.service';
import { RegistrationTransactions } from './registration-transactions';
import { RegistrationRepository } from './registration.repository';

/** The resolver classes of registration, for building the schema without a database. */
export const registrationResolvers = [
  ModelRegistrationResolver,
  DatasetRegistrationResolver,
  IdentityResolver,
  OriginFieldsResolver,
] as const;

/** One instance of each of `registrationResolvers`. */
export function createRegistration(database: Database, encoder: Encoder): readonly object[] {
  const references = new ReferenceService(new ReferenceRepository());
  const repository = new RegistrationRepository();
  const transactions = new RegistrationTransactions(database, references);
  const terms = new RegisteredTermsService(references, repository);
  const writer = new RecordWriter(database, encoder, repository);
  const models = new ModelRegistrationService(transactions, terms, repository, writer);
  const datasets = new DatasetRegistrationService(transactions, terms, repository, writer);
  const identityOf = (kind: Kind) =>
    new IdentityService(database, encoder, references, new IdentityRepository(kind));
  return [
    new IdentityResolver(identityOf('MODEL'), identityOf('DATASET')),
    new OriginFieldsResolver(),
    new ModelRegistrationResolver(models),
    new DatasetRegistrationResolver(datasets),
  ];
}
