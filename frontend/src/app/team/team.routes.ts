import type { Routes } from '@angular/router';

import { TeamPage } from './team.page';

export const teamRoutes: Routes = [
  {
    path: '',
    component: TeamPage,
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./members.page').then((m) => m.MembersPage),
      },
      {
        path: 'invites',
        loadComponent: () => import('./invites.page').then((m) => m.InvitesPage),
      },
    ],
  },
];
