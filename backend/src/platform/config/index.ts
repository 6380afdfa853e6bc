export { Config } from './config';
export { ConfigModule } from './config.module';
export type { OidcConfig } from './oidc-config';
export type { S3Config } from './s3-config';
export type { TracingConfig } from './tracing-config';
export { SETTING_GROUPS } from './settings';
