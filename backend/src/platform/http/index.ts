export { accessRule, accessRuleOf, Public, type AccessRule } from './access-rule';
export { ApiPage } from './api-page';
export { ApiProblems } from './api-problems';
export { configureHttp } from './configure-http';
export { DomainError, notFound } from './domain-error';
export { HttpModule } from './http.module';
export { isInstant } from './instant';
export { decodeCursor, encodeCursor, JumpQuery, notACursor, pageOf, PageQuery } from './paging';
export { invalidRequest } from './validation';
