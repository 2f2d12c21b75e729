import { ScorerFitEntity } from './fitting/scorer-fit.entity';
import { KnowledgeChangeEntity } from './knowledge/knowledge-change.entity';
import { KeptKnowledgeEntity } from './knowledge/kept/kept-knowledge.entity';
import { ReceiptEntity } from './receipt/receipt.entity';

/** Every table of this feature. */
export const recommendEntities = [ReceiptEntity, ScorerFitEntity, KnowledgeChangeEntity, KeptKnowledgeEntity];
