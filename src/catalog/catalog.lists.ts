/**
 * The declarations of the catalogue's lists, for features whose own rows refer to its rows or are
 * filtered by them.
 */
export { datasetList } from './dataset/dataset.repository';
export { domainList } from './domain/domain.repository';
export { modelList } from './model/model-list.repository';
