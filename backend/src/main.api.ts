import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { createApi } from './api.module';
import { runMain, stopOnSignal } from './platform/lifecycle';

runMain('API', async (config) => {
  const app = await createApi(config);
  stopOnSignal(app);
  await app.listen(config.port, config.host);
  new Logger('API').log(`Listening on ${await app.getUrl()}`);
});
