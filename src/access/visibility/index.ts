export {
  PUBLIC_REACH,
  reachOf,
  VISIBILITIES,
  WHOLE_REACH,
  type Reach,
  type VisibilityName,
} from './visibility';
export { visibleRows } from './visible-rows.repository';
export { isAnythingHidden } from './hidden.repository';
