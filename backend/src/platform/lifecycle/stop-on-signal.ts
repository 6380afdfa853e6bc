import { type INestApplicationContext, Logger } from '@nestjs/common';

/** What is still under way after this is cut off; orchestrators kill at 30 s. */
const STOP_DEADLINE_MS = 25_000;

/** Closes the application on SIGTERM and SIGINT, letting what is under way end, and exits 0. */
export function stopOnSignal(app: INestApplicationContext): void {
  const logger = new Logger('Shutdown');
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.log(`${signal}: stopping`);
    setTimeout(() => process.exit(0), STOP_DEADLINE_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error('Stopping failed', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
