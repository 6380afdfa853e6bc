/** Sections that `g` and a letter lead to. */
export const GO_TO = [
  { key: 'd', path: '/datasets', name: $localize`:@@route.datasets:Datasets` },
  { key: 'r', path: '/runs', name: $localize`:@@route.runs:Runs` },
  { key: 'a', path: '/analytics', name: $localize`:@@route.analytics:Analytics` },
  { key: 'm', path: '/team', name: $localize`:@@route.members:Members` },
] as const;
