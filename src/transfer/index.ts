export { createTransfer, transferResolvers } from './create-transfer';
export { DerivedResultRepository } from './reporting/derived-result.repository';
export { transferEntities, type TransferTables } from './transfer.entities';
export type { TransferContext, TransferLoaders } from './transfer.loaders';
export { offScale } from './metric-scale';
export { TransferResult } from './result/transfer-result.type';
export { Protocol } from './words.type';
export * from './vocabulary';
