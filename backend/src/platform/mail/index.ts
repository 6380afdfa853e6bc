export { Mailer, RefusedMail } from './mailer';
export { MailModule } from './mail.module';
