import { createHash } from 'node:crypto';

/** The page brings its style along: it may be saved, and printed anywhere. */
export const RECEIPT_STYLE = `
:root { color-scheme: light dark;
  --canvas: light-dark(#f6f6f3, #0e1012); --surface: light-dark(#fff, #15181b);
  --border: light-dark(#deded8, #2a2f35); --text: light-dark(#17191c, #eceef1); --quiet: light-dark(#4a4f57, #b4bac3);
  --ok: light-dark(#0b6b43, #6fd7a1); --bad: light-dark(#b3201f, #ff9c94); }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 16px; background: var(--canvas); color: var(--text);
  font: 14px/1.45 system-ui, sans-serif; }
main { max-width: 720px; margin: 0 auto; padding: 24px; background: var(--surface);
  border: 1px solid var(--border); border-radius: 10px; }
h1 { margin: 0; font-size: 20px; overflow-wrap: anywhere; }
h2 { margin: 28px 0 8px; font-size: 15px; }
p { margin: 4px 0; color: var(--quiet); }
.note { margin-top: 16px; padding: 8px 12px; border: 1px solid var(--border); border-radius: 6px; color: var(--text); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { padding-bottom: 4px; text-align: left; color: var(--quiet); }
th, td { padding: 5px 8px; border-bottom: 1px solid var(--border); text-align: right; font-weight: 400; }
th:first-child { padding-left: 0; text-align: left; } td:last-child, thead th:last-child { padding-right: 0; }
thead th { color: var(--quiet); }
tfoot th, tfoot td { border-bottom: 0; font-weight: 600; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 0 40px; align-items: start; }
td { overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(120px, auto) 1fr; gap: 4px 16px; margin: 0; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
.ok { color: var(--ok); font-weight: 600; } .bad { color: var(--bad); font-weight: 600; }
@media (max-width: 480px) { body { padding: 8px; } main { padding: 16px; } th, td { padding-inline: 3px; } }
@media print {
  :root { color-scheme: light; }
  body { padding: 0; background: none; font-size: 9pt; }
  main { max-width: none; padding: 0; border: 0; }
  h2 { margin-top: 16px; } th, td { padding-block: 2px; } dl { gap: 1px 16px; }
  section { break-inside: avoid; }
  @page { margin: 14mm; }
}
`;

const STYLE_HASH = createHash('sha256').update(RECEIPT_STYLE).digest('base64');

/** Nothing is loaded and nothing runs; the one style is known by its hash. */
export const RECEIPT_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
