import { ScorerFitEntity } from './fitting/scorer-fit.entity';
import { ReceiptEntity } from './receipt/receipt.entity';

/** Every table of this feature. */
export const recommendEntities = [ReceiptEntity, ScorerFitEntity];
