import { ScorerFitEntity } from './fitting/scorer-fit.entity';
import { KnowledgeChangeEntity } from './knowledge/knowledge-change.entity';
import { ReceiptEntity } from './receipt/receipt.entity';

/** Every table of this feature. */
export const recommendEntities = [ReceiptEntity, ScorerFitEntity, KnowledgeChangeEntity];
