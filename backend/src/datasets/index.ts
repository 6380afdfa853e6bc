export { DatasetsApiModule } from './api/datasets-api.module';
export { RememberedFromDto } from './api/remembered-mapping.dto';
export { DatasetDeletion } from './dataset-deletion';
export { DatasetFacts, type DatasetFactsSource } from './dataset-facts';
export { DatasetLookup, type DatasetSchema, type DatasetSettings } from './dataset-lookup';
export { MappingMemory, type StartedImport } from './mapping-memory';
export { MixedSumsDto, SumsDto } from './api/sums.dto';
export { DatasetsModule } from './datasets.module';
