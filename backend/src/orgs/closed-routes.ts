import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { accessRuleOf } from '../platform/http';
import { policyFaults, type RouteAccess } from './policy-faults';

/** Knows the access rule of every route, and lets the application start only when they are what the policy says. */
@Injectable()
export class ClosedRoutes implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const faults = policyFaults(this.all());
    if (faults.length > 0) throw new Error(`The routes are not what the policy says:\n${faults.join('\n')}`);
  }

  all(): RouteAccess[] {
    return this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.routesOf(metatype) : []));
  }

  private routesOf(controller: NewableFunction): RouteAccess[] {
    const methods = controller.prototype as Record<string, object>;
    return this.scanner.getAllMethodNames(methods).flatMap((name) => {
      const target = methods[name];
      if (!target) return [];
      const path = Reflect.getMetadata(PATH_METADATA, target) as string | undefined;
      if (path === undefined) return [];
      const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, target) as RequestMethod];
      const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
      return [{ route: `${verb} ${addressOf(base, path)}`, rule: accessRuleOf(target, controller) }];
    });
  }
}

/** `api/runs` and `:runId` as `/api/runs/{runId}`. */
function addressOf(base: string, path: string): string {
  const parts = [...base.split('/'), ...path.split('/')].filter(Boolean);
  return `/${parts.join('/')}`.replace(/:(\w+)/g, '{$1}');
}
