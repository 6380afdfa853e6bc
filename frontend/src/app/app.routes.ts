import type { Routes } from '@angular/router';

import { devRoutes } from './dev/dev.routes';
import { requireSession, requireVisitor } from './session/session.guards';

export const routes: Routes = [
  {
    path: 'login',
    title: $localize`:@@route.signIn:Sign in`,
    canActivate: [requireVisitor],
    loadComponent: () => import('./sign-in/sign-in.page').then((m) => m.SignInPage),
  },
  {
    path: 'invite',
    title: $localize`:@@route.invite:Invite`,
    loadComponent: () => import('./team/invite.page').then((m) => m.InvitePage),
  },
  {
    path: 'unavailable',
    title: $localize`:@@route.unavailable:Page could not be opened`,
    loadComponent: () => import('./unavailable/unavailable.page').then((m) => m.UnavailablePage),
  },
  ...devRoutes,
  {
    path: '',
    canActivate: [requireSession],
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'datasets' },
      {
        path: 'datasets',
        title: $localize`:@@route.datasets:Datasets`,
        loadComponent: () => import('./datasets/datasets.page').then((m) => m.DatasetsPage),
      },
      {
        path: 'datasets/:id/import',
        title: $localize`:@@route.mapping:Map columns`,
        loadComponent: () => import('./mapping/import.page').then((m) => m.ImportPage),
      },
      {
        path: 'datasets/:id/compare',
        title: $localize`:@@route.compare:Compare runs`,
        loadComponent: () => import('./compare/compare.page').then((m) => m.ComparePage),
      },
      {
        path: 'datasets/:id',
        title: $localize`:@@route.dataset:Dataset`,
        loadChildren: () => import('./datasets/dataset.routes').then((m) => m.datasetRoutes),
      },
      {
        path: 'runs',
        title: $localize`:@@route.runs:Runs`,
        loadComponent: () => import('./runs/runs.page').then((m) => m.RunsPage),
      },
      {
        path: 'runs/:id',
        title: $localize`:@@route.run:Run`,
        loadComponent: () => import('./runs/run.page').then((m) => m.RunPage),
      },
      {
        path: 'runs/:id/mapping',
        title: $localize`:@@route.mapping:Map columns`,
        loadComponent: () => import('./mapping/mapping.page').then((m) => m.MappingPage),
      },
      {
        path: 'runs/:id/results',
        title: $localize`:@@route.results:Results`,
        loadComponent: () => import('./results/results.page').then((m) => m.ResultsPage),
      },
      {
        path: 'runs/:id/errors',
        title: $localize`:@@route.errors:Rows with errors`,
        loadComponent: () => import('./mending/mending.page').then((m) => m.MendingPage),
      },
      {
        path: 'analytics',
        title: $localize`:@@route.analytics:Analytics`,
        loadComponent: () => import('./analytics/analytics.page').then((m) => m.AnalyticsPage),
      },
      {
        path: 'team',
        title: $localize`:@@route.members:Members`,
        loadChildren: () => import('./team/team.routes').then((m) => m.teamRoutes),
      },
      {
        path: 'audit',
        title: $localize`:@@route.audit:Audit log`,
        loadComponent: () => import('./team/audit.page').then((m) => m.AuditPage),
      },
      {
        path: 'settings/organization',
        title: $localize`:@@route.organization:Organization`,
        loadComponent: () => import('./settings/organization.page').then((m) => m.OrganizationPage),
      },
      {
        path: 'settings/profile',
        title: $localize`:@@route.profile:Profile`,
        loadComponent: () => import('./settings/profile.page').then((m) => m.ProfilePage),
      },
      {
        path: 'settings/api-keys',
        title: $localize`:@@route.apiKeys:API keys`,
        loadComponent: () => import('./settings/api-keys.page').then((m) => m.ApiKeysPage),
      },
      {
        path: 'demo',
        title: $localize`:@@route.demo:Guided demo`,
        loadComponent: () => import('./demo/demo.page').then((m) => m.DemoPage),
      },
      {
        path: 'admin/health',
        title: $localize`:@@route.health:Health`,
        loadComponent: () => import('./operations/health.page').then((m) => m.HealthPage),
      },
      {
        path: '**',
        title: $localize`:@@route.notFound:Page not found`,
        loadComponent: () => import('./not-found/not-found.page').then((m) => m.NotFoundPage),
      },
    ],
  },
];
