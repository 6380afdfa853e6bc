import { NO_PROGRESS, type Progress } from '../progress';
import { PartsProgress } from './parts-progress';

const part = (rows: number, spend: string, causes: Progress['topErrors'] = []): Progress => ({
  ...NO_PROGRESS,
  phase: 'importing',
  processedRows: rows,
  validRows: rows - 1,
  invalidRows: 1,
  bytesRead: rows * 10,
  spend,
  topErrors: causes,
});

describe('the progress of a run in parts', () => {
  it('is the sum of its parts, with their causes of errors in the order of the file', () => {
    const progress = new PartsProgress();
    progress.heard(1, part(20, '0.2', [{ code: 'required', field: 'date', count: 4, sampleRow: 120 }]));
    progress.heard(0, part(10, '0.1', [{ code: 'required', field: 'date', count: 2, sampleRow: 7 }]));
    expect(progress.now()).toMatchObject({
      phase: 'importing',
      processedRows: 30,
      validRows: 28,
      invalidRows: 2,
      bytesRead: 300,
      spend: '0.3',
      topErrors: [{ code: 'required', field: 'date', count: 6, sampleRow: 7 }],
    });
  });

  it('never falls when a part is begun anew', () => {
    const progress = new PartsProgress();
    progress.heard(0, part(10, '1'));
    progress.heard(1, part(40, '4'));
    progress.heard(1, part(5, '0.5'));
    expect(progress.now()).toMatchObject({ processedRows: 50, spend: '5' });
    progress.heard(1, part(41, '4.5'));
    expect(progress.now()).toMatchObject({ processedRows: 51, spend: '5.5' });
  });
});
