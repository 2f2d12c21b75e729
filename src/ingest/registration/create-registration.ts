import { ReferenceRepository, ReferenceService } from '../../catalog';
import type { Encoder } from '../../embedding';
import type { Database } from '../../platform/database';
import {
  createResolvers,
  made,
  type ResolverInstances,
  type ResolverList,
} from '../../platform/graphql/resolver-list';
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

interface RegistrationServices {
  readonly models: ModelRegistrationService;
  readonly datasets: DatasetRegistrationService;
  readonly identities: Readonly<Record<Kind, IdentityService>>;
}

/** The resolvers of registration, and of what became one. */
export const registrationResolvers: ResolverList<RegistrationServices> = [
  made(ModelRegistrationResolver, ({ models }) => new ModelRegistrationResolver(models)),
  made(DatasetRegistrationResolver, ({ datasets }) => new DatasetRegistrationResolver(datasets)),
  made(IdentityResolver, ({ identities }) => new IdentityResolver(identities.MODEL, identities.DATASET)),
  OriginFieldsResolver,
];

/** Wires registration over a database. */
export function createRegistration(database: Database, encoder: Encoder): ResolverInstances {
  const references = new ReferenceService(new ReferenceRepository());
  const repository = new RegistrationRepository();
  const transactions = new RegistrationTransactions(database, references);
  const terms = new RegisteredTermsService(references, repository);
  const writer = new RecordWriter(database, encoder, repository);
  const models = new ModelRegistrationService(transactions, terms, repository, writer);
  const datasets = new DatasetRegistrationService(transactions, terms, repository, writer);
  const identityOf = (kind: Kind) =>
    new IdentityService(database, encoder, references, new IdentityRepository(kind));
  return createResolvers(registrationResolvers, {
    models,
    datasets,
    identities: { MODEL: identityOf('MODEL'), DATASET: identityOf('DATASET') },
  });
}
