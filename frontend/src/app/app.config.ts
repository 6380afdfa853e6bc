import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  LOCALE_ID,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import {
  type NavigationError,
  provideRouter,
  RedirectCommand,
  Router,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';

import { routes } from './app.routes';
import { earlyAnswers } from './early/early-answers.interceptor';
import { Language, localeOf } from './language/language';
import { requestHeaders } from './http/request-headers.interceptor';
import { sessionRenewal } from './http/session-renewal.interceptor';
import { PageTitles } from './shell/page-titles';

const UNAVAILABLE = '/unavailable';

/** Where to go when the session could not be read or a page's code not be loaded; the address stays. */
function showUnavailable({ url }: NavigationError): RedirectCommand | undefined {
  if (url === UNAVAILABLE) return undefined;
  return new RedirectCommand(inject(Router).parseUrl(UNAVAILABLE), { skipLocationChange: true });
}

export const appConfig: ApplicationConfig = {
  providers: [
    { provide: LOCALE_ID, useFactory: () => localeOf(inject(Language).current) },
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(showUnavailable),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
    ),
    // fetch() reports no upload progress.
    provideHttpClient(withXhr(), withInterceptors([requestHeaders, sessionRenewal, earlyAnswers])),
    { provide: TitleStrategy, useExisting: PageTitles },
  ],
};
