import { Logger } from '@nestjs/common';
import { JsonLogger } from '../logging';
import { Config } from '../config';

/** Runs a process's main function with the process's configuration; a failure is logged and ends it with 1. */
export function runMain(name: string, main: (config: Config) => Promise<void>): void {
  const config = Config.load();
  const logger = new JsonLogger(config.logLevel);
  Logger.overrideLogger(logger);
  main(config).catch((error: unknown) => {
    logger.error(`${name} could not run`, error, name);
    process.exitCode = 1;
    // Open handles of a half-made application must not keep a failed process alive.
    setTimeout(() => process.exit(1), 500).unref();
  });
}
