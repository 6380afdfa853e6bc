import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ownerDataSource } from './platform/database';
import { runMain } from './platform/lifecycle';

runMain('Migration', async (config) => {
  const logger = new Logger('Migration');
  const database = await new DataSource(ownerDataSource(config)).initialize();
  try {
    const applied = await database.runMigrations();
    logger.log(`Applied ${applied.length} migrations`);
  } finally {
    await database.destroy();
  }
});
