import { SetMetadata } from '@nestjs/common';

const ACCESS_RULE = 'etl:access';

/** Who may call a route. The modules above add kinds of their own; a route without a rule is closed. */
export interface AccessRule {
  kind: string;
}

export function accessRule(rule: AccessRule): MethodDecorator & ClassDecorator {
  return SetMetadata(ACCESS_RULE, rule);
}

/** The rule of a route's method, or of its controller. */
export function accessRuleOf(...targets: object[]): AccessRule | undefined {
  for (const target of targets) {
    const rule = Reflect.getMetadata(ACCESS_RULE, target) as AccessRule | undefined;
    if (rule) return rule;
  }
  return undefined;
}

const PUBLIC: AccessRule = { kind: 'public' };

/** Lets everybody in, signed in or not. */
export const Public = () => accessRule(PUBLIC);
