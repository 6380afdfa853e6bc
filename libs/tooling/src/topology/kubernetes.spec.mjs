/** The manifests as kubectl renders them: what Kubernetes' own schemas say of them, and what the product wants. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import { PodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { Deployment } from 'kubernetes-models/apps/v1';
import { Job } from 'kubernetes-models/batch/v1';
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Namespace, Service } from 'kubernetes-models/v1';
import { nodeFlags } from '../start/roles.mjs';
import { onPath } from '../start/redis.mjs';
import { inRoot } from '../start/workspace.mjs';
import { settingNames } from './settings.mjs';
import { readImage } from './dockerfile.mjs';
import { unknownFields } from './manifest-types.mjs';

const kinds = {
  ConfigMap,
  Deployment,
  Ingress,
  Job,
  Namespace,
  NetworkPolicy,
  PodDisruptionBudget,
  PodMonitor,
  ScaledObject,
  Service,
};

/** @returns {any[]} the objects that `kubectl apply -k` would send */
function rendered(overlay) {
  const text = execFileSync('kubectl', ['kustomize', inRoot('docker/kubernetes', overlay)], {
    encoding: 'utf8',
  });
  return parseAllDocuments(text).map((document) => document.toJS());
}

const skip = onPath('kubectl') ? false : 'no kubectl is installed';

for (const overlay of ['base', 'scaled'])
  describe(`kubernetes/${overlay}`, { skip }, () => {
    const objects = skip ? [] : rendered(overlay);
    const ofKind = (kind) => objects.filter((each) => each.kind === kind);
    const pods = [...ofKind('Deployment'), ...ofKind('Job')].map(({ metadata, spec }) => ({
      name: metadata.name,
      labels: spec.template.metadata.labels,
      spec: spec.template.spec,
      container: spec.template.spec.containers[0],
    }));
    const podOf = (name) => pods.find((pod) => pod.name === name);

    it('is what the schemas of Kubernetes allow', () => {
      for (const object of objects) {
        const Kind = kinds[object.kind];
        assert.ok(Kind, `no schema of ${object.kind}`);
        const model = new Kind(object);
        assert.equal(model.apiVersion, object.apiVersion);
        assert.doesNotThrow(() => model.validate(), `${object.kind} ${object.metadata.name}`);
      }
    });

    it('has no field that Kubernetes does not know', () => {
      assert.deepEqual(unknownFields(objects), []);
    });

    it('would not pass with a value or a field misspelt', () => {
      const [deployment] = ofKind('Deployment');
      const wrong = structuredClone(deployment);
      const { livenessProbe } = wrong.spec.template.spec.containers[0];
      livenessProbe.periodSeconds = 'ten';
      assert.throws(() => new Deployment(wrong).validate());
      livenessProbe.periodSeconds = 10;
      livenessProbe.periodSecond = 10;
      assert.match(unknownFields([wrong]).join(), /periodSecond/);
    });

    it('names no variable that the product does not read', () => {
      const given = [
        ...ofKind('ConfigMap').flatMap(({ data }) => Object.keys(data)),
        ...pods.flatMap(({ container }) => container.env.map(({ name }) => name)),
      ];
      const known = settingNames();
      assert.deepEqual(
        given.filter((name) => !known.has(name.replace(/_FILE$/, ''))),
        [],
      );
    });

    it('runs what the image holds', () => {
      const [, ...flags] = readImage().entrypoint;
      assert.deepEqual(
        [...flags, ...podOf('worker')?.container.args],
        [...nodeFlags.worker, 'dist/backend/backend/src/main.worker.js'],
      );
      const [main] = podOf('migrate')?.container.args ?? [];
      assert.ok(existsSync(inRoot(main.replace('dist/backend/', '').replace(/\.js$/, '.ts'))), main);
    });

    it('gives nothing more rights than the restricted profile does, and every container its limits', () => {
      for (const { name, spec, container } of pods) {
        assert.equal(spec.securityContext.runAsNonRoot, true, name);
        assert.equal(spec.securityContext.seccompProfile.type, 'RuntimeDefault', name);
        assert.equal(spec.automountServiceAccountToken, false, name);
        assert.deepEqual(container.securityContext, {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        assert.ok(container.resources.limits.memory && container.resources.requests.cpu, name);
      }
    });

    it('lets the migration alone know the owner of the tables', () => {
      for (const { name, spec } of pods)
        assert.equal(JSON.stringify(spec).includes('owner'), name === 'migrate', name);
    });

    it('asks ports that containers have for paths that there are', () => {
      const routes = readFileSync(inRoot('backend/src/platform/health/health.controller.ts'), 'utf8');
      for (const { container } of pods)
        for (const kind of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
          const get = container[kind]?.httpGet;
          if (!get) continue;
          assert.ok(
            container.ports.some(({ name }) => name === get.port),
            `${get.port} of ${container.name}`,
          );
          const route = get.path.replace('/api/health/', '');
          assert.ok(get.path === '/metrics' || routes.includes(`@Get('${route}')`), get.path);
        }
    });

    it('selects pods that there are', () => {
      const selectors = [
        ...ofKind('Service').map(({ spec }) => spec.selector),
        ...ofKind('PodDisruptionBudget').map(({ spec }) => spec.selector.matchLabels),
        ...ofKind('NetworkPolicy').map(({ spec }) => spec.podSelector.matchLabels ?? {}),
        ...ofKind('PodMonitor').map(({ spec }) => spec.selector.matchLabels),
      ];
      const isSelected = (selector) =>
        pods.some(({ labels }) => Object.entries(selector).every(([name, value]) => labels[name] === value));
      assert.deepEqual(
        selectors.filter((selector) => !isSelected(selector)),
        [],
      );
    });

    it('leaves the number of workers to the scaler where there is one', () => {
      const worker = ofKind('Deployment').find(({ metadata }) => metadata.name === 'worker');
      const [scaler] = ofKind('ScaledObject');
      assert.equal(worker?.spec.replicas === undefined, scaler !== undefined);
      if (scaler) assert.equal(scaler.spec.scaleTargetRef.name, 'worker');
    });
  });
