import ts from 'typescript';
import { inRoot } from '../start/workspace.mjs';

/** Where the type of each kind stands. */
const modules = {
  ConfigMap: 'kubernetes-models/v1',
  Deployment: 'kubernetes-models/apps/v1',
  Ingress: 'kubernetes-models/networking.k8s.io/v1',
  Job: 'kubernetes-models/batch/v1',
  Namespace: 'kubernetes-models/v1',
  NetworkPolicy: 'kubernetes-models/networking.k8s.io/v1',
  PodDisruptionBudget: 'kubernetes-models/policy/v1',
  PodMonitor: '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1',
  ScaledObject: '@kubernetes-models/keda/keda.sh/v1alpha1',
  Service: 'kubernetes-models/v1',
};

/** A file that is never written: each object as a literal of its kind's type. */
const textOf = (objects) =>
  objects
    .map(({ kind, ...rest }, index) => {
      const literal = JSON.stringify({ ...rest, kind }, null, 1);
      return `import type { I${kind} as T${index} } from '${modules[kind]}';\nexport const v${index}: T${index} = ${literal};\n`;
    })
    .join('');

/**
 * What the types of Kubernetes do not know: the schemas look at the fields they know, and let a misspelt one pass, which
 * a cluster would too, without a word.
 * @param {any[]} objects @returns {string[]} the compiler's sentences
 */
export function unknownFields(objects) {
  const file = inRoot('libs/tooling/src/topology/manifests.virtual.ts');
  const text = textOf(objects);
  const options = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { readFile, getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? text : readFile(name));
  host.getSourceFile = (name, version, ...rest) =>
    name === file ? ts.createSourceFile(name, text, version) : getSourceFile(name, version, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
