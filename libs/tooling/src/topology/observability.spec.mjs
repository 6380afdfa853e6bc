/** Alerts that somebody can act on, of metrics that there are. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { onPath } from '../start/redis.mjs';
import { inRoot } from '../start/workspace.mjs';

const folder = inRoot('docker/observability');
const rules = parse(readFileSync(`${folder}/alerts.yml`, 'utf8')).groups.flatMap((group) => group.rules);
const runbook = readFileSync(inRoot('docker/runbook.md'), 'utf8');
const sections = new Map(
  runbook
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);
const skip = onPath('promtool') ? false : 'no promtool is installed';
const promtool = (...args) => execFileSync('promtool', args, { cwd: folder, encoding: 'utf8' });

describe('alerts', () => {
  it('have a section of the runbook each, and it has an alert each', () => {
    assert.deepEqual([...sections.keys()].sort(), rules.map(({ alert }) => alert).sort());
    for (const [alert, text] of sections)
      assert.ok(text.split(/\s+/).length > 25, `${alert} says too little`);
  });

  it('say what happened, how bad it is, and where to read on', () => {
    for (const { alert, labels, annotations } of rules) {
      assert.match(labels.severity, /^(critical|warning|info)$/, alert);
      assert.ok(annotations.summary, alert);
      assert.equal(annotations.runbook, `runbook.md#${alert.toLowerCase()}`);
    }
  });

  it('are tested to fire, and to be silent before', () => {
    const tested = parse(readFileSync(`${folder}/alerts.test.yml`, 'utf8')).tests.flatMap(
      ({ alert_rule_test: cases = [] }) => cases,
    );
    const named = (fires) =>
      tested
        .filter(({ exp_alerts: expected }) => expected.length > 0 === fires)
        .map(({ alertname }) => alertname);
    const alerts = rules.map(({ alert }) => alert).sort();
    assert.deepEqual(named(true).sort(), alerts);
    assert.deepEqual(named(false).sort(), alerts);
  });

  it('are rules that Prometheus takes, and fire when they should', { skip }, () => {
    assert.match(promtool('check', 'config', 'prometheus.yml'), new RegExp(`${rules.length} rules found`));
    assert.match(promtool('test', 'rules', 'alerts.test.yml'), /SUCCESS/);
  });
});
