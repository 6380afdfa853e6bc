export { startTestApp, type TestApp, type TestAppOptions } from './test-app';
export { TEST_PASSWORD, TestClient, type Answer } from './test-client';
export { createTestDatabase, type TestDatabase } from './test-database';
export { startWorker, type WorkerProcess } from './worker-process';
export { EventReader, type ReceivedEvent } from './event-reader';
export { generatedCsv, type GeneratedCsv } from './generated-csv';
export {
  draftOf,
  figuresOf,
  GENERATED_MAPPING,
  runWhen,
  started,
  type StoredFigures,
} from './import-fixture';
export { holdLoads, holdPublishes, type HeldLock } from './held-lock';
