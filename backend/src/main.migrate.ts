import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { seedDemo } from './demo';
import { ownerDataSource } from './platform/database';
import { runMain } from './platform/lifecycle';

runMain('Migration', async (config) => {
  const logger = new Logger('Migration');
  const database = await new DataSource(ownerDataSource(config)).initialize();
  try {
    const applied = await database.runMigrations();
    logger.log(`Migrations applied: ${applied.map(({ name }) => name).join(', ') || 'none were missing'}`);
    if (config.demo) await database.transaction(seedDemo);
  } finally {
    await database.destroy();
  }
});
