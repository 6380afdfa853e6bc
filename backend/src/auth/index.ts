export { AuthModule } from './auth.module';
export { hashPassword } from './password-hash';
export { SessionOrgs } from './session-orgs';
export { hashOf, newToken } from './session-token';
export { Sessions, type SignedIn } from './sessions';
export { CurrentUser, RequireSession } from './signed-in';
export { UserEntity } from './user.entity';
