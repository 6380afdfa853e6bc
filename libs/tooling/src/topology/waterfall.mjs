const [WIDTH, NAMES, ROW, TOP] = [960, 380, 30, 44];
const COLOURS = { api: '#2450d8', worker: '#ca7743' };

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** How deep below the root a span is. @param {Map<string, import('./trace-collector.mjs').Span>} byId */
function depthOf(span, byId) {
  const parent = byId.get(span.parentSpanId ?? '');
  return parent ? 1 + depthOf(parent, byId) : 0;
}

/**
 * A trace as a picture (SVG): a line a span, from the request to what became of it.
 * @param {import('./trace-collector.mjs').Span[]} spans of one trace, in the order in which they began
 */
export function waterfall(spans) {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const ms = (nanoseconds) => Number(BigInt(nanoseconds) - BigInt(spans[0]?.startTimeUnixNano ?? 0)) / 1e6;
  const whole = Math.max(...spans.map(({ endTimeUnixNano }) => ms(endTimeUnixNano)));
  const x = (time) => NAMES + (time / whole) * (WIDTH - NAMES - 90);
  const lines = spans.map((span, index) => {
    const [from, to] = [ms(span.startTimeUnixNano), ms(span.endTimeUnixNano)];
    const y = TOP + index * ROW;
    const name = `<text x="${16 + depthOf(span, byId) * 16}" y="${y + 15}">${escaped(span.name)}</text>`;
    const service = span.service.replace('etl-studio-', '');
    const of = `<text x="${NAMES - 20}" y="${y + 15}" text-anchor="end" class="of">${escaped(service)}</text>`;
    const colour = COLOURS[service.replace(/-\d+$/, '')];
    const width = Math.max(2, x(to) - x(from)).toFixed(1);
    const bar = `<rect x="${x(from).toFixed(1)}" y="${y + 3}" width="${width}" height="16" rx="2" fill="${colour}"/>`;
    const time = `<text x="${(Math.max(x(to), x(from) + 2) + 6).toFixed(1)}" y="${y + 15}" class="of">${(to - from).toFixed(1)} ms</text>`;
    return name + of + bar + time;
  });
  const height = TOP + spans.length * ROW + 12;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="A trace of ${spans.length} spans">
<style>text{font:13px Inter,system-ui,sans-serif;fill:#17191c}.of{fill:#62676f}</style>
<rect width="100%" height="100%" fill="#fff"/>
<text x="16" y="24" class="of">${spans.length} spans in ${whole.toFixed(1)} ms</text>
${lines.join('\n')}
</svg>
`;
}
