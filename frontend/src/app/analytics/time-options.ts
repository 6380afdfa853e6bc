import type { Anomaly } from '@etl-studio/contracts';
import type { EChartsCoreOption } from 'echarts/core';

import type { ChartColours } from './chart-colours';
import type { PlotPoint } from './time-points';

const INSET = { top: 14, right: 28, bottom: 28, left: 64 };
/** CSS inset of the area that the lines are drawn in. */
export const PLOT_INSET = `${INSET.top}px ${INSET.right}px ${INSET.bottom}px ${INSET.left}px`;

/** Points up to which a label of each unusual one finds room. */
const LABELLED_UP_TO = 3;

export interface DrawnLayer {
  /** Plain CSS colour. */
  colour: string;
  spends: readonly (string | null)[];
}

export interface LineDrawing {
  colours: ChartColours;
  scale: { min: number; max: number; step: number };
  points: readonly (PlotPoint & { unusual: Anomaly | null; change: string })[];
  /** Channels that the spend is told apart by, the lowest first; none where it is shown as one. */
  layers: readonly DrawnLayer[];
  axisMoney: (amount: number) => string;
  axisDay: (day: string) => string;
  /** Days at most that are named below the lines. */
  mostDays: number;
}

/** How the lines are drawn: the days shown as line and area, those compared with dashed, unusual ones ringed. */
export function lineOptions({
  colours,
  scale,
  points,
  layers,
  axisMoney,
  axisDay,
  mostDays,
}: LineDrawing): EChartsCoreOption {
  const axisText = { color: colours['text-3'], fontSize: 11, fontFamily: 'inherit' };
  const unusual = points.filter((point) => point.unusual !== null).length;
  return {
    animation: false,
    backgroundColor: 'transparent',
    grid: INSET,
    xAxis: {
      type: 'category',
      boundaryGap: points.length === 1,
      data: points.map(({ date }) => date),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.border } },
      axisLabel: {
        ...axisText,
        formatter: axisDay,
        hideOverlap: true,
        interval: Math.max(0, Math.ceil(points.length / mostDays) - 1),
      },
    },
    yAxis: {
      type: 'value',
      min: scale.min,
      max: scale.max,
      interval: scale.step,
      axisLabel: { ...axisText, formatter: axisMoney },
      splitLine: { lineStyle: { color: colours.border } },
    },
    series: [
      ...layers.map((layer) => layerOf(layer, colours, points)),
      {
        ...lineOf(points.map(({ before }) => before?.spend ?? null)),
        lineStyle: { color: colours['c-other'], width: 1.5, type: [4, 4] },
        itemStyle: { color: colours['c-other'] },
      },
      {
        ...lineOf(points.map(({ spend }) => spend)),
        data: points.map((point, index) => ({
          value: point.spend,
          ...mark(points, index),
          ...(point.unusual &&
            ring(colours, unusual <= LABELLED_UP_TO ? point.change : '', labelPlace(points, index))),
        })),
        labelLayout: { hideOverlap: true },
        lineStyle: { color: layers.length > 0 ? colours.text : colours.c1, width: layers.length > 0 ? 1 : 2 },
        itemStyle: { color: colours.c1 },
        ...(layers.length > 0 ? {} : { areaStyle: { color: colours.c1, opacity: 0.08 } }),
      },
    ],
  };
}

function lineOf(data: readonly (string | null)[]) {
  return { type: 'line', silent: true, symbol: 'circle', showAllSymbol: true, symbolSize: 0, data };
}

/** A channel that did not spend on a day of the others is no hole in what stands above it. */
function layerOf({ colour, spends }: DrawnLayer, colours: ChartColours, points: LineDrawing['points']) {
  return {
    ...lineOf(spends.map((spend, index) => spend ?? (points[index]?.spend == null ? null : '0'))),
    stack: 'channels',
    lineStyle: { color: colours.surface, width: 1 },
    itemStyle: { color: colour },
    areaStyle: { color: colour, opacity: 0.85 },
  };
}

/** A point without neighbours has no line to be seen by. */
function mark(points: LineDrawing['points'], index: number) {
  const [before, after] = [points[index - 1]?.spend ?? null, points[index + 1]?.spend ?? null];
  return { symbolSize: before === null && after === null ? 6 : 0 };
}

/** Where the line leaves room beside a point: above a peak, below a dip, on the outer side of a slope. */
export function labelPlace(points: LineDrawing['points'], index: number) {
  const [before, at, after] = [-1, 0, 1].map((step) => points[index + step]?.spend ?? null);
  const isDown = (before ?? null) !== null && Number(before) > Number(at);
  const isUp = (after ?? null) !== null && Number(after) > Number(at);
  if (isDown && isUp) return { position: 'bottom', align: 'center' } as const;
  if (isDown) return { position: 'top', align: index === points.length - 1 ? 'right' : 'left' } as const;
  return { position: 'top', align: isUp && index > 0 ? 'right' : 'center' } as const;
}

function ring(colours: ChartColours, label: string, place: ReturnType<typeof labelPlace>) {
  return {
    symbolSize: 12,
    itemStyle: { color: colours.surface, borderColor: colours['bad-fill'], borderWidth: 2.5 },
    label: {
      show: label !== '',
      formatter: label,
      ...place,
      distance: 8,
      color: colours['bad-text'],
      // The dashed line may still pass behind it.
      textBorderColor: colours.surface,
      textBorderWidth: 3,
      fontSize: 12,
      fontWeight: 600,
      fontFamily: 'inherit',
    },
  };
}
