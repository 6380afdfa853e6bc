import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

const ROOT = path.join(__dirname, '../../..');
const SOURCES = ['backend/src', 'libs/engine/src'];

/** What is written for operators, in logs and documents, or for programs only. */
const NOT_FOR_PEOPLE = [
  ...['/testing/', '/proof/', '/migrations/', '/config/', '/database/', '/telemetry/', '/mail/', '/redis/'],
  ...['.spec.ts', '.int-spec.ts', 'measures.ts', '/openapi.ts', '/receipt-words.', '/demo.ts'],
  ...['/policy-faults.ts', '/event-streams.ts', '/main.', '/closed-routes.ts', '/analytics-tables.ts'],
  ...['.dto.ts', '/require-permission.ts', '/worker/attempts.ts'],
];

/** A sentence of the sources, with `{1}`, `{2}` where values are put in. */
interface WrittenSentence {
  text: string;
  place: string;
}

/** Every sentence that the server and the engine say to people, as it is written in their sources. */
export function writtenSentences(): WrittenSentence[] {
  return SOURCES.flatMap((source) => [...filesOf(path.join(ROOT, source))]).flatMap(sentencesOf);
}

function* filesOf(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesOf(full);
    else if (entry.name.endsWith('.ts') && !NOT_FOR_PEOPLE.some((part) => full.includes(part))) yield full;
  }
}

function sentencesOf(file: string): WrittenSentence[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: WrittenSentence[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isDecorator(node) || ts.isTaggedTemplateExpression(node)) return;
    const text = textOf(node);
    if (text === null) return ts.forEachChild(node, visit);
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (isSentence(text)) found.push({ text, place: `${path.relative(ROOT, file)}:${line}` });
  };
  visit(source);
  return found;
}

/** The text of a literal, or of a sum of them; null for anything else. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (text, span, index) => `${text}{${index + 1}}${span.literal.text}`,
      node.head.text,
    );
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === null || right === null ? null : left + right;
}

/** Begins with a capital or a value, has several words, and ends with a full stop. */
function isSentence(text: string): boolean {
  return /^(?:[A-Z“]|\{\d+\}).*\s\S.*\.$/s.test(text) && /[a-z] [a-z]/.test(text) && !/\bSELECT\b/.test(text);
}
