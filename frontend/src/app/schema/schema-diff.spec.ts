import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { schemaChanges } from '@etl-studio/engine';

import { SchemaDiff } from './schema-diff';

let fixture: ComponentFixture<SchemaDiff>;
beforeEach(() => (fixture = TestBed.createComponent(SchemaDiff)));

async function lines(before: object, after: object): Promise<string[]> {
  const schema = (rules: object) => ({ mapping: {}, rules });
  fixture.componentRef.setInput('changes', schemaChanges(schema(before), schema(after)));
  await fixture.whenStable();
  const items = (fixture.nativeElement as HTMLElement).querySelectorAll('li, p');
  return [...items].map(
    (item) => [...item.children].map((part) => part.textContent.trim()).join(' ') || item.textContent,
  );
}

describe('the diff of two schemas', () => {
  it('names what was and what is, and of lists only what came and went', async () => {
    const before = { spend: { min: 0, max: 9 }, channel: { allowed: ['Meta', 'X', 'TikTok'] } };
    const after = {
      spend: { min: '-5' },
      channel: { allowed: ['Meta', 'TikTok', 'Bing'] },
      clicks: { max: 3 },
    };
    expect(await lines(before, after)).toEqual([
      'Channel: allowed values was X is now Bing',
      'Spend: minimum was 0 is now -5',
      'Spend: maximum was 9 removed',
      'Clicks: maximum is now 3',
    ]);
  });

  it('says so where nothing differs', async () => {
    expect(await lines({ spend: { min: 0 } }, { spend: { min: '0.0' } })).toEqual(['Both say the same.']);
  });
});
