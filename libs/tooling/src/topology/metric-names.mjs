import { globSync, readFileSync } from 'node:fs';
import { inRoot } from '../start/workspace.mjs';

const files = ['docker/observability/**/*.{yml,json}', 'docker/kubernetes/**/*.yaml', 'docker/*.md'];

/** Names of metrics that docker/ speaks of: alerts, the dashboard, the scaler, the runbook. */
export function metricsSpokenOf() {
  const texts = globSync(files, { cwd: inRoot() }).map((file) => readFileSync(inRoot(file), 'utf8'));
  // Ours, and those of Node and of processes that prom-client adds.
  const names = texts.flatMap((text) => text.match(/\b(?:etl|nodejs|process)_[a-z0-9_]+/g) ?? []);
  return new Set(names.filter((name) => !/^etl_(studio|owner|app)$/.test(name)));
}

/** Names that Prometheus finds on the pages. @param {string[]} pages */
export const metricsOn = (pages) =>
  new Set(pages.flatMap((page) => [...page.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name ?? '')));
