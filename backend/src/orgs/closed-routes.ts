import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { accessRuleOf, type AccessRule } from '../platform/http';

export interface RouteAccess {
  /** Such as `GET api/runs/:runId`. */
  route: string;
  rule: AccessRule | undefined;
}

/** Knows the access rule of every route, and lets the application start only when all have one. */
@Injectable()
export class ClosedRoutes implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.all().filter(({ rule }) => !rule);
    if (open.length === 0) return;
    throw new Error(
      `These routes say nothing about who may call them: ${open.map(({ route }) => route).join(', ')}`,
    );
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
      return [{ route: `${verb} ${base}/${path}`, rule: accessRuleOf(target, controller) }];
    });
  }
}
