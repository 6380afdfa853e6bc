import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { createApi } from './api.module';
import { runMain, stopOnSignal } from './platform/lifecycle';
import { refuseForgetfulRedis } from './platform/redis';

runMain('API', async (config) => {
  await refuseForgetfulRedis(config);
  const app = await createApi(config);
  stopOnSignal(app);
  await app.listen(config.port, config.host);
  new Logger('API').log(`Listening on ${await app.getUrl()}`);
});
