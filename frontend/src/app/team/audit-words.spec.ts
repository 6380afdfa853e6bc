import { detailWords } from './audit-words';

describe('detailWords', () => {
  it('names what people know, in words', () => {
    expect(detailWords({ fileName: 'ads.csv', validRows: 12, role: null })).toBe(
      'file name: ads.csv, valid rows: 12',
    );
  });

  it('leaves out what only programs read', () => {
    expect(detailWords({ size: 9, sha256: 'cbd2', datasetId: '7f', runIds: ['1'], paid: 'yes' })).toBe(
      'size: 9, paid: yes',
    );
  });
});
