export { startTestApp, type TestApp } from './test-app';
export { TEST_PASSWORD, TestClient, type Answer } from './test-client';
export { createTestDatabase, type TestDatabase } from './test-database';
export { startWorker, type WorkerProcess } from './worker-process';
export { EventReader } from './event-reader';
export { generatedCsv } from './generated-csv';
export { draftOf, figuresOf, GENERATED_MAPPING, runWhen, started } from './import-fixture';
export { accountOf } from './mended-run';
export { holdLoads, holdPublishes } from './held-lock';
