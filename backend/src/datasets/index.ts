export { DatasetsApiModule } from './api/datasets-api.module';
export { DatasetDeletion, type DeletedDataset } from './dataset-deletion';
export { DatasetFacts, type DatasetFactsSource } from './dataset-facts';
export { DatasetLookup, type DatasetSettings } from './dataset-lookup';
export { DatasetsModule } from './datasets.module';
