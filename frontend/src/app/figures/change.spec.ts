import { difference } from '../results/ratio';
import { changeOf } from './change';

describe('changeOf', () => {
  it('is a share of the figure before', () => {
    expect(changeOf('114.2', '100')).toEqual({ kind: 'share', share: 0.142 });
    expect(changeOf('50', '200')).toEqual({ kind: 'share', share: -0.75 });
    expect(changeOf('-50', '-100')).toEqual({ kind: 'share', share: 0.5 });
  });

  it('is new, and not infinite, where there was nothing', () => {
    expect(changeOf('12', '0')).toEqual({ kind: 'new' });
    expect(changeOf('0', '0.00')).toEqual({ kind: 'none' });
    expect(changeOf('3', null)).toEqual({ kind: 'none' });
  });
});

describe('difference', () => {
  it('is exact', () => {
    expect(difference('0.3', '0.1')).toBe('0.2');
    expect(difference('1180.00', '1204.10')).toBe('-24.1');
    expect(difference('99999999999999999999.01', '0.01')).toBe('99999999999999999999');
    expect(difference('5', '5')).toBe('0');
  });
});
