export { Config, type LogLevelName } from './config';
export { ConfigError, type Env } from './env-reader';
export { ConfigModule } from './config.module';
export type { S3Config } from './s3-config';
