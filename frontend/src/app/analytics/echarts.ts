import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

// Readout, legend and keyboard are our own: what is not listed here is not loaded.
echarts.use([LineChart, GridComponent, LabelLayout, SVGRenderer]);

export { echarts };
