import { CreateOriginsAndTaxonomies1764000000000 } from './1764000000000-create-origins-and-taxonomies';
import { CreateModelsAndDatasets1764000000500 } from './1764000000500-create-models-and-datasets';
import { CreateEvidence1764000001000 } from './1764000001000-create-evidence';
import { CreateRecommendation1764000002000 } from './1764000002000-create-recommendation';
import { GuardInvariants1764000003000 } from './1764000003000-guard-invariants';
import { RecordChanges1764000004000 } from './1764000004000-record-changes';
import { RecordIdentity1764000005000 } from './1764000005000-record-identity';
import { CreateHubSync1764000006000 } from './1764000006000-create-hub-sync';
import { CountRecordsOfHubs1764000007000 } from './1764000007000-count-records-of-hubs';
import { MergeDatasets1764000008000 } from './1764000008000-merge-datasets';
import { CreateScorerFit1764000009000 } from './1764000009000-create-scorer-fit';
import { LinkResultsToReceipts1764000010000 } from './1764000010000-link-results-to-receipts';
import { AddModelKinds1764000011000 } from './1764000011000-add-model-kinds';
import { AddLeftOutToScorerFit1764000012000 } from './1764000012000-add-left-out-to-scorer-fit';

/** In the order in which they run. */
export const migrations = [
  CreateOriginsAndTaxonomies1764000000000,
  CreateModelsAndDatasets1764000000500,
  CreateEvidence1764000001000,
  CreateRecommendation1764000002000,
  GuardInvariants1764000003000,
  RecordChanges1764000004000,
  RecordIdentity1764000005000,
  CreateHubSync1764000006000,
  CountRecordsOfHubs1764000007000,
  MergeDatasets1764000008000,
  CreateScorerFit1764000009000,
  LinkResultsToReceipts1764000010000,
  AddModelKinds1764000011000,
  AddLeftOutToScorerFit1764000012000,
];
