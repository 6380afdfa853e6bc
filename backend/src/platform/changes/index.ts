export { ChangeLog, type Change } from './change-log';
export { ChangesModule } from './changes.module';
