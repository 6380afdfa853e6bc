import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { runMain, stopOnSignal } from './platform/lifecycle';
import { refuseForgetfulRedis } from './platform/redis';
import { WorkerModule } from './worker.module';

runMain('Worker', async (config) => {
  await refuseForgetfulRedis(config);
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
    abortOnError: false,
  });
  stopOnSignal(app);
  new Logger('Worker').log(`Working on up to ${config.workerConcurrency} runs at once`);
});
