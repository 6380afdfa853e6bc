import { usePseudoTexts } from './pseudo-texts';

describe('the texts for tests', () => {
  const { translate } = $localize;
  afterEach(() => ($localize.translate = translate));

  it('are bracketed as a whole, around what is put into them', () => {
    usePseudoTexts();
    expect($localize`:@@test.plain:Datasets`).toBe('⟦Dátáséts⟧');
    expect($localize`:@@test.filled:from ${'DE'}:from: to ${'AT'}:to:`).toBe('⟦fróm DE tó AT⟧');
    expect($localize`:@@test.colon:${'Spend'}:what:: no data`).toBe('⟦Spend: ñó dátá⟧');
  });

  it('leave the language of plurals as it is', () => {
    usePseudoTexts();
    const plural = $localize`:@@test.plural:{VAR_PLURAL, plural, =1 {1 day} other {days}}`;
    expect(plural).toBe('{VAR_PLURAL, plural, =1 {1 day} other {days}}');
  });
});
