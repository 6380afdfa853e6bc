import type { Request } from 'express';

interface Layer {
  route?: { methods: Record<string, boolean> };
  match(path: string): boolean;
}

/** Methods that the address of a request has, for a request whose method it has not; empty for no address. */
export function allowedMethods(request: Request): string[] {
  const router = request.app.router as unknown as { stack: Layer[] };
  const methods = router.stack
    .filter((layer) => layer.route && matches(layer, request.path))
    .flatMap((layer) => Object.keys(layer.route?.methods ?? {}))
    .map((method) => method.toUpperCase());
  return [...new Set(methods)].filter((method) => method !== request.method && method !== '_ALL');
}

function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    return false; // a path that cannot be decoded
  }
}
