import type { MappingField } from '@etl-studio/contracts';
import { inspect } from '../testing/read-all';
import { suggestMapping } from './suggest-mapping';
import { toInspection } from './to-inspection';

function suggested(header: string, ...rows: string[]): Partial<Record<MappingField, string>> {
  const suggestion = suggestMapping(inspect([header, ...rows].join('\n') + '\n'));
  return Object.fromEntries(
    Object.entries(suggestion).map(([field, { source, constant }]) => [field, source ?? `=${constant}`]),
  );
}

describe('a suggested mapping', () => {
  it('takes a column called spend whose values are mostly no amounts, and says so', () => {
    const rows = ['2026-01-01,A,X,n.a.,red', '2026-01-02,B,X,tba,blue', '2026-01-03,C,X,1.50,red'];
    const file = inspect(['Date,Campaign,Channel,Spend,Colour', ...rows].join('\n') + '\n');
    const { spend, clicks } = suggestMapping(file);
    expect(spend).toMatchObject({ source: 'Spend', confidence: 0.5 });
    expect(spend?.reason).toBe('The column is called “Spend”, though most of its values are no amounts.');
    expect(clicks).toBeUndefined();
    const better = inspect(
      ['Date,Campaign,Channel,Spend,Amount spent', ...rows.map((row) => row.replace(/[a-z]+$/, '2.5'))].join(
        '\n',
      ) + '\n',
    );
    expect(suggestMapping(better).spend?.source).toBe('Amount spent');
  });

  it('reads Meta exports', () => {
    expect(
      suggested(
        'Campaign name,Day,Results,Cost per results,Amount spent (USD),Link clicks,Clicks (all)',
        'A,2026-01-01,1,2.5,10.5,7,8',
      ),
    ).toEqual({
      date: 'Day',
      campaign: 'Campaign name',
      channel: '=Meta Ads',
      spend: 'Amount spent (USD)',
      clicks: 'Link clicks',
      conversions: 'Results',
    });
  });

  it('reads Google exports in Japanese', () => {
    expect(
      suggested(
        'キャンペーン レポート',
        '2026年3月1日～2026年3月31日',
        'キャンペーン,日,通貨コード,費用,クリック数,コンバージョン',
        'ブランド,2026-03-01,JPY,"3,885",12,3.00',
      ),
    ).toEqual({
      date: '日',
      campaign: 'キャンペーン',
      channel: '=Google Ads',
      currency: '通貨コード',
      spend: '費用',
      clicks: 'クリック数',
      conversions: 'コンバージョン',
    });
  });

  it('takes the start of a row for its day only where the row ends on it', () => {
    const header = 'Start Date,End Date,Campaign Name,Spend';
    expect(suggested(header, '2026-05-10,2026-05-10,A,1').date).toBe('Start Date');
    expect(suggested(header, '2026-05-01,2026-05-31,A,1').date).toBeUndefined();
    expect(suggested(header, '2026-05-01,N/A,A,1').date).toBeUndefined();
  });

  it('takes the midnight after a day for its end', () => {
    const header = 'Start Time,End Time,Campaign Name,Spend';
    const day = '2026-08-31T00:00:00.000-07:00,2026-09-01T00:00:00.000-07:00,A,1';
    expect(suggested(header, day).date).toBe('Start Time');
    expect(suggested(header, day.replaceAll('T00:00', 'T00:30')).date).toBeUndefined();
    expect(suggested(header, day.replace('2026-09-01', '2026-09-02')).date).toBeUndefined();
    expect(suggested(header, '2026-08-31,2026-09-01,A,1').date).toBeUndefined();
  });

  it.each([
    'Cost / conv.',
    'Avg. CPC',
    'Cost per result',
    'Conv. rate',
    'Conv. value',
    'Budget',
    'View-through conv.',
    'Campaign start date',
    'Last updated',
    'Purchases conversion value',
    'Kosten/Conv.',
    'Durchschn. CPC',
    'Conv.-Wert',
    'Kosten pro Ergebnis',
    'Tagesbudget',
    'Bestellwert',
    'Startdatum der Kampagne',
    'Coût par résultat',
    'Taux de conversion',
    'Valeur de conversion des achats',
    'Coste por clic (CPC)',
    'Presupuesto de la campaña',
    'Costo medio per clic',
    'Custo por resultado',
    'Valor de conv.',
    'Kosten per resultaat',
    'Gem. kosten',
    'Koszt za wynik',
    'Współczynnik konwersji',
    'Kostnad per resultat',
    'Keskim. kustannus',
    'Cena za konverzi',
    'Sonuç Başına Ücret',
    'Ср. цена клика',
    'Коэффициент конверсии',
    'コンバージョン単価',
    'コンバージョン率',
    '平均クリック単価',
    '每次转化费用',
    '转化率',
    '전환율',
    '전환당비용',
    'Link clicks (unique)',
    'Campaign Budget',
    'Cost per 1,000 people reached',
  ])('never offers %s', (name) => {
    expect(suggested(`${name},Note,Other`, '2026-01-01,x,y', '2026-01-02,x,y')).toEqual({});
    expect(suggested(`${name},Note,Other`, '1.5,x,y', '2.5,x,y')).toEqual({});
  });

  it('takes a name with a field’s word beside others for a guess to be looked at', () => {
    const { spend, clicks } = suggestMapping(
      inspect('Day,Campaign,Meta Cost (net),Clicks on ads\n2026-01-01,A,1.5,3\n'),
    );
    expect(spend).toMatchObject({ source: 'Meta Cost (net)', confidence: 0.64 });
    expect(clicks).toMatchObject({ source: 'Clicks on ads', confidence: 0.64 });
  });

  it.each([
    ['Ａｍｏｕｎｔ ｓｐｅｎｔ（USD）'],
    ['AMOUNT_SPENT'],
    ['amount-spent [EUR]'],
    ['AmountSpent'],
    ['Amount spent, €'],
    ['USD amount spent'],
    ['Montant de\u0301pense\u0301 (€)'],
    ['Costo ($)'],
    ['費用（円）'],
  ])('knows the spend by %s', (name) => {
    expect(suggested(`"${name}",Note`, '1.5,x').spend).toBe(name);
  });

  it('does not take revenue called sales for conversions', () => {
    expect(suggested('Day,Campaign,Cost,Sales', '2026-01-01,A,1.5,12')).toMatchObject({
      conversions: 'Sales',
    });
    expect(suggested('Day,Campaign,Cost,Sales', '2026-01-01,A,1.5,$120.50').conversions).toBeUndefined();
  });

  it('asks where a date or an amount can be read in two ways, with values that tell them apart', () => {
    const { date, spend } = suggestMapping(
      inspect('Day,Campaign,Cost\n01/02/2026,A,"1,500"\n02/02/2026,B,"2,250"\n'),
    );
    expect(date?.ambiguous?.options).toEqual([
      {
        format: 'DD/MM/YYYY',
        samples: [{ raw: '01/02/2026', converted: '2026-02-01' }],
      },
      {
        format: 'MM/DD/YYYY',
        samples: [{ raw: '01/02/2026', converted: '2026-01-02' }],
      },
    ]);
    expect(spend?.ambiguous?.options.map(({ decimal, samples }) => [decimal, samples[0]?.converted])).toEqual(
      [
        ['.', '1500'],
        [',', '1.5'],
      ],
    );
    expect(spend?.confidence).toBeLessThan(0.7);
  });

  it('takes a channel column before the platform, but no network of the platform itself', () => {
    const google = 'Campaign,Cost,Avg. CPC,Cost / conv.';
    expect(suggested(`${google},Channel`, 'A,1.5,0.5,3,Email').channel).toBe('Channel');
    expect(suggested(`${google},Network`, 'A,1.5,0.5,3,Search').channel).toBe('=Google Ads');
  });

  it('invents no channel for a header that any sheet may have', () => {
    expect(suggested('Date,Campaign,Spend,Clicks', '2026-01-01,A,1.5,3').channel).toBeUndefined();
    expect(suggested('Datum;Kampagne;Kosten;Klicks', '2026-01-01;A;1,5;3').channel).toBeUndefined();
    expect(suggested('日,キャンペーン,費用,クリック数', '2026-01-01,A,1.5,3').channel).toBeUndefined();
  });

  it('offers the only day of a report that has no date column', () => {
    expect(
      suggested('Campaign report', '1 May 2026 - 1 May 2026', 'Campaign,Cost,Clicks', 'A,1,2').date,
    ).toBe('=2026-05-01');
  });

  it('says what shows the platform', () => {
    const reasonFor = (header: string, row: string) =>
      suggestMapping(inspect(`${header}\n${row}\n`)).channel?.reason;
    expect(reasonFor('Day,Campaign name,Amount spent,Swipe ups', '2026-01-01,A,1.5,2')).toBe(
      'The file comes from Snapchat Ads, as its column “Swipe ups” shows, and has no channel column.',
    );
    expect(reasonFor('Day,Campaign name,Amount spent,Reach,Results', '2026-01-01,A,1.5,2,3')).toBe(
      'The file comes from Meta Ads, as its columns “Reach” and “Results” show, and has no channel column.',
    );
    expect(reasonFor('Spotify Ads Manager\n\nDay,Campaign,Spend', '2026-01-01,A,1.5')).toBe(
      'The file comes from Spotify Ads, as the lines above the table say, and has no channel column.',
    );
  });

  it('gives every suggestion a confidence and a reason', () => {
    for (const { confidence, reason } of Object.values(
      suggestMapping(inspect('Day,Campaign,Cost\n2026-01-01,A,1.5\n')),
    )) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(reason).toMatch(/\w+ \w+/);
    }
  });
});

