import { bootstrapApplication } from '@angular/platform-browser';

import { App } from './app/app';
import { appConfig } from './app/app.config';

/** Shows the console, in the language that has been loaded. */
export async function start(): Promise<void> {
  await bootstrapApplication(App, appConfig);
}
