import type { Routes } from '@angular/router';

import type { SchemaPage } from '../schema/schema.page';
import { DatasetPage } from './dataset.page';

export const datasetRoutes: Routes = [
  {
    path: '',
    component: DatasetPage,
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./dataset-overview.page').then((m) => m.DatasetOverviewPage),
      },
      {
        path: 'runs',
        loadComponent: () => import('./dataset-runs.page').then((m) => m.DatasetRunsPage),
      },
      {
        path: 'history',
        loadComponent: () => import('../history/history.page').then((m) => m.HistoryPage),
      },
      {
        path: 'schema',
        loadComponent: () => import('../schema/schema.page').then((m) => m.SchemaPage),
        canDeactivate: [(page: SchemaPage) => page.mayLeave()],
      },
      {
        path: 'settings',
        loadComponent: () => import('./dataset-settings.page').then((m) => m.DatasetSettingsPage),
      },
    ],
  },
];
