import { channelColour, channelColours } from './channel-colour';

describe('channelColour', () => {
  it('tells the platforms apart that most organizations advertise on', () => {
    const names = ['Google Ads', 'Meta Ads', 'TikTok Ads', 'LinkedIn Ads', 'Microsoft Ads', 'Amazon Ads'];
    expect(new Set(names.map(channelColour)).size).toBe(names.length);
  });

  it('knows a platform by the names that exports give it', () => {
    for (const name of ['google', 'Google Ads', 'GOOGLE_ADS', 'AdWords'])
      expect(channelColour(name)).toBe(channelColour('Google Ads'));
    for (const name of ['Facebook', 'facebook ads', 'Meta'])
      expect(channelColour(name)).toBe(channelColour('Meta Ads'));
    expect(channelColour('Microsoft Advertising')).toBe(channelColour('Bing Ads'));
  });

  it('gives every other name a colour of the palette that does not change', () => {
    for (const name of ['Newsletter', 'Google Search', 'constructor', 'Ads', '', '微信'])
      expect(channelColour(name)).toMatch(/^var\(--c[1-6]\)$/);
    expect(channelColour('Newsletter')).toBe(channelColour('newsletter'));
  });
});

describe('channelColours', () => {
  const six = ['Search', 'Retail Media', 'Social', 'Google Search', 'Podcast', 'Newsletter'];

  it('tells six channels of a chart apart, whatever their order', () => {
    const colours = channelColours(six);
    expect(new Set(colours.values()).size).toBe(six.length);
    expect(new Map([...channelColours([...six].reverse())].sort())).toEqual(new Map([...colours].sort()));
  });

  it('leaves a platform the colour that it has everywhere', () => {
    const names = ['Meta Ads', 'Brand', 'Search', 'Alpha', 'Beta', 'Gamma'];
    const colours = channelColours(names);
    for (const name of ['Meta Ads', 'Search']) expect(colours.get(name)).toBe(channelColour(name));
    expect(new Set(colours.values()).size).toBe(names.length);
  });

  it('says nothing of more channels than there are colours', () => {
    expect(channelColours([...six, 'Seventh']).has('Seventh')).toBe(false);
  });
});
