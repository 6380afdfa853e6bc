import { TestBed } from '@angular/core/testing';
import { Formats } from '@etl-studio/ui';

import { detailWords as wordsOf } from './audit-words';

describe('detailWords', () => {
  const detailWords = (detail: Parameters<typeof wordsOf>[0]) => wordsOf(detail, TestBed.inject(Formats));

  it('names what people know, in words', () => {
    expect(detailWords({ fileName: 'ads.csv', validRows: 12, role: null })).toBe(
      'file name: ads.csv, valid rows: 12',
    );
  });

  it('leaves out what only programs read', () => {
    expect(detailWords({ size: 9, sha256: 'cbd2', datasetId: '7f', runIds: ['1'], paid: 'yes' })).toBe(
      'size: 9 bytes, paid: yes',
    );
  });

  it('writes roles, sizes, amounts and instants as the rest of the console does', () => {
    expect(
      detailWords({ role: 'MEMBER', size: 10_730, spend: '25019.66', expiresAt: '2026-09-03T14:02:00.000Z' }),
    ).toMatch(/^role: Member, size: 10 kB, spend: 25,019\.66, expires at: \d Sept? 2026, \d\d:\d\d$/);
  });
});
