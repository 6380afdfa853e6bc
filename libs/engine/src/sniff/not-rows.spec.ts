import { readAll } from '../testing/read-all';

const HEADER = 'Day,Campaign,Channel,Cost,Clicks\n';
const DATA = '2026-05-01,A,Search,1.50,10\n2026-05-02,B,Search,2.50,20\n2026-05-03,C,Social,3.00,30\n';

function notRowsOf(text: string) {
  const { profile, rows } = readAll(text);
  expect(rows).toHaveLength(profile.dataRows);
  return { rows: rows.length, notRows: profile.notRows.map(({ kind, line }) => `${kind} ${line}`) };
}

describe('totals', () => {
  it.each([
    ['Total,,,7.00,60'],
    ['Totals,-,-,7.00,60'],
    ['Grand Total:,---,---,7.00,60'],
    ['Gesamt: Konto, --, --,9.99,99'],
    ['Total : compte,,,9.99,99'],
    ['合計,,,7.00,60'],
    ['Summe,,,9.99,99'],
    ['Total of 3 results,-,-,9.99,99'],
    [',,Total,9.99,99'],
    [',,,9.99,99'],
    ['N/A,-, --,9.99,99'],
    ['Kokku,,,7.00,60'],
    ['Σύνολο: Λογαριασμός,,,9.99,99'],
    ['Genel toplam,,,9.99,99'],
    ['Suma końcowa,,,9.99,99'],
    ['총합계,,,9.99,99'],
    ['Results from 3 campaigns,,,9.99,99'],
    ['All,All,All,7.00,60'],
  ])('at the end: %s', (total) => {
    expect(notRowsOf(`${HEADER}${DATA}${total}\n`)).toEqual({ rows: 3, notRows: ['total 5'] });
  });

  it('in many rows at the end', () => {
    const totals = 'Total: Campaigns,,,7.00,60\nTotal: Account,,,8.00,70\nTotal: Search,,Search,4.00,30\n';
    expect(notRowsOf(HEADER + DATA + totals)).toEqual({
      rows: 3,
      notRows: ['total 5', 'total 6', 'total 7'],
    });
  });

  it.each([['Total,,,7.00,60'], [',,,7.00,60'], [',Grand total,,7.00,60'], ['2026-05-01,,,7.00,60']])(
    'first below the header: %s',
    (total) => {
      expect(notRowsOf(`${HEADER}${total}\n${DATA}`)).toEqual({ rows: 3, notRows: ['total 2'] });
    },
  );

  it.each([
    ['2026-05-04,Total,Search,1.00,5'],
    ['2026-05-04,,Search,1.00,5'],
    ['2026-05-04,D,Search,7.00,60'],
    ['2026-05-04,Total Wine,Search,1.00,5'],
    ['2026-05-04,Total: Wine,Search,1.00,5'],
    ['2026-05-04,All,All,1.00,5'],
    ['2026-05-04,Average,,1.00,5'],
  ])('are not a last row of data: %s', (row) => {
    expect(notRowsOf(`${HEADER}${DATA}${row}\n`)).toEqual({ rows: 4, notRows: [] });
  });

  it.each([
    ['Total Wine,Search,Active,5.00,3'],
    ['Total - Brand,Search,Active,5.00,3'],
    ['Media,,,5.00,3'],
    ['C,Search,Active,4.00,30'],
  ])('are not a last row without a date: %s', (row) => {
    const data = 'Campaign,Channel,Status,Cost,Clicks\nA,Search,Active,1.50,10\nB,Social,Active,2.50,20\n';
    expect(notRowsOf(`${data}${row}\n`)).toEqual({ rows: 3, notRows: [] });
  });

  it.each(['Average,,,2.33,20', 'Durchschnitt, --, --,"2,33",20', '平均,,,2.33,20'])(
    'may have averages below: %s',
    (average) => {
      const file = `${HEADER}${DATA}Total,,,7.00,60\n${average}\n`;
      expect(notRowsOf(file)).toEqual({ rows: 3, notRows: ['total 5', 'note 6'] });
    },
  );

  it('are found below more rows than are held back', () => {
    const many = Array.from({ length: 500 }, (_, i) => `2026-05-01,C${i},Search,1.50,10`).join('\n');
    expect(notRowsOf(`${HEADER}${many}\n,,,750.00,5000\n`)).toEqual({ rows: 500, notRows: ['total 502'] });
  });
});

describe('subtotals', () => {
  const group = (name: string, cost: string) =>
    `2026-05-01,${name},Search,${cost},10\n2026-05-02,${name},Search,${cost},10\n`;

  it.each([
    ['A Total,,,3.00,20', 'B Total,,,5.00,20'],
    [',A Total,,3.00,20', ',B Total,,5.00,20'],
    ['Subtotal,,,3.00,20', 'Subtotal,,,5.00,20'],
    ['Zwischensumme, --, --,3.00,20', 'Zwischensumme, --, --,5.00,20'],
    ['Total: A,,,3.00,20', 'Total: B,,,5.00,20'],
    [',,小計,3.00,20', ',,小計,5.00,20'],
  ])('stand below their rows: %s', (a, b) => {
    const file = `${HEADER}${group('A', '1.50')}${a}\n${group('B', '2.50')}${b}\nGrand Total,,,8.00,40\n`;
    expect(notRowsOf(file)).toEqual({ rows: 4, notRows: ['total 4', 'total 7', 'total 8'] });
  });

  it('are found anywhere in a long file', () => {
    const groups = Array.from({ length: 100 }, (_, i) => `${group(`C${i}`, '1.50')}Subtotal,,,3.00,20\n`);
    const { rows, notRows } = notRowsOf(HEADER + groups.join(''));
    expect([rows, notRows.length]).toEqual([200, 100]);
  });

  it.each([
    ['2026-05-01,Subtotal,,1.00,5'],
    ['2026-05-01,B Total,,1.00,5'],
    [',Total Wine,,1.00,5'],
    [',C Total,,1.00,5'],
    [',Subtotal,Search,1.00,5'],
    [',B,,1.00,5'],
  ])('are not rows such as %s', (row) => {
    const file = `${HEADER}${group('B', '2.50')}${row}\n${group('D', '1.50')}`;
    expect(notRowsOf(file)).toEqual({ rows: 5, notRows: [] });
  });
});

describe('notes', () => {
  it('below a table are no rows', () => {
    expect(notRowsOf(`${HEADER}${DATA}\n"©2026 Somebody, Inc."\n`)).toEqual({ rows: 3, notRows: ['note 6'] });
  });

  it('stand below totals, in several cells', () => {
    const tail =
      ',,,7.00,60\n\nReport Time:,2026/07/12 14:14 GMT\nGroup By:,Day\n"A sentence, with commas."\n';
    expect(notRowsOf(HEADER + DATA + tail)).toEqual({
      rows: 3,
      notRows: ['total 5', 'note 7', 'note 8', 'note 9'],
    });
  });

  it('are not looked for in narrow tables', () => {
    expect(notRowsOf('Campaign,Cost\nA,1\nB\n')).toEqual({ rows: 2, notRows: [] });
  });
});

describe('comments and blank rows', () => {
  it('are no rows anywhere', () => {
    expect(
      notRowsOf(`${HEADER}# a comment\n${DATA},,,,\n\n   \n2026-05-04,D,Search,1.00,5\n# the end\n`),
    ).toEqual({ rows: 4, notRows: [] });
  });

  it('are rows where they have all columns', () => {
    expect(notRowsOf(`${HEADER}#1,A,Search,1.00,5\n${DATA}`).rows).toBe(4);
  });
});
