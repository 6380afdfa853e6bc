import { grantOf, PERMISSIONS } from '@etl-studio/contracts';
import { policyFaults, type RouteAccess } from './policy-faults';

const whole: RouteAccess[] = PERMISSIONS.map((permission) => ({
  route: grantOf(permission).route,
  rule: { kind: 'permission', permission },
}));

describe('policyFaults', () => {
  it('finds none where every line has its route, whatever else is open', () => {
    expect(policyFaults([...whole, { route: 'GET /api/limits', rule: { kind: 'public' } }])).toEqual([]);
  });

  it('names a route without a rule', () => {
    const faults = policyFaults([...whole, { route: 'GET /api/new', rule: undefined }]);
    expect(faults).toEqual(['GET /api/new says nothing about who may call it.']);
  });

  it('names a route that claims the line of another one', () => {
    const faults = policyFaults([...whole, { ...whole[0]!, route: 'GET /api/new' }]);
    expect(faults).toEqual([
      'GET /api/new claims “datasets.list”, which the policy gives to GET /api/datasets.',
    ]);
  });

  it('names a line that no route claims', () => {
    expect(policyFaults(whole.slice(1))).toEqual([
      'The policy has a line “datasets.list” for GET /api/datasets, which no route claims.',
    ]);
  });
});