describe('an inspection', () => {
  const inspection = toInspection(
    inspect('Day,Campaign,Channel,Cost\n2026-01-01,A,Search,1.50\n2026-02-30,B,Search,x\nTotal,,,1.50\n'),
  );

  it('previews what the suggested mapping makes of the first rows', () => {
    expect(inspection.preview).toEqual([
      {
        rowNumber: 1,
        line: 2,
        values: ['2026-01-01', 'A', 'Search', '1.50'],
        record: {
          date: '2026-01-01',
          campaign: 'A',
          channel: 'Search',
          spend: '1.5',
          clicks: null,
          conversions: null,
        },
        errors: [],
      },
      expect.objectContaining({ rowNumber: 2, line: 3, record: { campaign: 'B', channel: 'Search' } }),
    ]);
    expect(inspection.preview[1]?.errors.map(({ code }) => code)).toEqual(['invalid_date', 'invalid_number']);
  });

  it.each([
    ['Week,Campaign,Cost', '2026-01-05,A,1', 'The column “Week” holds longer periods than days.'],
    [
      'Reporting starts,Reporting ends,Campaign name,Amount spent',
      '2026-01-01,2026-01-31,A,1',
      'The rows that begin on “Reporting starts” end on other days.',
    ],
    [
      'Campaign report\n1 May 2026 - 8 May 2026\nCampaign,Cost',
      'A,1',
      'The report covers 2026-05-01 to 2026-05-08 and has no column with the day.',
    ],
  ])('says why no column holds the day: %s', (header, row, reason) => {
    const { warnings, suggestedMapping } = toInspection(inspect(`${header}\n${row}\n`));
    expect(suggestedMapping.date).toBeUndefined();
    expect(warnings).toContainEqual({ code: 'no_daily_date', message: expect.stringContaining(reason) });
  });

  it('tells the period of the report', () => {
    const { reportPeriod } = toInspection(
      inspect('Campaign report\n1 May 2026 - 8 May 2026\nCampaign,Cost\nA,1\n'),
    );
    expect(reportPeriod).toEqual({ from: '2026-05-01', to: '2026-05-08' });
  });

  it('counts rows and totals apart', () => {
    expect(inspection).toMatchObject({
      dataRows: 2,
      trailerRows: 1,
      platform: null,
      dialect: { headerRow: 1, decimal: '.' },
    });
  });
});
