import type { ChartColours } from './chart-colours';

interface Bar {
  name: string;
  words: string;
  /** Plain CSS colour. */
  colour: string;
  /** 0 to 100. */
  width: number;
}

const LINE = 30;
const FRAME = { width: 640, label: 150, amount: 130, margin: 16 };

/** Bars with names and amounts as the address of an SVG, for a picture that can be pasted elsewhere. */
export function barsSvg(bars: readonly Bar[], colours: ChartColours) {
  const size = { width: FRAME.width, height: bars.length * LINE + 2 * FRAME.margin };
  const room = FRAME.width - FRAME.label - FRAME.amount - 2 * FRAME.margin;
  const lines = bars.map(({ name, words, colour, width }, index) => {
    const top = FRAME.margin + index * LINE;
    const left = FRAME.margin + FRAME.label;
    return [
      text(name, FRAME.margin, top, 'start', colours.text),
      `<rect x="${left}" y="${top + 7}" width="${Math.max((room * width) / 100, 2)}" height="16" rx="3" fill="${colour}"/>`,
      text(words, FRAME.width - FRAME.margin, top, 'end', colours.text),
    ].join('');
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${lines.join('')}</svg>`;
  return { url: `data:image/svg+xml;charset=UTF-8,${encodeURIComponent(svg)}`, size };
}

function text(words: string, x: number, top: number, anchor: string, colour: string): string {
  const escaped = words.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<text x="${x}" y="${top + 20}" text-anchor="${anchor}" font-family="sans-serif" font-size="13" fill="${colour}">${escaped}</text>`;
}
