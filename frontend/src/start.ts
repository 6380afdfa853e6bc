import { bootstrapApplication } from '@angular/platform-browser';

import { App } from './app/app';
import { appConfig } from './app/app.config';
import { forgetEarly } from './app/early/early-requests';

/** Shows the console, in the language that has been loaded. */
export async function start(): Promise<void> {
  const app = await bootstrapApplication(App, appConfig);
  await app.whenStable();
  forgetEarly();
}
