export { ChangeLog, type Change, type ChangeWriter } from './change-log';
export { ChangesModule } from './changes.module';
