export * from './types';
export { FileInspector } from './sniff/file-inspector';
export { RowReader } from './parse/row-reader';
export { suggestMapping } from './suggest/suggest-mapping';
export { toInspection } from './suggest/to-inspection';
export { checkMapping } from './map/check-mapping';
export { compileMapping, MappingError, type RowMapper } from './map/compile-mapping';
export { ImportTally } from './control/import-tally';
export { DecimalSum } from './numbers/decimal-sum';
