import { channelColour } from './channel-colour';

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
