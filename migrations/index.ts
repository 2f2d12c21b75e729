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
import { LetSourcesStandSideBySide1764000013000 } from './1764000013000-let-sources-stand-side-by-side';
import { NoteWhatIsGoneUpstream1764000013100 } from './1764000013100-note-what-is-gone-upstream';
import { FoldSearchedWords1764000015000 } from './1764000015000-fold-searched-words';
import { CreateSearchWords1764000015500 } from './1764000015500-create-search-words';
import { NamePartsOfEvaluations1764000017000 } from './1764000017000-name-parts-of-evaluations';
import { KeepWhatBasesHaveSeen1764000018000 } from './1764000018000-keep-what-bases-have-seen';
import { LetReceiptsHaveAskers1764000019000 } from './1764000019000-let-receipts-have-askers';
import { CreateApiTokens1764000020000 } from './1764000020000-create-api-tokens';
import { CreateAuditLog1764000021000 } from './1764000021000-create-audit-log';
import { AddVisibility1764000022000 } from './1764000022000-add-visibility';
import { LetHiddenResultsStandBeside1764000022500 } from './1764000022500-let-hidden-results-stand-beside';
import { LetChangesHaveAudiences1764000023000 } from './1764000023000-let-changes-have-audiences';
import { GatherWordsOfWhatIsForEverybody1764000023100 } from './1764000023100-gather-words-of-what-is-for-everybody';
import { CreateWriteProbe1764000025000 } from './1764000025000-create-write-probe';
import { NumberApiTokens1764000028000 } from './1764000028000-number-api-tokens';
import { LetExposuresBeLookedAt1764000029000 } from './1764000029000-let-exposures-be-looked-at';
import { LetExposuresHaveAudiences1764000029950 } from './1764000029950-let-exposures-have-audiences';
import { FollowWhatKnowledgeIsReadFrom1764000031000 } from './1764000031000-follow-what-knowledge-is-read-from';
import { IndexWhatListsAsk1764000033000 } from './1764000033000-index-what-lists-ask';
import { CountWrites1764000035000 } from './1764000035000-count-writes';
import { CountWhatIsHidden1764000036000 } from './1764000036000-count-what-is-hidden';
import { StampEdgesWithWhatWasKnown1764000037000 } from './1764000037000-stamp-edges-with-what-was-known';
import { KeepWhatReceiptsKnew1764000037500 } from './1764000037500-keep-what-receipts-knew';
import { ListModelsByTask1764000038000 } from './1764000038000-list-models-by-task';
import { CountRowsByAudience1764000040000 } from './1764000040000-count-rows-by-audience';
import { ListWhatHangsOnOneThing1764000040100 } from './1764000040100-list-what-hangs-on-one-thing';
import { CountModelsFromIndexes1764000040200 } from './1764000040200-count-models-from-indexes';
import { TakeRelationsFromWhoTellsThem1764000040900 } from './1764000040900-take-relations-from-who-tells-them';
import { LookExposuresUp1764000040950 } from './1764000040950-look-exposures-up';
import { TakeLinesFromWhoTellsThem1764000041000 } from './1764000041000-take-lines-from-who-tells-them';
import { KeepWhatWasRead1764000042000 } from './1764000042000-keep-what-was-read';
import { ListEvaluationsThatCount1764000043000 } from './1764000043000-list-evaluations-that-count';
import { StampPlacesOfDomains1764000048000 } from './1764000048000-stamp-places-of-domains';
import { CreateReportingViews1764000050000 } from './1764000050000-create-reporting-views';
import { CreateReportingViewsOfEvidence1764000050100 } from './1764000050100-create-reporting-views-of-evidence';
import { CreateWebhooks1764000051000 } from './1764000051000-create-webhooks';
import { ListTrainingsOfModels1764000052000 } from './1764000052000-list-trainings-of-models';
import { CountLeaksFromTheirIndex1764000052100 } from './1764000052100-count-leaks-from-their-index';
import { LogAttemptsOfWebhooks1764000053000 } from './1764000053000-log-attempts-of-webhooks';
import { AskEachBaseOnceWhatItHasSeen1764000053100 } from './1764000053100-ask-each-base-once-what-it-has-seen';

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
  LetSourcesStandSideBySide1764000013000,
  NoteWhatIsGoneUpstream1764000013100,
  FoldSearchedWords1764000015000,
  CreateSearchWords1764000015500,
  NamePartsOfEvaluations1764000017000,
  KeepWhatBasesHaveSeen1764000018000,
  LetReceiptsHaveAskers1764000019000,
  CreateApiTokens1764000020000,
  CreateAuditLog1764000021000,
  AddVisibility1764000022000,
  LetHiddenResultsStandBeside1764000022500,
  LetChangesHaveAudiences1764000023000,
  GatherWordsOfWhatIsForEverybody1764000023100,
  CreateWriteProbe1764000025000,
  NumberApiTokens1764000028000,
  LetExposuresBeLookedAt1764000029000,
  LetExposuresHaveAudiences1764000029950,
  FollowWhatKnowledgeIsReadFrom1764000031000,
  IndexWhatListsAsk1764000033000,
  CountWrites1764000035000,
  CountWhatIsHidden1764000036000,
  StampEdgesWithWhatWasKnown1764000037000,
  KeepWhatReceiptsKnew1764000037500,
  ListModelsByTask1764000038000,
  CountRowsByAudience1764000040000,
  ListWhatHangsOnOneThing1764000040100,
  CountModelsFromIndexes1764000040200,
  TakeRelationsFromWhoTellsThem1764000040900,
  LookExposuresUp1764000040950,
  TakeLinesFromWhoTellsThem1764000041000,
  KeepWhatWasRead1764000042000,
  ListEvaluationsThatCount1764000043000,
  StampPlacesOfDomains1764000048000,
  CreateReportingViews1764000050000,
  CreateReportingViewsOfEvidence1764000050100,
  CreateWebhooks1764000051000,
  ListTrainingsOfModels1764000052000,
  CountLeaksFromTheirIndex1764000052100,
  LogAttemptsOfWebhooks1764000053000,
  AskEachBaseOnceWhatItHasSeen1764000053100,
];
