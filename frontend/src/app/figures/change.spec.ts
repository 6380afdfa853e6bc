import { TestBed } from '@angular/core/testing';
import { Formats } from '@etl-studio/ui';

import { difference } from '../results/ratio';
import { changeOf } from './change';
import { ChangeBadge, changeWords } from './change-badge';

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

describe('changeWords', () => {
  const formats = TestBed.inject(Formats);
  const words = (now: string, before: string) => changeWords(changeOf(now, before), formats);

  it('has no sign where the change rounds to nothing', () => {
    expect(words('100.04', '100')).toBe('0%');
    expect(words('99.96', '100')).toBe('0%');
    expect(words('100.05', '100')).toBe('+0.1%');
    expect(words('99.9', '100')).toBe('−0.1%');
  });

  it('says how many times the figure is where a share would be a long number', () => {
    expect(words('999', '100')).toBe('+899.0%');
    expect(words('1000', '100')).toBe('×10');
    expect(words('1136', '100')).toBe('×11.4');
    expect(words('58885.29', '202.40')).toBe('×291');
    expect(words('0', '100')).toBe('−100.0%');
    expect(words('-3000', '-100')).toBe('−2,900.0%');
  });
});

describe('ChangeBadge', () => {
  const toneOf = (now: string, before: string) => {
    const badge = TestBed.createComponent(ChangeBadge);
    badge.componentRef.setInput('now', now);
    badge.componentRef.setInput('before', before);
    badge.componentRef.setInput('rise', 'bad');
    badge.detectChanges();
    return (badge.nativeElement as HTMLElement).dataset['tone'];
  };

  it('has a colour only where it says a change', () => {
    expect(toneOf('100.04', '100')).toBe('neutral');
    expect(toneOf('99.96', '100')).toBe('neutral');
    expect(toneOf('101', '100')).toBe('bad');
    expect(toneOf('99', '100')).toBe('good');
    expect(toneOf('5000', '100')).toBe('bad');
    expect(toneOf('5', '0')).toBe('bad');
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
