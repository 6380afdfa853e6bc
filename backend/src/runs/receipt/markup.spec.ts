import { markup } from './markup';

describe('markup', () => {
  it('escapes every value', () => {
    expect(markup`<p title="${'"\''}">${'<script>&'}</p>`.text).toBe(
      '<p title="&quot;&#39;">&lt;script&gt;&amp;</p>',
    );
  });

  it('takes in other markup as it is, one piece, several or none', () => {
    const items = [1, 2].map((n) => markup`<li>${n}</li>`);
    expect(markup`<ul>${items}</ul>${markup`<hr>`}${null}`.text).toBe('<ul><li>1</li><li>2</li></ul><hr>');
  });

  it('shows characters that turn or hide text by their number, and keeps the rest', () => {
    expect(markup`${'a\u202eb\u200bc\ud800\n'}`.text).toBe('a\\u{202e}b\\u{200b}c\\u{d800}\\u{a}');
    expect(markup`${'Käse 🧀 日本'}`.text).toBe('Käse 🧀 日本');
  });
});
