import type { ApplicationRef } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';

import { App } from './app/app';
import { appConfig } from './app/app.config';

/** Shows the console, in the language that has been loaded. */
export function start(): Promise<ApplicationRef> {
  return bootstrapApplication(App, appConfig);
}
