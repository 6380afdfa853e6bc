import { LineChart } from 'echarts/charts';
// Without the pointer of its axes.
import { GridSimpleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

// Readout, legend and keyboard are our own: what is not listed here is not loaded.
use([LineChart, GridSimpleComponent, LabelLayout, SVGRenderer]);

/** What a chart is made by, and nothing else: a whole namespace that is passed on keeps all that is in it. */
export const echarts = { init };
